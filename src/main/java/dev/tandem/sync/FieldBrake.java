package dev.tandem.sync;

import dev.tandem.state.Held;
import dev.tandem.state.Undoing;

/** Notes what the merge of one record takes away, and holds the fields that the brake holds back. */
final class FieldBrake {

    private final MergeRound round;
    private final RecordAndPerson both;
    private final MergePlanDraft draft;
    private final Consent consent;

    FieldBrake(MergeRound round, RecordAndPerson both, MergePlanDraft draft, Consent consent) {
        this.round = round;
        this.both = both;
        this.draft = draft;
        this.consent = consent;
    }

    /** Whether the field must wait with what would be taken away, because there is too much of it. */
    boolean holdsBack(Shown shown, Undoing.Kind kind) {
        Undoing undoing = new Undoing(round.streamName(), kind, shown.field(), both.recordId());
        draft.takesAway(undoing);
        if (!round.braked().contains(undoing)) {
            return false;
        }
        draft.hold(shown.field(), Held.Reason.BRAKED, Braking.because(kind, shown.field()));
        if (kind == Undoing.Kind.OPT_INS) {
            consent.staysOut(shown);
        }
        return true;
    }
}
