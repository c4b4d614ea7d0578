package dev.tandem.sync;

import dev.tandem.merge.Side;
import dev.tandem.state.Base;
import dev.tandem.state.Flip;
import dev.tandem.state.Sent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What the merge of a record must know besides its two sides.
 *
 * @param origin the record under which the bases were first made
 * @param bases the bases by field
 * @param recordMoved whether the record has another version than at the last merge
 * @param newlyLinked whether the person becomes this record's only now
 * @param noticed when Marketo's feed said that fields changed
 * @param modifiedAt when the record was changed last, where it is known
 * @param optedOut ratchet fields in which a record with the same address has opted out
 * @param decisions what a person decided, by field
 * @param late edits of the person that our writes have covered, by field, the earliest first
 * @param inDoubt writes of ours that may have taken effect after later ones, by field
 * @param flips how often fields changed their direction lately
 */
record Surroundings(
        UUID origin,
        Map<String, Base> bases,
        boolean recordMoved,
        boolean newlyLinked,
        Map<String, Instant> noticed,
        Optional<Instant> modifiedAt,
        Set<String> optedOut,
        Map<String, Side> decisions,
        Map<String, List<LateEdit>> late,
        Map<String, List<Sent>> inDoubt,
        Map<String, Flip> flips) {

    /** Whether the feed spoke of the person. */
    boolean personMoved() {
        return !noticed.isEmpty();
    }

    /** Which side changed the field last, as far as that can be told. */
    Optional<Side> newest(String field) {
        Instant inMarketo = noticed.get(field);
        if (inMarketo == null || modifiedAt.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(inMarketo.isAfter(modifiedAt.get()) ? Side.MARKETO : Side.DYNAMICS);
    }
}
