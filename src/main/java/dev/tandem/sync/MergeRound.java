package dev.tandem.sync;

import dev.tandem.state.Fingerprints;
import dev.tandem.state.Undoing;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/**
 * What the merges of all records of one batch have in common.
 *
 * @param stream the stream of the records
 * @param fingerprints makes bases, which hold no values
 * @param freezing when a field is frozen
 * @param braked what the brake holds back; it is held instead of being written
 * @param readAt when the persons were read
 * @param now when the batch is merged
 * @param witness sees how each field is merged
 */
record MergeRound(
        ReadyStream stream,
        Fingerprints fingerprints,
        Freezing freezing,
        Set<Undoing> braked,
        Instant readAt,
        Instant now,
        MergeWitness witness) {

    /** The stream's name. */
    String streamName() {
        return stream.definition().name();
    }

    /** What makes the bases of a link whose first record was that one. */
    BaseMaker maker(UUID origin) {
        return new BaseMaker(fingerprints, origin);
    }

    /** The same round, in which the brake holds that back. */
    MergeRound braked(Set<Undoing> waiting) {
        return new MergeRound(stream, fingerprints, freezing, waiting, readAt, now, witness);
    }
}
