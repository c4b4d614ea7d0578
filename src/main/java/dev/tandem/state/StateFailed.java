package dev.tandem.state;

import java.sql.SQLException;
import java.util.Set;

/** The open state refused a statement or became unreachable; the transaction it happened in left nothing behind. */
public final class StateFailed extends RuntimeException {

    /**
     * What passes when the whole work is repeated: serialization failures, deadlocks and lock time-outs of PostgreSQL
     * (40001, 40P01, 55P03) and of H2 (40001, HYT00, 90131), and a key that a concurrent transaction inserted between our
     * look and our insert (23505), which the repetition then sees.
     */
    private static final Set<String> PASSING = Set.of("40001", "40P01", "55P03", "HYT00", "90131", "23505");

    private final boolean passing;

    private StateFailed(String sentence, boolean passing, SQLException cause) {
        super(sentence, cause);
        this.passing = passing;
    }

    static StateFailed because(SQLException cause) {
        String state = cause.getSQLState();
        return new StateFailed(
                "The state database failed (" + state + "): " + firstLine(cause),
                state != null && PASSING.contains(state),
                cause);
    }

    boolean passing() {
        return passing;
    }

    /** The driver's message without the statement that H2 appends and the details that PostgreSQL adds. */
    static String firstLine(SQLException cause) {
        String message = cause.getMessage() == null ? "no reason given" : cause.getMessage();
        int statement = message.indexOf("; SQL statement:");
        String alone = statement < 0 ? message : message.substring(0, statement);
        return alone.lines().findFirst().orElse("no reason given").strip();
    }
}
