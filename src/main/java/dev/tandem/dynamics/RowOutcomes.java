package dev.tandem.dynamics;

import java.util.Optional;

/** Sorts the answer to one row's part of a {@code $batch}: by status and code, never by the text (reference: 10.4, 14.2). */
final class RowOutcomes {

    private static final String NO_SUCH_ROW = "0x80040217";
    private static final String OTHER_VERSION = "0x80060882";
    private static final String SAME_ID = "0x80040237";

    private RowOutcomes() {}

    static RowOutcome of(String operation, RowWrite write, DynamicsAnswer answer, String idColumn) {
        if (answer.succeeded()) {
            return write.kind() == RowWrite.Kind.DELETE
                    ? new RowOutcome.Gone()
                    : new RowOutcome.Written(RowPageParser.row(operation, answer, idColumn));
        }
        if (write.kind() == RowWrite.Kind.CREATE) {
            return saysAlreadyThere(answer) ? new RowOutcome.AlreadyThere() : refused(write, answer);
        }
        if (saysNoSuchRow(answer)) {
            return new RowOutcome.Gone();
        }
        return saysMoved(answer) ? new RowOutcome.Moved() : refused(write, answer);
    }

    /** A 404 about the table instead of the row would make every row look deleted, hence the code. */
    static boolean saysNoSuchRow(DynamicsAnswer answer) {
        return answer.status() == 404 && ErrorBody.of(answer).code().equals(NO_SUCH_ROW);
    }

    /** The documentation prints its examples without a code; a violated key or duplicate rule has one of its own. */
    private static boolean saysMoved(DynamicsAnswer answer) {
        String code = ErrorBody.of(answer).code();
        return code.equals(OTHER_VERSION) || (answer.status() == 412 && code.isEmpty());
    }

    private static boolean saysAlreadyThere(DynamicsAnswer answer) {
        String code = ErrorBody.of(answer).code();
        return code.equals(SAME_ID) || (answer.status() == 412 && code.isEmpty());
    }

    static RowOutcome.Refused refused(RowWrite write, DynamicsAnswer answer) {
        ErrorBody error = ErrorBody.of(answer);
        Optional<String> column = ColumnAtFault.in(answer, write.columns());
        String sentence = "Dynamics refused the row"
                + column.map(name -> " because of the column '" + name + "'").orElse("") + ": "
                + RefusalCode.reason(error, answer.status())
                + error.inBrackets() + ".";
        return new RowOutcome.Refused(error.code(), sentence, column);
    }
}
