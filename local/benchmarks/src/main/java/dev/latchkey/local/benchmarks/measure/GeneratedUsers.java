package dev.latchkey.local.benchmarks.measure;

import java.util.List;

/**
 * Users made by SQL, with a session and two preferences each. They have the password of a user who registered, so that
 * they can log in.
 */
final class GeneratedUsers {
    private final MeasuredStack stack;
    private final String template;

    /**
     * Users like one that registered.
     *
     * @param template this user's email
     */
    GeneratedUsers(MeasuredStack stack, String template) {
        this.stack = stack;
        this.template = template;
    }

    static String email(int number) {
        return "generated-" + number + "@example.com";
    }

    void create(int count) {
        // Ids in the order of their making, as UUIDv7 has them.
        String id = "('01900000-0000-7000-8%s00-' || lpad(to_hex(n), 12, '0'))::uuid";
        String user = id.formatted("0");
        stack.sqlAtOnce(List.of(
                """
                insert into users (id, email, email_normal, password_hash, password_changed_at, created_at, updated_at)
                select %s, 'generated-' || n || '@example.com', 'generated-' || n || '@example.com',
                    t.password_hash, t.password_changed_at, t.created_at, t.updated_at
                from generate_series(1, %d) n, (select * from users where email = '%s') t""".formatted(user, count, template),
                """
                insert into sessions (id, user_id, generation, ip_address, created_at, last_used_at, expires_at)
                select %s, %s, 0, '127.0.0.1', now(), now(), now() + interval '30 days' from generate_series(1, %d) n""".formatted(id.formatted("1"), user, count),
                """
                insert into preference_owners (user_id, position, namespaces, names, bytes)
                select %s, 2, 2, 2, 34 from generate_series(1, %d) n""".formatted(user, count),
                """
                insert into preferences (user_id, namespace, version, value, changed_at, position)
                select %s, s.namespace, 1, s.value::json, now(), s.position from generate_series(1, %d) n,
                    (values ('appearance', '{"theme":"dark"}', 1), ('locale', '{"language":"de"}', 2))
                        as s (namespace, value, position)""".formatted(user, count)));
        stack.sql(List.of("vacuum (analyze) users, sessions, preference_owners, preferences", "checkpoint"));
    }

    /** Sessions of one user, who registered. */
    static void addSessions(MeasuredStack stack, String email, int count) {
        stack.sql(List.of("""
                insert into sessions (id, user_id, generation, ip_address, created_at, last_used_at, expires_at)
                select gen_random_uuid(), t.id, 0, '127.0.0.1', now(), now(), now() + interval '30 days'
                from generate_series(1, %d) n, (select id from users where email = '%s') t""".formatted(count, email), "vacuum (analyze) sessions"));
    }
}
