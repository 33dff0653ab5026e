package dev.latchkey.preferences.persistence;

import dev.latchkey.database.testing.TestDatabase;
import dev.latchkey.domain.UserId;
import java.util.UUID;

/** Users for tests of preferences, which know of a user only that there is one. */
public final class TestUsers {
    private TestUsers() {}

    /** Adds a user; whatever else the table of accounts asks for is filled in. */
    public static UserId add(TestDatabase database) {
        var id = UUID.randomUUID();
        database.execute("""
                do $$
                begin
                  execute (
                    select format('insert into users (id, %%s) values (''%1$s'', %%s)',
                        string_agg(quote_ident(column_name), ','),
                        string_agg(case when data_type like 'timestamp%%' then 'now()' else quote_literal('%1$s') end, ','))
                    from information_schema.columns
                    where table_name = 'users' and is_nullable = 'NO' and column_default is null and column_name <> 'id');
                end $$""".formatted(id));
        return new UserId(id);
    }

    public static void remove(TestDatabase database, UserId user) {
        database.execute("delete from users where id = '" + user + "'");
    }
}
