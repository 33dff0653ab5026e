package dev.latchkey.migrations;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * What an operator asks for. Its text form hides the password and the email.
 *
 * @param command the name of a {@link Command}; absent means info
 * @param dryRun for migrate: only list what would run
 * @param immediately for rotate-signing-key: the keys before are not accepted any longer
 * @param email for end-sessions: whose
 * @param password for bootstrap: the one that the owner of the schema has before it logs in by IAM
 */
record Request(
        @Nullable String command,
        @JsonProperty("dry_run") boolean dryRun,
        boolean immediately,
        @Nullable String email,
        @Nullable String password) {

    static final Request NONE = new Request(null, false, false, null, null);

    /**
     * The command that is named.
     *
     * @throws CommandFailed for a name that there is not
     */
    Command known() {
        return command == null ? Command.INFO : Command.named(command);
    }

    @Override
    public String toString() {
        return "Request[" + command + "]";
    }
}
