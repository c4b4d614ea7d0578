package dev.tandem.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tandem.operations.FailureReport;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How a list of failures is shown: for people, or as JSON for scripts. */
final class FailureListing {

    @Option(names = "--json", description = "Prints JSON for scripts.")
    private boolean json;

    @Option(names = "--limit", paramLabel = "N", description = "So many at most; default: ${DEFAULT-VALUE}.")
    private int limit = 50;

    /** Prints the list; it did what it was asked for, whatever the list holds. */
    int print(FailureDesk desk, Optional<String> stream, PrintWriter out) throws JsonProcessingException {
        if (limit < 1) {
            throw new Refusal("--limit " + limit + " shows nothing; it must be at least 1.");
        }
        FailureReport report = desk.list(stream, 0, limit);
        if (json) {
            out.println(new ObjectMapper().writeValueAsString(report));
        } else {
            print(report, out);
        }
        out.flush();
        return ExitCode.DONE;
    }

    private static void print(FailureReport report, PrintWriter out) {
        if (report.total() == 0) {
            out.println("Nothing has failed.");
            return;
        }
        TextTable table = new TextTable("last", "stream", "record", "field", "tries", "next try", "code", "cause");
        report.failures()
                .forEach(it -> table.row(
                        it.lastAt(),
                        it.stream(),
                        it.recordId(),
                        it.field(),
                        it.attempts(),
                        it.nextAt(),
                        it.code(),
                        it.sentence()));
        table.print(out);
        long hidden = report.total() - report.failures().size();
        out.println(String.format(
                Locale.ROOT,
                "%,d failure%s of %,d record%s.%s",
                report.total(),
                report.total() == 1 ? "" : "s",
                report.records(),
                report.records() == 1 ? "" : "s",
                hidden == 0
                        ? ""
                        : String.format(
                                Locale.ROOT,
                                " %,d more are not shown; --limit %d shows all, 'failures export' writes them as CSV.",
                                hidden,
                                report.total())));
    }
}
