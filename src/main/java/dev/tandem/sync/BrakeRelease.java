package dev.tandem.sync;

import dev.tandem.state.PutOff;
import dev.tandem.state.State;
import dev.tandem.state.Transaction;
import dev.tandem.state.Undoing;
import java.time.Instant;
import java.util.Collection;

/** Brings what the brake holds back before the sync again: it is looked at anew, from live values, in the next cycle. */
public final class BrakeRelease {

    private BrakeRelease() {}

    /** These records and persons are looked at again at once. */
    public static void wake(Transaction tx, State state, Collection<Undoing> held, Instant now) {
        state.putOffs()
                .add(
                        tx,
                        held.stream()
                                .filter(it -> !it.what().equals(Undoing.IN_DYNAMICS))
                                .distinct()
                                .map(it -> new PutOff(it.stream(), it.recordId(), Wait.BRAKED.reason(), null, now))
                                .toList());
        if (held.stream().anyMatch(it -> it.what().equals(Undoing.IN_DYNAMICS))) {
            state.personEnds().wake(tx, now);
        }
    }
}
