package dev.tandem.sync;

import dev.tandem.state.ConflictRecord;
import dev.tandem.state.Sent;
import dev.tandem.state.Undoing;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the merge of a record with its person came to, besides the values for Marketo, which stand in the change itself.
 *
 * @param patch values for Dynamics by Marketo field: column and value
 * @param bases the bases that follow, each when its write is confirmed
 * @param conflicts what both sides had changed, with what decided
 * @param consent what became of its opt-outs
 * @param decided fields for which a person's decision was carried out
 * @param sent what is kept of each field that is written to a person that is there, until the feed shows the write
 * @param over earlier writes that had covered an edit, which is merged or outdated as soon as Marketo has taken the change
 * @param watched which way the fields travel
 * @param undoings what is taken away from either side, also where the brake holds it back
 */
record MergePlan(
        Map<String, Cell> patch,
        MergedBases bases,
        List<ConflictRecord> conflicts,
        Consent.News consent,
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
}
