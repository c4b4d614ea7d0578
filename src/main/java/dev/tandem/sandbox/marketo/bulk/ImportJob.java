package dev.tandem.sandbox.marketo.bulk;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One import: {@code Queued}, {@code Importing}, then {@code Complete}, or {@code Failed} when its file has no header.
 * Rows are taken at a steady pace, so that the counters grow while it runs; the real pace is not published.
 */
final class ImportJob implements JobQueue.Job {

    private static final int ROWS_PER_SECOND = 5_000;
    private static final int QUEUED_SECONDS = 1;
    private static final String COLUMN = "Import %s Reason";

    private final Ordered ordered;
    private final RowTaker taker;
    private final StringBuilder failures = new StringBuilder();
    private final StringBuilder warnings = new StringBuilder();
    private Optional<Integer> startedAt = Optional.empty();
    private Optional<Integer> finishedAt = Optional.empty();
    private int next = 1;
    private int failed;
    private int warned;

    /**
     * What was ordered.
     *
     * @param batchId the number of the job
     * @param object the API name of the custom object; empty for persons
     * @param list the number of the static list that the persons are added to; 0 for none
     * @param format the format of the file, and of the files that tell what went wrong
     * @param rows the rows; the first is the header
     * @param at when it was ordered
     */
    record Ordered(int batchId, String object, int list, FileFormat format, List<List<String>> rows, int at) {}

    ImportJob(Ordered ordered, RowTaker taker) {
        this.ordered = ordered;
        this.taker = taker;
    }

    Ordered ordered() {
        return ordered;
    }

    @Override
    public int readyAt() {
        return ordered.at() + QUEUED_SECONDS;
    }

    @Override
    public int begin(int at) {
        startedAt = Optional.of(at);
        return at + Math.max(1, (ordered.rows().size() + ROWS_PER_SECOND - 1) / ROWS_PER_SECOND);
    }

    @Override
    public void progress(int now) {
        startedAt.ifPresent(begun -> take((now - begun) * ROWS_PER_SECOND));
    }

    @Override
    public void finish(int at) {
        take(ordered.rows().size());
        finishedAt = Optional.of(at);
    }

    private void take(int rows) {
        int end = (int) Math.min(ordered.rows().size(), 1L + rows);
        for (; next < end; next++) {
            List<String> row = ordered.rows().get(next);
            RowTaker.Taken taken = taker.take(ordered.rows().get(0), row);
            if (taken instanceof RowTaker.Taken.Failed failure) {
                failed++;
                note(failures, "Failure", row, failure.reason());
            } else if (taken instanceof RowTaker.Taken.Warned warning) {
                warned++;
                note(warnings, "Warning", row, warning.reason());
            }
        }
    }

    private void note(StringBuilder file, String kind, List<String> row, String reason) {
        if (file.isEmpty()) {
            ordered.format().append(file, with(ordered.rows().get(0), COLUMN.formatted(kind)));
        }
        ordered.format().append(file, with(row, reason));
    }

    private static List<String> with(List<String> row, String more) {
        List<String> cells = new ArrayList<>(row);
        cells.add(more);
        return cells;
    }

    String status() {
        if (finishedAt.isPresent()) {
            return ordered.rows().isEmpty() ? "Failed" : "Complete";
        }
        return startedAt.isPresent() ? "Importing" : "Queued";
    }

    /** Rows that are in the database by now. */
    int imported() {
        return next - 1 - failed;
    }

    int failed() {
        return failed;
    }

    int warned() {
        return warned;
    }

    /** How long it took, in seconds; empty until it is done. */
    Optional<Integer> seconds() {
        return finishedAt.map(end -> end - startedAt.orElse(end));
    }

    /** What became of it as a whole; empty until it is done. */
    Optional<String> message() {
        if (finishedAt.isEmpty()) {
            return Optional.empty();
        }
        if (ordered.rows().isEmpty()) {
            return Optional.of("Import failed, the file has no header row");
        }
        return Optional.of("Import %s, %d records imported (%d members)%s"
                .formatted(
                        failed > 0 ? "completed with errors" : "succeeded",
                        imported(),
                        imported(),
                        failed > 0 ? ", " + failed + " failed" : ""));
    }

    /** The rows that failed, each with its reason, in the format of the file; empty for none. */
    String failures() {
        return failures.toString();
    }

    /** The rows with a warning, each with its reason, in the format of the file; empty for none. */
    String warnings() {
        return warnings.toString();
    }
}
