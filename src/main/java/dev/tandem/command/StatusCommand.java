package dev.tandem.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tandem.command.settings.Settings;
import dev.tandem.operations.StatusReport;
import dev.tandem.operations.StatusReport.People;
import dev.tandem.operations.StatusReport.Quota;
import dev.tandem.operations.StatusReport.StreamStatus;
import dev.tandem.sync.LeavingOut;
import dev.tandem.sync.LoadProgress;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows how the sync stands. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = "Shows the streams, their counts, what waits, and what was used of each API today.")
final class StatusCommand implements Callable<Integer> {

    @Mixin
    private Installation installation;

    @Spec
    private CommandSpec spec;

    @Option(names = "--json", description = "Prints JSON for scripts.")
    private boolean json;

    @Override
    public Integer call() throws JsonProcessingException {
        Settings settings = SandboxLauncher.stateOf(installation.settings());
        StatusReport report = ServiceClient.find(new ServiceFile(settings))
                .map(ServiceClient::status)
                .orElseGet(() -> StoppedService.status(settings, Clock.systemUTC()));
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(new ObjectMapper().writeValueAsString(report));
            out.flush();
        } else {
            print(report, out);
        }
        return ExitCode.DONE;
    }

    private static void print(StatusReport report, PrintWriter out) {
        out.println("The sync is " + report.state() + ".");
        report.brakes().stream().map(StatusReport.Braked::sentence).forEach(out::println);
        boolean onlyBraked =
                report.brakes().stream().anyMatch(it -> report.reason().contains(it.sentence()));
        if (report.reason() != null && !onlyBraked) {
            out.println("Its last cycle did not come to its end: " + report.reason());
        }
        out.println(report.firstSyncDone() ? "The first copy is done." : "The first copy is not done yet.");
        if (report.cycle() != null) {
            out.println("Cycle " + report.cycle().number() + " ended at "
                    + report.cycle().finishedAt() + ".");
        }
        out.println();
        Tables table = new Tables("stream", "read", "applied", "unchanged", "skipped", "failed", "held", "backlog");
        report.streams()
                .forEach(it -> table.row(
                        it.stream(),
                        it.read(),
                        it.applied(),
                        it.unchanged(),
                        it.skipped(),
                        it.failed(),
                        it.held(),
                        it.backlog()));
        table.print(out);
        report.streams().stream()
                .filter(StreamStatus::leftOut)
                .forEach(it -> out.println(LeavingOut.sentence(it.stream(), it.leftOutBecause())));
        report.streams().stream()
                .filter(it -> !it.parked().isEmpty())
                .forEach(it -> out.println(it.stream() + " goes without " + String.join(", ", it.parked())
                        + ", because the column or its field is gone; the log names each with its repair."));
        report.streams().stream().filter(it -> it.people() != null).forEach(it -> people(it.people())
                .forEach(sentence -> out.println(it.stream() + ": " + sentence)));
        if (report.requests() > 0) {
            out.println(count(report.requests(), "person waits", "persons wait")
                    + " to become records in Dynamics, because somebody asked for it.");
        }
        out.println();
        report.streams().stream()
                .filter(it -> it.load() != null)
                .forEach(it -> out.println(it.stream() + ": " + text(it.load())));
        report.quota().forEach(it -> out.println(sentence(it)));
        out.flush();
    }

    private static List<String> people(People people) {
        List<String> sentences = new ArrayList<>();
        if (people.pendingPersons() > 0) {
            sentences.add(count(people.pendingPersons(), "person waits", "persons wait")
                    + " to be merged, changed in Marketo since " + people.oldestPending() + ".");
        }
        if (people.openConflicts() > 0) {
            sentences.add(count(people.openConflicts(), "conflict waits", "conflicts wait")
                    + " for a decision; 'conflicts list' shows them.");
        }
        if (people.pausedRecords() > 0) {
            sentences.add(count(people.pausedRecords(), "record is", "records are") + " paused.");
        }
        return sentences;
    }

    private static String count(long number, String one, String several) {
        return String.format(Locale.ROOT, "%,d %s", number, number == 1 ? one : several);
    }

    private static String text(StatusReport.Load load) {
        OptionalLong total = load.total() == null ? OptionalLong.empty() : OptionalLong.of(load.total());
        return new LoadProgress(load.done(), total, load.perSecond()).text();
    }

    private static String sentence(Quota quota) {
        String used = String.format(
                Locale.ROOT,
                "%s%s: %,d of %,d calls are used today; the day ends at %s.",
                Character.toUpperCase(quota.api().charAt(0)),
                quota.api().substring(1),
                quota.usedToday(),
                quota.share(),
                quota.resetsAt());
        return quota.heldBackUntil() == null ? used : used + " Nothing is sent before " + quota.heldBackUntil() + ".";
    }
}
