package dev.tandem.state;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.h2.api.ErrorCode;

/**
 * Lets one process at a time bring an H2 database to this program's version.
 *
 * <p>Flyway locks the rows of its history, and a new history has none; two that open a new H2 state at once would both
 * run the first migration, of which the later one fails and leaves a history that nobody can go on from. PostgreSQL needs
 * nothing of this: there Flyway takes an advisory lock.
 */
final class MigrationTurn {

    /** How often the turn is asked for; each waits for H2's lock time-out of a second or two. */
    private static final int ATTEMPTS = 60;

    private MigrationTurn() {}

    /**
     * Waits for the turn, and migrates.
     *
     * @throws StateFailed if the database fails, or if another process has been migrating for minutes
     */
    static void run(DataSource source, Runnable migration) {
        try (Connection holder = source.getConnection()) {
            holder.setAutoCommit(false);
            if (holder.getMetaData().getDatabaseProductName().equals("H2")) {
                lock(holder);
            }
            migration.run();
            holder.commit();
        } catch (SQLException e) {
            throw StateFailed.because(e);
        }
    }

    private static void lock(Connection connection) throws SQLException {
        for (int attempt = 1; ; attempt++) {
            try (Statement statement = connection.createStatement()) {
                // in a schema of its own, as Flyway begins only in an empty one
                statement.execute("create schema if not exists turns");
                statement.execute("create table if not exists turns.migration (id int primary key)");
                statement.execute("merge into turns.migration key (id) values (1)");
                return;
            } catch (SQLException e) {
                if (!othersAreAtIt(e) || attempt == ATTEMPTS) {
                    throw e;
                }
                connection.rollback();
            }
        }
    }

    private static boolean othersAreAtIt(SQLException e) {
        return switch (e.getErrorCode()) {
            case ErrorCode.LOCK_TIMEOUT_1,
                    ErrorCode.CONCURRENT_UPDATE_1,
                    ErrorCode.DEADLOCK_1,
                    ErrorCode.DUPLICATE_KEY_1,
                    ErrorCode.SCHEMA_ALREADY_EXISTS_1,
                    ErrorCode.TABLE_OR_VIEW_ALREADY_EXISTS_1 -> true;
            default -> false;
        };
    }
}
