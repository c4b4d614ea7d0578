package dev.tandem.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tandem.merge.Side;
import dev.tandem.operations.ConflictList;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command 'conflicts'. */
@Command(
        name = "conflicts",
        mixinStandardHelpOptions = true,
        description = "Shows which fields both sides had changed, and what decided; never a value.")
final class ConflictsCommand implements Callable<Integer> {

    @Mixin
    private Installation installation;

    @Spec
    private CommandSpec spec;

    @Option(names = "--stream", paramLabel = "S", description = "Only this stream.")
    private String stream;

    @Option(names = "--limit", paramLabel = "N", description = "So many at most; default: ${DEFAULT-VALUE}.")
    private int limit = 50;

    @Option(names = "--json", description = "Prints JSON for scripts.")
    private boolean json;

    @Override
    public Integer call() throws JsonProcessingException {
        return list(stream, limit, json);
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "The conflicts, the latest first; the same as 'conflicts' alone.")
    int list(
            @Option(names = "--stream", paramLabel = "S", description = "Only this stream.") String of,
            @Option(names = "--limit", paramLabel = "N", defaultValue = "50", description = "So many at most.")
                    int most,
            @Option(names = "--json", description = "Prints JSON for scripts.") boolean asJson)
            throws JsonProcessingException {
        if (most < 1) {
            throw new Refusal("--limit " + most + " shows nothing; it must be at least 1.");
        }
        try (ConflictDesk desk = ConflictDesk.of(installation)) {
            ConflictList.Report report = desk.list(Optional.ofNullable(of), most);
            PrintWriter out = spec.commandLine().getOut();
            if (asJson) {
                out.println(new ObjectMapper().writeValueAsString(report));
            } else {
                print(report, out);
            }
            out.flush();
            return ExitCode.DONE;
        }
    }

    private static void print(ConflictList.Report report, PrintWriter out) {
        if (report.total() == 0) {
            out.println("There was no conflict.");
            return;
        }
        TextTable table = new TextTable("at", "stream", "record", "person", "field", "kind", "winner");
        report.conflicts()
                .forEach(it -> table.row(
                        it.at(),
                        it.stream(),
                        it.recordId(),
                        it.marketoId(),
                        it.field(),
                        it.kind(),
                        it.winner() == null ? "undecided" : it.winner()));
        table.print(out);
        out.println(report.total() + (report.total() == 1 ? " conflict, " : " conflicts, ") + report.undecided()
                + " undecided.");
    }

    @Command(
            name = "decide",
            mixinStandardHelpOptions = true,
            description = "Decides whose value survives in a field; the next cycle carries it out.")
    int decide(
            @Parameters(paramLabel = "LINK", description = "The record's id in Dynamics.") UUID record,
            @Parameters(paramLabel = "FIELD", description = "The Marketo field.") String field,
            @Parameters(paramLabel = "SIDE", description = "dynamics or marketo.") Side side) {
        try (ConflictDesk desk = ConflictDesk.of(installation)) {
            if (desk.decide(record, field, side) == 0) {
                throw new Refusal("The record " + record + " has no open conflict in " + field
                        + "; 'conflicts list' shows them all.");
            }
            spec.commandLine().getOut().println("Decided; the next cycle carries it out.");
            spec.commandLine().getOut().flush();
            return ExitCode.DONE;
        }
    }
}
