package dev.tandem.sync;

import dev.tandem.merge.Side;
import dev.tandem.merge.Value;
import dev.tandem.merge.Verdict;
import dev.tandem.state.Held;

/** Carries out what was decided about a field of one record: in the plan, and in what is known of its opt-outs. */
final class Verdicts {

    private final Person person;
    private final MergePlanDraft draft;
    private final Consent consent;

    Verdicts(Person person, MergePlanDraft draft, Consent consent) {
        this.person = person;
        this.draft = draft;
        this.consent = consent;
    }

    void carryOut(Shown shown, Value inMarketo, Verdict verdict) {
        if (verdict instanceof Verdict.Agree agree) {
            agree(shown, agree.value());
        } else if (verdict instanceof Verdict.Write write) {
            write(shown, write);
        } else if (verdict instanceof Verdict.WriteBoth both) {
            writeBoth(shown, inMarketo, both.value());
        } else if (verdict instanceof Verdict.Keep) {
            consent.is(shown, shown.value());
        } else if (verdict instanceof Verdict.Undecided) {
            draft.hold(
                    shown.field(),
                    Held.Reason.MANUAL,
                    "both sides changed " + shown.field() + ", and a person decides");
        }
    }

    private void agree(Shown shown, Value value) {
        draft.agree(shown, value);
        // a new person says no in so many words, not by silence
        if (person.isNew() && !shown.value().isNothing()) {
            draft.toMarketo(shown, value);
        }
        consent.is(shown, value);
    }

    private void write(Shown shown, Verdict.Write write) {
        if (write.to() == Side.MARKETO) {
            draft.toMarketo(shown, write.value());
        } else if (wouldBeCut(shown)) {
            draft.hold(
                    shown.field(), Held.Reason.LOSSY, shown.line().column() + " does not hold all that Marketo says");
        } else {
            draft.toDynamics(shown, write.value());
        }
        consent.is(shown, write.value());
    }

    private void writeBoth(Shown shown, Value inMarketo, Value value) {
        if (!inMarketo.equals(value)) {
            draft.toMarketo(shown, value);
        }
        if (!shown.value().equals(value)) {
            draft.toDynamics(shown, value);
        }
        consent.is(shown, value);
    }

    /** What a marketer wrote does not fit into the column; a part of it would pass for the whole in Dynamics. */
    private boolean wouldBeCut(Shown shown) {
        return shown.lossyInMarketo(person.value(shown.field()));
    }
}
