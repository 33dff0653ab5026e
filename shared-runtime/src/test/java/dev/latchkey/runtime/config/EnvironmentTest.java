package dev.latchkey.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EnvironmentTest {
    private enum Choice {
        ALLOW,
        REJECT
    }

    @Test
    void aVariableThatIsNotSetOrEmptyLeavesTheDefault() {
        var environment = with("LATCHKEY_DB_PORT", "  ");

        assertThat(environment.get(DeploymentSettings.DB_PORT)).isEqualTo(5432);
        assertThat(environment.find(DeploymentSettings.DB_PORT)).isEmpty();
        assertThat(environment.get(AccountSettings.ACCESS_TOKEN_TTL)).isEqualTo(Duration.ofMinutes(15));
        assertThat(environment.get(DataSettings.UNKNOWN_NAMESPACES, Choice.class))
                .isEqualTo(Choice.ALLOW);
    }

    @Test
    void aVariableThatIsAllowedIsTaken() {
        assertThat(with("LATCHKEY_DB_PORT", " 6000 ").get(DeploymentSettings.DB_PORT))
                .isEqualTo(6000);
        assertThat(with("LATCHKEY_ACCESS_TOKEN_TTL", "PT2M").get(AccountSettings.ACCESS_TOKEN_TTL))
                .isEqualTo(Duration.ofMinutes(2));
        assertThat(with("LATCHKEY_UNKNOWN_NAMESPACES", "reject").get(DataSettings.UNKNOWN_NAMESPACES, Choice.class))
                .isEqualTo(Choice.REJECT);
    }

    @Test
    void aVariableWithoutADefaultHasToBeSet() {
        assertThatExceptionOfType(InvalidSetting.class)
                .isThrownBy(() -> with("LATCHKEY_DB_PORT", "1").get(DeploymentSettings.MASTER_KEY))
                .withMessage("LATCHKEY_MASTER_KEY must be 32 bytes in base64, as `openssl rand -base64 32` prints them,"
                        + " but is not set.");
    }

    private static Environment with(String name, String value) {
        return Environment.of(asked -> Optional.ofNullable(Map.of(name, value).get(asked)));
    }
}
