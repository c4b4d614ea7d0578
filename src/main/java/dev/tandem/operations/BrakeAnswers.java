package dev.tandem.operations;

import dev.tandem.state.Brake;
import dev.tandem.state.State;
import dev.tandem.state.Transaction;
import dev.tandem.state.Undoing;
import dev.tandem.state.Undoing.Kind;
import dev.tandem.state.Undoing.Standing;
import dev.tandem.sync.BrakeRelease;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Takes a person's answer to the brake: so many deletions, blanks or opt-ins may go. The number must cover what waits, so
 * that nobody lets more go than was looked at; what comes later is counted anew.
 */
public final class BrakeAnswers {

    private final State state;
    private final Clock clock;

    public BrakeAnswers(State state, Clock clock) {
        this.state = state;
        this.clock = clock;
    }

    /**
     * What came of an answer.
     *
     * @param accepted whether it was enough for all kinds; nothing goes otherwise
     * @param kinds each kind that was answered
     */
    public record Report(boolean accepted, List<Answered> kinds) {

        public Report {
            kinds = List.copyOf(kinds);
        }
    }

    /**
     * The answer for one kind.
     *
     * @param kind {@code deletes}, {@code blanks} or {@code opt-ins}
     * @param waiting the records that the brake holds back
     * @param allowed how many a person lets go
     */
    public record Answered(String kind, long waiting, long allowed) {

        /** Whether the answer covers all that waits. */
        public boolean enough() {
            return allowed >= waiting;
        }
    }

    /**
     * Lets what waits go, if the numbers are large enough.
     *
     * @param stream only this stream's; empty for those of all streams together
     * @param allowed how many records a person lets go, by kind
     */
    public Report accept(Optional<String> stream, Map<Kind, Long> allowed) {
        return state.transaction(tx -> {
            List<Brake> brakes = state.brakes().all(tx).stream()
                    .filter(brake -> stream.isEmpty() || stream.get().equals(brake.stream()))
                    .filter(brake -> allowed.containsKey(brake.kind()))
                    .toList();
            List<Answered> answers = answers(brakes, allowed);
            boolean enough = answers.stream().allMatch(Answered::enough);
            if (enough) {
                Instant now = clock.instant();
                brakes.forEach(brake -> release(tx, brake, now));
            }
            return new Report(enough, answers);
        });
    }

    private static List<Answered> answers(List<Brake> brakes, Map<Kind, Long> allowed) {
        List<Answered> answers = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            if (allowed.containsKey(kind)) {
                long waiting = brakes.stream()
                        .filter(brake -> brake.kind() == kind)
                        .mapToLong(Brake::waiting)
                        .sum();
                answers.add(new Answered(kind.word(), waiting, allowed.get(kind)));
            }
        }
        return answers;
    }

    private void release(Transaction tx, Brake brake, Instant now) {
        List<Undoing> held = state.brakes().waiting(tx, brake.stream(), brake.kind());
        state.brakes().set(tx, held, Standing.ACCEPTED, now);
        BrakeRelease.wake(tx, state, held, now);
    }
}
