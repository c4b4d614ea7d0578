package dev.tandem.sync;

import dev.tandem.merge.Value;
import dev.tandem.merge.Verdict;
import dev.tandem.stream.Direction;
import java.time.Instant;
import java.util.Optional;

/** Which of a record's fields are frozen, because they keep changing their direction. */
final class FrozenFields {

    private final MergeRound round;
    private final RecordAndPerson both;
    private final Restless restless;

    FrozenFields(MergeRound round, RecordAndPerson both) {
        this.round = round;
        this.both = both;
        this.restless = new Restless(
                round.freezing(),
                round.streamName(),
                both.recordId(),
                both.around().flips(),
                round.now());
    }

    /** Until when a field that was frozen before stays so at least. */
    Optional<Instant> until(Shown shown, Value inMarketo) {
        return mayFreeze(shown) ? restless.frozenUntil(shown.field(), print(shown, inMarketo)) : Optional.empty();
    }

    /** Until when the field is frozen instead of travelling as the verdict says, if this is once too often. */
    Optional<Instant> insteadOf(Verdict verdict, Shown shown, Value inMarketo) {
        return verdict instanceof Verdict.Write write && mayFreeze(shown)
                ? restless.travels(shown.field(), write.to().other(), print(shown, inMarketo))
                : Optional.empty();
    }

    Restless.Watched watched() {
        return restless.watched();
    }

    /** A consent is never left unwritten, and what travels one way has its source for an owner. */
    private boolean mayFreeze(Shown shown) {
        return shown.line().direction() == Direction.BOTH
                && !shown.line().ratchet()
                && !both.around().newlyLinked();
    }

    /** What both sides show, as one fingerprint. */
    private long print(Shown shown, Value inMarketo) {
        return round.fingerprints().of("shown", shown.field(), shown.value().canonical(), inMarketo.canonical());
    }
}
