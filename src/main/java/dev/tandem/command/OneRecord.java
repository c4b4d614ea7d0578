package dev.tandem.command;

import dev.tandem.operations.Match;
import dev.tandem.operations.Sought;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The one record or person that a command is about. */
final class OneRecord {

    @Mixin
    private Installation installation;

    @Parameters(
            paramLabel = "ID|EMAIL",
            description = "A record's id in Dynamics, a person's id in Marketo, or an e-mail address.")
    private String who;

    String who() {
        return who;
    }

    Sought sought() {
        return Sought.of(who)
                .orElseThrow(
                        () -> new Refusal("'" + who + "' names neither a record nor a person; " + Sought.FORM + "."));
    }

    RecordDesk desk() {
        return RecordDesk.of(installation);
    }

    /** Nothing, or more than one, matches; the exit code. */
    int unclear(List<Match> matches, PrintWriter out, PrintWriter err) {
        if (matches.isEmpty()) {
            err.println("No record and no person is known as " + who + ", neither here nor in Dynamics or Marketo.");
            err.flush();
            return ExitCode.INCOMPLETE;
        }
        out.println(matches.size() + " match; name one of them by its id:");
        TextTable table = new TextTable("stream", "record", "person");
        matches.forEach(match -> table.row(match.stream(), match.recordId(), match.marketoId()));
        table.print(out);
        out.flush();
        return ExitCode.REFUSED;
    }
}
