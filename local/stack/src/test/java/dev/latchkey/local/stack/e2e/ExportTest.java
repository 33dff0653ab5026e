package dev.latchkey.local.stack.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.local.stack.Stack;
import dev.latchkey.local.stack.e2e.Client.Account;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Lambda answers with at most 6 MB, quotation marks escaped. */
@ExtendWith(SharedStack.class)
class ExportTest {
    /** As full as quotas allow, and with what a stranger who only knows the address can add at the worst. */
    @Test
    void aFullAccountCanBeExported(Stack stack, Client client) throws SQLException {
        Account account = client.newAccount();
        String token = account.accessToken();
        for (int i = 0; i < 16; i++) {
            String body = "{\"text\":\"%s\",\"n\":0}".formatted("x".repeat(65_400));
            assertThat(client.send("PUT", "/v1/preferences/n" + i, token, body).status())
                    .isEqualTo(201);
            for (int j = 1; j <= 3; j++) {
                assertThat(client.send("PATCH", "/v1/preferences/n" + i, token, "{\"n\":%d}".formatted(j))
                                .status())
                        .isEqualTo(200);
            }
        }
        failedLogIns(stack, account, 600);

        var export = client.get("/v1/auth/me/export", token);

        assertThat(export.status()).isEqualTo(200);
        assertThat(export.body().path("preferences").size()).isEqualTo(16);
        assertThat(export.raw().body().length()).isGreaterThan(3_500_000);
        assertThat(export.body().path("audit_events").size()).isEqualTo(500);
        var earlier = client.get(export.text("earlier_audit_events"), token);
        assertThat(earlier.body().path("audit_events").size()).isEqualTo(101);
        assertThat(earlier.body().path("earlier_audit_events").isNull()).isTrue();
    }

    private static void failedLogIns(Stack stack, Account account, int times) throws SQLException {
        try (Connection database = KnownKey.connect(stack);
                Statement statement = database.createStatement()) {
            statement.execute("""
                    insert into audit_events (id, type, occurred_at, request_id, ip_address, user_agent, user_id)
                    select gen_random_uuid(), 'log_in_failed', now() - i * interval '1 minute', 'r', '::1',
                      repeat('"', 512), '%s'
                    from generate_series(1, %d) i""".formatted(account.id(), times));
        }
    }
}
