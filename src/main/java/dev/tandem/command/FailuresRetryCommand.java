package dev.tandem.command;

import dev.tandem.console.CycleAnswer;
import dev.tandem.operations.RetryReport;
import dev.tandem.sync.Trouble;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Has what failed tried again now. */
@Command(
        name = "retry",
        mixinStandardHelpOptions = true,
        description = "Has what failed tried again, from live values: at once if the service runs, else in the next"
                + " cycle.")
final class FailuresRetryCommand implements Callable<Integer> {

    @ParentCommand
    private FailuresCommand failures;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "ID", description = "Ids of records, as the list shows them; none means everything.")
    private List<String> ids = new ArrayList<>();

    @Override
    public Integer call() {
        try (FailureDesk desk = failures.desk()) {
            RetryReport report = desk.retry(ids, failures.stream());
            if (!report.unknown().isEmpty()) {
                throw new Refusal("No failure is known of " + String.join(", ", report.unknown())
                        + ", so nothing is retried; 'failures list' shows the ids.");
            }
            return tell(report.retried(), desk);
        }
    }

    private int tell(long records, FailureDesk desk) {
        PrintWriter out = spec.commandLine().getOut();
        if (records == 0) {
            out.println("Nothing has failed.");
            out.flush();
            return ExitCode.DONE;
        }
        out.println(records + (records == 1 ? " record is" : " records are") + " due now"
                + (desk.service().isPresent()
                        ? "; the service looks at once."
                        : "; the next cycle takes " + (records == 1 ? "it." : "them.")));
        out.flush();
        return desk.service().map(this::cycle).orElse(ExitCode.DONE);
    }

    /** One cycle in the service, to its end. */
    private int cycle(ServiceClient service) {
        CycleAnswer answer = service.cycle(failures.stream());
        if (answer.trouble() != null) {
            spec.commandLine().getErr().println(answer.trouble());
            boolean wrote = answer.streams().stream().anyMatch(it -> it.applied() > 0);
            return ExitCode.of(Trouble.Kind.valueOf(answer.kind()), wrote);
        }
        long failed =
                answer.streams().stream().mapToLong(CycleAnswer.Counts::failed).sum();
        spec.commandLine()
                .getOut()
                .println("The cycle is done; " + (failed == 0 ? "nothing failed." : failed + " failed in it."));
        spec.commandLine().getOut().flush();
        return failed == 0 && answer.complete() ? ExitCode.DONE : ExitCode.INCOMPLETE;
    }
}
