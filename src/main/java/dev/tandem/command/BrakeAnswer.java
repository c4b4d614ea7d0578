package dev.tandem.command;

import dev.tandem.command.settings.Settings;
import dev.tandem.operations.BrakeAnswers;
import dev.tandem.operations.BrakeAnswers.Answered;
import dev.tandem.state.State;
import dev.tandem.state.Undoing.Kind;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** The options by which a person answers the brake. */
final class BrakeAnswer {

    @Option(
            names = "--accept-deletes",
            paramLabel = "N",
            description = "Lets the deletions go, once, that the brake holds back: up to N records.")
    private Long deletes;

    @Option(
            names = "--accept-blanks",
            paramLabel = "N",
            description = "The same for fields that would be emptied in up to N records.")
    private Long blanks;

    @Option(
            names = "--accept-opt-ins",
            paramLabel = "N",
            description = "The same for opt-outs that would be taken back in up to N records.")
    private Long optIns;

    /** Whether the brake is answered at all. */
    boolean given() {
        return !allowed().isEmpty();
    }

    /** Answers it, in the service if one runs, else in the state. */
    int give(Settings settings, Optional<String> stream, PrintWriter out) {
        Map<Kind, Long> allowed = allowed();
        BrakeAnswers.Report report = ServiceClient.find(new ServiceFile(settings))
                .map(service -> service.acceptUndoings(stream, allowed))
                .orElseGet(() -> inState(settings, stream, allowed));
        if (!report.accepted()) {
            throw new Refusal(report.kinds().stream()
                    .filter(answered -> !answered.enough())
                    .map(BrakeAnswer::tooFew)
                    .collect(Collectors.joining(" ")));
        }
        report.kinds().stream().map(BrakeAnswer::sentence).forEach(out::println);
        out.flush();
        return ExitCode.DONE;
    }

    private static BrakeAnswers.Report inState(Settings settings, Optional<String> stream, Map<Kind, Long> allowed) {
        try (State state = State.open(StateAccess.of(settings))) {
            return new BrakeAnswers(state, Clock.systemUTC()).accept(stream, allowed);
        }
    }

    private Map<Kind, Long> allowed() {
        Map<Kind, Long> allowed = new EnumMap<>(Kind.class);
        put(allowed, Kind.DELETES, deletes);
        put(allowed, Kind.BLANKS, blanks);
        put(allowed, Kind.OPT_INS, optIns);
        return allowed;
    }

    private static void put(Map<Kind, Long> allowed, Kind kind, Long number) {
        if (number != null && number < 0) {
            throw new Refusal("--accept-" + kind.word() + " takes a number of records.");
        }
        if (number != null) {
            allowed.put(kind, number);
        }
    }

    private static String tooFew(Answered answered) {
        return "The brake holds back " + answered.kind() + " of " + answered.waiting() + " records, more than "
                + answered.allowed() + "; look at them, and answer with --accept-" + answered.kind() + " "
                + answered.waiting() + ", or undo them where they were made.";
    }

    private static String sentence(Answered answered) {
        return answered.waiting() == 0
                ? "The brake holds back no " + answered.kind() + "."
                : "The " + answered.kind() + " of " + answered.waiting() + " records go with the next cycle.";
    }
}
