package dev.latchkey.accounts.port;

import static dev.latchkey.accounts.port.Samples.HASH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.domain.Failure;
import dev.latchkey.domain.FailureCode;
import org.junit.jupiter.api.Test;

/** What every unit of work over a store of accounts keeps to. */
public abstract class UnitOfWorkContract {
    protected abstract AccountsStore store();

    @Test
    void workThatEndsWellIsKept() {
        var user = Samples.user();

        var added = store().unitOfWork().perform(() -> store().users().add(user, HASH));

        assertThat(added).isEqualTo(Users.Added.ADDED);
        assertThat(store().users().find(user.id())).contains(user);
    }

    @Test
    void workThatFailsIsUndoneAndItsFailureThrownOn() {
        var user = Samples.user();
        var failure = Failure.of(FailureCode.CONFLICT, "No.").asException();

        assertThatThrownBy(() -> store().unitOfWork().run(() -> {
                    store().users().add(user, HASH);
                    throw failure;
                }))
                .isSameAs(failure);

        assertThat(store().users().find(user.id())).isEmpty();
    }

    @Test
    void aUnitInsideAnotherIsUndoneWithIt() {
        var user = Samples.user();

        assertThatThrownBy(() -> store().unitOfWork().run(() -> {
                    store().unitOfWork().run(() -> store().users().add(user, HASH));
                    throw new IllegalStateException("outer");
                }))
                .hasMessage("outer");

        assertThat(store().users().find(user.id())).isEmpty();
    }
}
