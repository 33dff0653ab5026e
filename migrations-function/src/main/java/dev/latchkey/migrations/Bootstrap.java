package dev.latchkey.migrations;

import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * Gives the owner of the schema IAM authentication, with the password that it has before: from then on RDS takes an IAM
 * token from it and nothing else. Where it has it already, does nothing.
 */
final class Bootstrap {
    private static final String IS_MEMBER = """
            select exists (
              select from pg_auth_members m
                join pg_roles granted on granted.oid = m.roleid
                join pg_roles member on member.oid = m.member
              where granted.rolname = 'rds_iam' and member.rolname = current_user)""";

    private final DataSource byIam;
    private final DataSource byPassword;

    Bootstrap(DataSource byIam, DataSource byPassword) {
        this.byIam = byIam;
        this.byPassword = byPassword;
    }

    /** @param granted false when there was nothing to do */
    record Outcome(boolean granted) {}

    Outcome perform() {
        if (logsInByIam()) {
            return new Outcome(false);
        }
        try (var connection = byPassword.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("do $$ begin execute format('grant rds_iam to %I', current_user); end $$");
            return new Outcome(true);
        } catch (SQLException e) {
            throw CommandFailed.of("rds_iam cannot be granted", e);
        }
    }

    private boolean logsInByIam() {
        try (var connection = byIam.getConnection();
                var rows = connection.createStatement().executeQuery(IS_MEMBER)) {
            return rows.next() && rows.getBoolean(1);
        } catch (SQLException e) {
            // Of class 28: the token is refused, which is what bootstrapping changes.
            if (e.getSQLState() != null && e.getSQLState().startsWith("28")) {
                return false;
            }
            throw CommandFailed.of("The database cannot be asked", e);
        }
    }
}
