package dev.latchkey.local.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** How large a database's tables are. Reads counts and sizes, never what is in a row. */
public final class TableSizes {
    private static final String TABLES = """
            select n.nspname, c.relname, pg_total_relation_size(c.oid),
                   format('select count(*) from %I.%I', n.nspname, c.relname)
            from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema') and n.nspname !~ '^pg_'
            order by 1, 2""";

    private final String jdbcUrl;

    /** Reads through connections of the role that the address names, which owns the tables. */
    public TableSizes(String jdbcUrl) {
        this.jdbcUrl = jdbcUrl;
    }

    /**
     * A table's size at one moment.
     *
     * @param rows counted, not estimated
     * @param bytes with its indexes and large values
     */
    public record TableSize(String schema, String name, long rows, long bytes) {}

    private record Table(String schema, String name, long bytes, String count) {}

    /**
     * All tables by name, counted in one read-only transaction.
     *
     * @throws SQLException also when the counting takes longer than ten seconds
     */
    public List<TableSize> read() throws SQLException {
        try (Connection connection = DriverManager.getConnection(jdbcUrl);
                Statement statement = connection.createStatement()) {
            connection.setReadOnly(true);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setAutoCommit(false);
            statement.execute("set local statement_timeout = '10s'");
            List<TableSize> sizes = new ArrayList<>();
            for (Table table : tables(statement)) {
                try (ResultSet count = statement.executeQuery(table.count())) {
                    count.next();
                    sizes.add(new TableSize(table.schema(), table.name(), count.getLong(1), table.bytes()));
                }
            }
            connection.rollback();
            return sizes;
        }
    }

    private static List<Table> tables(Statement statement) throws SQLException {
        List<Table> tables = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(TABLES)) {
            while (rows.next()) {
                tables.add(new Table(rows.getString(1), rows.getString(2), rows.getLong(3), rows.getString(4)));
            }
        }
        return tables;
    }
}
