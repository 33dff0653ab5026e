package dev.latchkey.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.latchkey.runtime.config.Environment;
import dev.latchkey.runtime.config.InvalidSetting;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WebSettingsTest {
    @Test
    void allIsReadAsItIsSet() {
        var settings = read(Map.of("LATCHKEY_ISSUER", "https://api.example.com", "LATCHKEY_AUDIENCE", "app"));
        assertThat(settings.issuer()).isEqualTo("https://api.example.com");
        assertThat(settings.audience()).isEqualTo("app");
    }

    @Test
    void whatIsNotSetIsSafe() {
        assertThat(read(Map.of()).issuer()).endsWith(".invalid");
    }

    @Test
    void aWrongSettingIsNamed() {
        assertThatExceptionOfType(InvalidSetting.class)
                .isThrownBy(() -> read(Map.of("LATCHKEY_ISSUER", "api.example.com")))
                .withMessageStartingWith("LATCHKEY_ISSUER must be ");
    }

    private static WebSettings read(Map<String, String> variables) {
        return WebSettings.from(Environment.of(name -> Optional.ofNullable(variables.get(name))));
    }
}
