package dev.tandem.state;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Function;
import javax.sql.DataSource;

/** Runs work in transactions and repeats it when the database asks for that. */
final class Transactions {

    private static final int RETRIES = 3;

    private final DataSource source;

    Transactions(DataSource source) {
        this.source = source;
    }

    <T> T apply(Function<Transaction, T> work) {
        for (int retry = 0; retry < RETRIES; retry++) {
            try {
                return once(work);
            } catch (StateFailed e) {
                if (!e.passing()) {
                    throw e;
                }
            }
        }
        return once(work);
    }

    private <T> T once(Function<Transaction, T> work) {
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            try {
                T result = work.apply(new Transaction(connection));
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException | Error e) {
                rollBack(connection, e);
                throw e;
            }
        } catch (SQLException e) {
            throw StateFailed.because(e);
        }
    }

    private static void rollBack(Connection connection, Throwable cause) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }
}
