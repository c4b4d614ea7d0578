package dev.tandem.sync;

import dev.tandem.state.Base;
import dev.tandem.state.ConflictRecord;
import dev.tandem.state.Sent;
import dev.tandem.state.Undoing;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * What the merge of a record with its person came to, besides the values for Marketo, which stand in the change itself.
 *
 * @param origin the record under which the bases were first made
 * @param patch values for Dynamics by Marketo field: column and value
 * @param agreed the bases that hold whatever becomes of the writes: old ones that stay, and those of fields that agree
 * @param ifMarketo bases that hold as soon as Marketo has taken the change
 * @param ifDynamics bases that hold as soon as Dynamics has taken the field's part of the patch
 * @param moved whether a base has changed without any write
 * @param conflicts what both sides had changed, with what decided
 * @param optedOut ratchet fields in which the record is opted out after the merge
 * @param optOuts ratchet fields in which the record has newly opted out, which concerns its address
 * @param optIns ratchet fields in which it has rightly opted in again
 * @param decided fields for which a person's decision was carried out
 * @param sent what is kept of each field that is written to a person that is there, until the feed shows the write
 * @param over earlier writes that had covered an edit, which is merged or outdated as soon as Marketo has taken the change
 * @param watched which way the fields travel
 * @param undoings what is taken away from either side, also where the brake holds it back
 */
record MergePlan(
        UUID origin,
        Map<String, Cell> patch,
        Map<String, Base> agreed,
        Map<String, Base> ifMarketo,
        Map<String, Base> ifDynamics,
        boolean moved,
        List<ConflictRecord> conflicts,
        Set<String> optedOut,
        Set<String> optOuts,
        Set<String> optIns,
        Set<String> decided,
        List<Sent> sent,
        List<Sent> over,
        Restless.Watched watched,
        Set<Undoing> undoings) {

    /** A value on its way to a column of Dynamics; null clears it. */
    record Cell(String column, Object value) {

        /** Names the column only: its value is personal data. */
        @Override
        public String toString() {
            return "Cell[" + column + "]";
        }
    }

    /** The bases after Marketo has taken the change, and Dynamics its parts of these fields. */
    Map<String, Base> bases(boolean marketo, Set<String> dynamics) {
        Map<String, Base> bases = new HashMap<>(agreed);
        if (marketo) {
            bases.putAll(ifMarketo);
        }
        ifDynamics.forEach((field, base) -> {
            if (dynamics.contains(field)) {
                bases.put(field, base);
            }
        });
        return bases;
    }
}
