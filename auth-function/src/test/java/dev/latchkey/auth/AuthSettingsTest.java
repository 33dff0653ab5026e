package dev.latchkey.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.latchkey.accounts.model.PasswordPolicy;
import dev.latchkey.accounts.model.SessionPolicy;
import dev.latchkey.accounts.model.ThrottlePolicy;
import dev.latchkey.runtime.config.Environment;
import dev.latchkey.runtime.config.InvalidSetting;
import dev.latchkey.runtime.config.Rate;
import dev.latchkey.web.limit.RateLimits;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AuthSettingsTest {
    @Test
    void theDefaultsAreThoseOfTheContract() {
        var settings = of(Map.of());

        assertThat(settings.accessTokenLife()).isEqualTo(Duration.ofMinutes(15));
        assertThat(settings.sessions())
                .isEqualTo(new SessionPolicy(Duration.ofSeconds(30), Duration.ofDays(30), Duration.ofDays(90)));
        assertThat(settings.passwords()).isEqualTo(new PasswordPolicy(8, 3));
        assertThat(settings.throttle()).isEqualTo(ThrottlePolicy.withFreeFailures(5));
        assertThat(settings.hash()).hasToString("m=19456,t=2,p=1");
        assertThat(settings.rates())
                .isEqualTo(new RateLimits(Map.of(
                        "login", Rate.parse("30/60s"),
                        "register", Rate.parse("10/60s"),
                        "refresh", Rate.parse("60/60s"))));
    }

    @Test
    void aShortLongestLifeBoundsTheIdleOne() {
        assertThat(of(Map.of("LATCHKEY_SESSION_MAX_TTL", "P7D")).sessions().idleLife())
                .isEqualTo(Duration.ofDays(7));
    }

    @Test
    void aRateIsReadFromItsVariable() {
        assertThat(of(Map.of("LATCHKEY_RATE_LIMIT_LOGIN", "7/10s")).rates().rates())
                .containsEntry("login", Rate.parse("7/10s"))
                .containsEntry("refresh", Rate.parse("60/60s"));
    }

    @Test
    void aWrongSettingIsNamed() {
        assertThatExceptionOfType(InvalidSetting.class)
                .isThrownBy(() -> of(Map.of("LATCHKEY_RATE_LIMIT_LOGIN", "30")))
                .withMessageStartingWith("LATCHKEY_RATE_LIMIT_LOGIN must be ");
    }

    private static AuthSettings of(Map<String, String> variables) {
        return AuthSettings.from(Environment.of(name -> Optional.ofNullable(variables.get(name))));
    }
}
