package dev.tandem.sandbox.marketo.bulk;

import java.util.List;

/** Takes the rows of an import one by one. */
@FunctionalInterface
interface RowTaker {

    /** Takes a row. */
    Taken take(List<String> header, List<String> row);

    /** What became of a row. */
    sealed interface Taken {

        /** It is in the database. */
        record Imported() implements Taken {}

        /** It is in the database, though not as it was. */
        record Warned(String reason) implements Taken {}

        /** It is not in the database. */
        record Failed(String reason) implements Taken {}
    }
}
