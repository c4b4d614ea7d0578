package dev.tandem.sync;

import dev.tandem.merge.Conflict;
import dev.tandem.merge.ConflictKind;
import dev.tandem.merge.FieldMerge;
import dev.tandem.merge.Merged;
import dev.tandem.merge.Motion;
import dev.tandem.merge.Side;
import dev.tandem.merge.Sight;
import dev.tandem.merge.Value;
import dev.tandem.merge.Verdict;
import dev.tandem.state.Base;
import dev.tandem.state.Held;
import dev.tandem.state.Sent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Merges the edits that writes of ours have covered: after the fact, as if each had been seen in time (design, section 4). */
final class LateMerge {

    private final RecordAndPerson both;
    private final BaseMaker maker;
    private final LineRules rules;
    private final MergePlanDraft draft;
    private final Verdicts verdicts;
    private final Instant now;

    LateMerge(
            RecordAndPerson both,
            BaseMaker maker,
            LineRules rules,
            MergePlanDraft draft,
            Verdicts verdicts,
            Instant now) {
        this.both = both;
        this.maker = maker;
        this.rules = rules;
        this.draft = draft;
        this.verdicts = verdicts;
        this.now = now;
    }

    /** The edit that a write of ours has covered. It is outdated if somebody has edited the field since. */
    Optional<LateEdit> covered(Shown shown, Value inMarketo) {
        List<LateEdit> edits = both.around().late().getOrDefault(shown.field(), List.of());
        if (edits.isEmpty()) {
            return Optional.empty();
        }
        LateEdit last = edits.get(edits.size() - 1);
        boolean edited =
                isNews(shown, inMarketo, last) || (last.covered().isEmpty() && isNews(shown, shown.value(), last));
        List<Sent> earlier = edits.stream().map(LateEdit::write).toList();
        draft.over(edited ? earlier : earlier.subList(0, earlier.size() - 1));
        return edited ? Optional.empty() : Optional.of(last);
    }

    /**
     * Whether Marketo shows what we have written ourselves before we wrote the value that both sides agree on: the answer was
     * lost, and Marketo has worked on the call for longer (Marketo reference, section 3). An opt-out stays, whoever it is of.
     */
    boolean isOurs(Shown shown, Value inMarketo) {
        Base base = both.base(shown);
        long print = maker.print(shown.line(), inMarketo);
        if (shown.line().ratchet()
                || base == null
                || print == base.fingerprint()
                || shown.value().equals(inMarketo)) {
            return false;
        }
        Instant changed = both.around().noticed().getOrDefault(shown.field(), now);
        return both.around().inDoubt().getOrDefault(shown.field(), List.of()).stream()
                .anyMatch(write -> write.sent() == print && SentWindow.isWithin(write, changed));
    }

    private boolean isNews(Shown shown, Value value, LateEdit late) {
        long print = maker.print(shown.line(), value);
        Base base = both.base(shown);
        return print != late.write().sent() && (base == null || print != base.fingerprint());
    }

    /** The merge as it would have been, had the person been read a moment later. */
    void merge(Shown shown, Value inMarketo, LateEdit late) {
        if (late.covered().isEmpty()) {
            draft.hold(
                    shown.field(),
                    Held.Reason.FAILED,
                    "an edit of " + shown.field()
                            + " in Marketo met a write of ours and cannot be restored exactly; enter"
                            + " it again on either side, or retry to accept what both sides show");
            return;
        }
        String text = late.covered().get().text();
        Value covered = shown.ofMarketo(text);
        if (shown.line().ratchet()) {
            settle(shown, inMarketo, covered, late);
            return;
        }
        Merged merged = FieldMerge.merge(
                new Sight(shown.value(), motion(shown, shown.value(), late), shown.lossy()),
                new Sight(covered, motion(shown, covered, late), shown.lossyInMarketo(text)),
                rules.rule(shown.line()),
                rules.circumstances(shown.line()));
        merged.conflict().ifPresent(it -> draft.note(shown, covered, new Conflict(ConflictKind.LATE, it.winner())));
        draft.decided(shown);
        carryOut(shown, inMarketo, late, text, merged.verdict());
    }

    private void carryOut(Shown shown, Value inMarketo, LateEdit late, String text, Verdict verdict) {
        if (verdict instanceof Verdict.Undecided) {
            verdicts.carryOut(shown, inMarketo, verdict);
        } else if (verdict instanceof Verdict.Write write
                && write.to() == Side.DYNAMICS
                && shown.lossyInMarketo(text)) {
            // as it was; the next merge finds it longer than the column
            draft.restore(shown, text);
            draft.over(List.of(late.write()));
        } else {
            settle(shown, inMarketo, outcome(verdict, shown.value()), late);
        }
    }

    private Motion motion(Shown shown, Value value, LateEdit late) {
        Long before = late.write().before();
        if (before == null) {
            return Motion.UNKNOWN;
        }
        return maker.print(shown.line(), value) == before ? Motion.SAME : Motion.MOVED;
    }

    private static Value outcome(Verdict verdict, Value inDynamics) {
        if (verdict instanceof Verdict.Write write) {
            return write.value();
        }
        return verdict instanceof Verdict.Agree agree ? agree.value() : inDynamics;
    }

    private void settle(Shown shown, Value inMarketo, Value value, LateEdit late) {
        boolean agreed = inMarketo.equals(value) && shown.value().equals(value);
        verdicts.carryOut(shown, inMarketo, agreed ? new Verdict.Agree(value) : new Verdict.WriteBoth(value));
        draft.over(List.of(late.write()));
    }
}
