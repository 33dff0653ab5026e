package dev.latchkey.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.accounts.fake.FakeWorld;
import dev.latchkey.accounts.model.Email;
import dev.latchkey.accounts.model.Password;
import dev.latchkey.accounts.port.Samples;
import dev.latchkey.accounts.usecase.Registration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AccountsAppTest {
    private final FakeWorld world = new FakeWorld();

    @Test
    void aMissingPortIsNamed() {
        assertThatThrownBy(() -> AccountsApp.builder().build())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("AccountsApp needs users");
        assertThatThrownBy(
                        () -> AccountsApp.builder().users(world.store.users()).build())
                .hasMessage("AccountsApp needs sessions");
    }

    @Test
    void timeIsAsFineAsTheDatabaseKeepsIt() {
        var app = world.builder()
                .clock(() -> Instant.parse("2026-03-01T12:00:00.123456789Z"))
                .build();

        var user = app.register()
                .register(new Registration(
                        Email.of("ada@example.com"),
                        new Password("Zulu-quartz mitten"),
                        Optional.empty(),
                        Optional.empty(),
                        Samples.ORIGIN))
                .user();

        assertThat(user.createdAt()).isEqualTo(Instant.parse("2026-03-01T12:00:00.123456Z"));
    }
}
