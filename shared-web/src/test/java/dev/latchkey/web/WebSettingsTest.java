package dev.latchkey.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.latchkey.runtime.config.Environment;
import dev.latchkey.runtime.config.InvalidSetting;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WebSettingsTest {
    @Test
    void allIsReadAsItIsSet() {
        var settings = read(Map.of(
                "LATCHKEY_ISSUER", "https://api.example.com",
                "LATCHKEY_AUDIENCE", "app",
                "LATCHKEY_CORS_ALLOWED_ORIGINS", "https://a.example.com, http://localhost:3000"));
        assertThat(settings.issuer()).isEqualTo("https://api.example.com");
        assertThat(settings.audience()).isEqualTo("app");
        assertThat(settings.corsAllowedOrigins()).containsExactly("https://a.example.com", "http://localhost:3000");
    }

    @Test
    void whatIsNotSetIsSafe() {
        var settings = read(Map.of());
        assertThat(settings.issuer()).endsWith(".invalid");
        assertThat(settings.corsAllowedOrigins()).isEmpty();
    }

    /** What Terraform lets through outside production must not keep the functions from starting. */
    @Test
    void anyOriginCanBeAllowed() {
        assertThat(read(Map.of("LATCHKEY_CORS_ALLOWED_ORIGINS", " * ")).corsAllowedOrigins())
                .containsExactly("*");
    }

    @ParameterizedTest
    @CsvSource({
        "LATCHKEY_ISSUER, api.example.com",
        "LATCHKEY_ISSUER, https://api.example.com?x=1",
        "LATCHKEY_ISSUER, https://api.example.com#x",
        "LATCHKEY_ISSUER, ftp://api.example.com",
        "LATCHKEY_ISSUER, https://a b",
        "LATCHKEY_AUDIENCE, a b",
        "LATCHKEY_CORS_ALLOWED_ORIGINS, 'https://a.example.com, *'",
        "LATCHKEY_CORS_ALLOWED_ORIGINS, https://*.example.com",
        "LATCHKEY_CORS_ALLOWED_ORIGINS, https://a.example.com/",
        "LATCHKEY_CORS_ALLOWED_ORIGINS, https://user@a.example.com",
        "LATCHKEY_CORS_ALLOWED_ORIGINS, null",
    })
    void aWrongSettingIsNamed(String variable, String value) {
        assertThatExceptionOfType(InvalidSetting.class)
                .isThrownBy(() -> read(Map.of(variable, value)))
                .withMessageStartingWith(variable + " must be ");
    }

    private static WebSettings read(Map<String, String> variables) {
        return WebSettings.from(Environment.of(name -> Optional.ofNullable(variables.get(name))));
    }
}
