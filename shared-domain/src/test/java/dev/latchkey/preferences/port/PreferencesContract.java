package dev.latchkey.preferences.port;

import static dev.latchkey.preferences.fake.Json.object;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.latchkey.domain.FailureCode;
import dev.latchkey.domain.FailureException;
import dev.latchkey.domain.UnitOfWork;
import dev.latchkey.domain.UserId;
import dev.latchkey.preferences.model.Change;
import dev.latchkey.preferences.model.Namespace;
import dev.latchkey.preferences.model.Precondition;
import dev.latchkey.preferences.model.Quotas;
import dev.latchkey.preferences.model.Version;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What the contracts of the ports of preferences share: the implementation to be tested, and short ways to write. */
public abstract class PreferencesContract {
    protected static final Quotas QUOTAS = new Quotas(64 * 1024, 300, 4, 6, 600);
    protected static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    protected static final Namespace UI = Namespace.of("ui");
    protected static final Namespace EDITOR = Namespace.of("editor");

    protected abstract Documents documents();

    protected abstract Changes changes();

    protected abstract Revisions revisions();

    protected abstract UnitOfWork unitOfWork();

    /** A user that exists and holds nothing. */
    protected abstract UserId newUser();

    protected abstract void remove(UserId user);

    protected static Change set(Namespace namespace, String values) {
        return new Change(namespace, Optional.of(object(values)), Precondition.NONE);
    }

    protected static Change reset(Namespace namespace) {
        return new Change(namespace, Optional.empty(), Precondition.NONE);
    }

    protected static Change only(Change change, Precondition precondition) {
        return new Change(change.namespace(), change.values(), precondition);
    }

    protected WriteOutcome write(UserId user, Change... changes) {
        return documents().write(user, List.of(changes), Optional.empty(), NOW);
    }

    protected WriteOutcome.Written written(UserId user, Change... changes) {
        var outcome = write(user, changes);
        assertThat(outcome).isInstanceOf(WriteOutcome.Written.class);
        return (WriteOutcome.Written) outcome;
    }

    protected static WriteOutcome.Applied applied(long version, boolean created) {
        return new WriteOutcome.Applied(new Version(version), created);
    }

    protected static void assertUserGone(ThrowingCallable call) {
        assertThatExceptionOfType(FailureException.class)
                .isThrownBy(call)
                .satisfies(thrown -> assertThat(thrown.failure().code()).isEqualTo(FailureCode.INVALID_TOKEN));
    }
}
