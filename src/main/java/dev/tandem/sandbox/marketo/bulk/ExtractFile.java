package dev.tandem.sandbox.marketo.bulk;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;

/**
 * Writes the file of an extract.
 *
 * @param header the header row
 * @param rows tells each row; an empty value is the literal {@code null} already
 */
record ExtractFile(List<String> header, Rows rows) {

    /** Tells all rows, as they are at that moment. */
    @FunctionalInterface
    interface Rows {

        /** Tells each row to the consumer. */
        void tell(Consumer<List<String>> each);
    }

    /**
     * A written file.
     *
     * @param content its bytes
     * @param records its rows without the header
     */
    record Written(byte[] content, int records) {

        /** A file that is not there yet. */
        static final Written NOTHING = new Written(new byte[0], 0);
    }

    Written write(FileFormat format) {
        StringBuilder file = new StringBuilder();
        format.append(file, header);
        int[] records = {0};
        rows.tell(row -> {
            format.append(file, row);
            records[0]++;
        });
        return new Written(file.toString().getBytes(StandardCharsets.UTF_8), records[0]);
    }
}
