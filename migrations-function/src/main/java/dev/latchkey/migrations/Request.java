package dev.latchkey.migrations;

import org.jspecify.annotations.Nullable;

/**
 * What an operator asks for. Its text form hides the password and the email.
 *
 * @param dryRun for migrate: only list what would run
 * @param immediately for rotate-signing-key: the keys before are not accepted any longer
 * @param email for end-sessions: whose
 * @param password for bootstrap: the one that the owner of the schema has before it logs in by IAM
 */
record Request(
        Command command,
        boolean dryRun,
        boolean immediately,
        @Nullable String email,
        @Nullable String password) {

    static final Request INFO = new Request(Command.INFO, false, false, null, null);

    @Override
    public String toString() {
        return "Request[" + command + "]";
    }
}
