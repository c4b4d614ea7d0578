package dev.tandem.command;

import dev.tandem.operations.Forcing;
import dev.tandem.operations.Match;
import dev.tandem.sync.Trouble;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command 'force'. */
@Command(
        name = "force",
        mixinStandardHelpOptions = true,
        description = "Syncs one record now and tells what came of it. A person that lives only in Marketo becomes a"
                + " lead. What the filter or a pause keeps out stays out.")
final class ForceCommand implements Callable<Integer> {

    @Mixin
    private OneRecord one;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        var sought = one.sought();
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        try (RecordDesk desk = one.desk()) {
            Forcing.Report report = desk.force(one.who(), sought);
            if (report.outcome() == null) {
                return one.unclear(report.matches(), out, err);
            }
            if (report.trouble() != null) {
                err.println(report.trouble());
                err.flush();
                return ExitCode.of(Trouble.Kind.valueOf(report.kind()), report.wrote());
            }
            out.println(sentence(report));
            out.flush();
            boolean done =
                    report.outcome().equals("applied") || report.outcome().equals("unchanged");
            return done ? ExitCode.DONE : ExitCode.INCOMPLETE;
        }
    }

    private static String sentence(Forcing.Report report) {
        Match match = report.matches().get(0);
        String who = match.recordId() == null
                ? "The person " + match.marketoId()
                : "The record " + match.recordId() + " of " + match.stream();
        String reason = report.reason() == null || report.reason().isEmpty() ? "" : " (" + report.reason() + ")";
        return who + ": " + report.outcome() + reason + ".";
    }
}
