package dev.latchkey.accounts.port;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.domain.UserId;
import org.junit.jupiter.api.Test;

/** What every {@link PreferencesExport} keeps to. */
public abstract class PreferencesExportContract {
    protected abstract PreferencesExport export();

    /** A user who has set nothing. */
    protected abstract UserId newUser();

    /** Sets one namespace of a user to a JSON object. */
    protected abstract void set(UserId user, String namespace, String value);

    @Test
    void aUserWithoutPreferencesHasAnEmptyObject() {
        assertThat(export().of(newUser())).isEqualTo("{}");
    }

    @Test
    void nobodyHasAnEmptyObjectToo() {
        assertThat(export().of(Samples.userId())).isEqualTo("{}");
    }

    @Test
    void whatAUserHasSetIsThereToTheLetter() {
        var user = newUser();
        set(user, "editor", "{\"z\":1.10,\"a\":12345678901234567890}");
        set(user, "ui", "{\"dark\":true}");

        assertThat(export().of(user))
                .startsWith("{")
                .endsWith("}")
                .contains("\"editor\"", "{\"z\":1.10,\"a\":12345678901234567890}", "\"ui\"", "{\"dark\":true}");
    }

    @Test
    void usersAreApart() {
        set(newUser(), "ui", "{\"dark\":true}");

        assertThat(export().of(newUser())).isEqualTo("{}");
    }
}
