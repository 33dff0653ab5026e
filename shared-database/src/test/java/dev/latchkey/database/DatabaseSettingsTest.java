package dev.latchkey.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.latchkey.database.DatabaseSettings.Authentication;
import dev.latchkey.runtime.config.Environment;
import dev.latchkey.runtime.config.InvalidSetting;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatabaseSettingsTest {
    @Test
    void withoutAnySettingAFunctionConnectsByIamAsItsOwnRole() {
        var settings = from(Map.of("LATCHKEY_FUNCTION", "auth"));

        assertThat(settings.authentication()).isEqualTo(Authentication.IAM);
        assertThat(settings.user()).isEqualTo("latchkey_auth");
        assertThat(settings.port()).isEqualTo(5432);
    }

    @Test
    void theMigrationsFunctionConnectsAsTheOwnerOfTheSchema() {
        assertThat(from(Map.of("LATCHKEY_FUNCTION", "migrations")).user()).isEqualTo("latchkey_migrator");
    }

    @ParameterizedTest
    @CsvSource({
        "LATCHKEY_DB_HOST, db/evil?x=y",
        "LATCHKEY_DB_PORT, 65536",
        "LATCHKEY_DB_NAME, a?b=c",
        "LATCHKEY_DB_USER, a b",
        "LATCHKEY_DB_AUTH, kerberos"
    })
    void aWrongValueIsRefusedByTheNameOfItsVariable(String variable, String value) {
        assertThatExceptionOfType(InvalidSetting.class)
                .isThrownBy(() -> from(Map.of(variable, value)))
                .withMessageContaining(variable)
                .withMessageContaining(value);
    }

    @Test
    void loggingInByPasswordNeedsOne() {
        assertThatExceptionOfType(InvalidSetting.class)
                .isThrownBy(() -> from(Map.of("LATCHKEY_DB_AUTH", "password")))
                .withMessageContaining("LATCHKEY_DB_PASSWORD");
    }

    @Test
    void thePasswordIsNotPartOfTheTextForm() {
        var settings = from(Map.of("LATCHKEY_DB_AUTH", "password", "LATCHKEY_DB_PASSWORD", "s3cret"));

        assertThat(settings.toString()).doesNotContain("s3cret");
    }

    private static DatabaseSettings from(Map<String, String> variables) {
        return DatabaseSettings.from(Environment.of(name -> Optional.ofNullable(variables.get(name))));
    }
}
