package dev.latchkey.local.benchmarks.measure;

import java.util.List;

/**
 * A request that is measured.
 *
 * @param function that answers it
 * @param request makes it once and answers the nanoseconds that it took
 */
record Operation(String id, String label, String function, Request request) {

    /** Makes a request and answers the nanoseconds that it took. */
    @FunctionalInterface
    interface Request {
        long make();
    }

    /** The routes that have targets, and those beside them that show what a request costs by itself. */
    static List<Operation> all(Client client, List<Account> accounts) {
        Turns turns = new Turns(accounts);
        return List.of(
                new Operation("empty", "floor: empty handler", "empty", () -> client.get("/floor/empty", null)),
                new Operation(
                        "select", "floor: one prepared SELECT", "select", () -> client.get("/floor/select", null)),
                new Operation(
                        "register",
                        "POST /v1/auth/register",
                        "auth",
                        () -> client.register(new Account(Client.newEmail()))),
                new Operation("log-in", "POST /v1/auth/login", "auth", () -> client.logIn(turns.next())),
                new Operation("refresh", "POST /v1/auth/refresh", "auth", () -> client.refresh(turns.next())),
                new Operation(
                        "me", "GET /v1/auth/me", "auth", () -> client.get("/v1/auth/me", turns.next().accessToken)),
                new Operation(
                        "preferences-get",
                        "GET /v1/preferences/{namespace}",
                        "preferences",
                        () -> client.getPreferences(turns.next())),
                new Operation(
                        "preferences-patch",
                        "PATCH /v1/preferences/{namespace}",
                        "preferences",
                        () -> client.patchPreferences(turns.next())),
                new Operation(
                        "preferences-put",
                        "PUT /v1/preferences/{namespace}",
                        "preferences",
                        () -> client.putPreferences(turns.next())),
                new Operation("ready", "GET /health/ready", "health", () -> client.get("/health/ready", null)));
    }

    /** How many times it is made where the others are made {@code requests} times: hashing takes its time. */
    int times(int requests) {
        return hashes() ? Math.max(20, requests / 5) : requests;
    }

    boolean hashes() {
        return id.equals("register") || id.equals("log-in");
    }

    private static final class Turns {
        private final List<Account> accounts;
        private int next;

        Turns(List<Account> accounts) {
            this.accounts = accounts;
        }

        Account next() {
            return accounts.get(next++ % accounts.size());
        }
    }
}
