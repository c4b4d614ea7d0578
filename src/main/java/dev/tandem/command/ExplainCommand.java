package dev.tandem.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tandem.operations.Explanation;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command 'explain'. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description = "Shows one record as it is on both sides now, what both last agreed on, and what the next sync"
                + " makes of each field, and why. It writes nothing.")
final class ExplainCommand implements Callable<Integer> {

    @Mixin
    private OneRecord one;

    @Spec
    private CommandSpec spec;

    @Option(names = "--json", description = "Prints JSON for scripts.")
    private boolean json;

    @Override
    public Integer call() throws JsonProcessingException {
        var sought = one.sought();
        try (RecordDesk desk = one.desk()) {
            Explanation explanation = desk.explain(one.who(), sought);
            PrintWriter out = spec.commandLine().getOut();
            if (json) {
                out.println(new ObjectMapper().writeValueAsString(explanation));
                out.flush();
            }
            if (explanation.record() == null) {
                return json
                        ? explanation.matches().isEmpty() ? ExitCode.INCOMPLETE : ExitCode.REFUSED
                        : one.unclear(
                                explanation.matches(), out, spec.commandLine().getErr());
            }
            if (!json) {
                new ExplanationText(out).print(explanation.record());
            }
            return ExitCode.DONE;
        }
    }
}
