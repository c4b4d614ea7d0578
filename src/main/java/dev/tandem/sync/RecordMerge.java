package dev.tandem.sync;

import dev.tandem.merge.FieldMerge;
import dev.tandem.merge.Merged;
import dev.tandem.merge.Rule;
import dev.tandem.merge.Side;
import dev.tandem.merge.Sight;
import dev.tandem.merge.Value;
import dev.tandem.merge.Verdict;
import dev.tandem.state.Base;
import dev.tandem.state.Held;
import dev.tandem.state.Undoing;
import dev.tandem.stream.Direction;
import dev.tandem.stream.Inconvertible;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * The merge of one record with its person (design, section 4): for each field the decisions in their order. What a
 * decision means stands in a class of its own: frozen fields, late edits, the field's rule, the brake, the verdict.
 */
final class RecordMerge {

    private final ReadyStream stream;
    private final Change change;
    private final Person person;
    private final RecordAndPerson both;
    private final MergeWitness witness;
    private final BaseMaker maker;
    private final MergePlanDraft draft;
    private final Consent consent;
    private final FrozenFields frozen;
    private final FieldBrake brake;
    private final LineRules rules;
    private final Verdicts verdicts;
    private final LateMerge late;

    RecordMerge(MergeRound round, RecordAndPerson both) {
        this.stream = round.stream();
        this.change = both.change();
        this.person = both.person();
        this.both = both;
        this.witness = round.witness();
        this.maker = round.maker(both.around().origin());
        this.draft = new MergePlanDraft(round, both, maker);
        this.consent = new Consent(both, maker);
        this.frozen = new FrozenFields(round, both);
        this.brake = new FieldBrake(round, both, draft, consent);
        this.rules = new LineRules(stream.definition().twoWay().winner(), both.around());
        this.verdicts = new Verdicts(person, draft, consent);
        this.late = new LateMerge(both, maker, rules, draft, verdicts, round.now());
    }

    /** The change with what must be written on either side. */
    Change run() {
        change.shown().forEach(this::field);
        draft.unmerged(new UnmergedFields(stream.definition().marketo(), both).lacking());
        return draft.finish(consent.news(), frozen.watched());
    }

    /** First: whether the field takes part at all, and whether Marketo shows it. */
    private void field(Shown asRead) {
        String field = asRead.field();
        if (stream.isCompanyField(field) && (change.ties().company() != null || person.hasCompany())) {
            witness.leftOut(asRead, "it belongs to the company, which speaks for its persons");
            return;
        }
        if (person.isNew() && !asRead.line().direction().reachesMarketo()) {
            witness.leftOut(asRead, "a new person has nothing to say yet");
            return;
        }
        Shown shown = customized(asRead);
        if (!person.shows(field)) {
            unseen(shown);
            return;
        }
        Object present = person.value(field);
        try {
            seen(shown, present, shown.ofMarketo(present));
        } catch (Inconvertible unfit) {
            if (shown.line().direction() == Direction.TO_MARKETO) {
                merge(shown, present, Value.text(String.valueOf(present)));
            } else {
                draft.hold(field, Held.Reason.FAILED, field + " in Marketo: " + unfit.getMessage());
            }
        }
    }

    /** A customizing route may have altered what would be sent; that is what Dynamics means then. */
    private Shown customized(Shown shown) {
        if (!shown.line().direction().reachesMarketo() || !change.fields().containsKey(shown.field())) {
            return shown;
        }
        Object sent = change.fields().get(shown.field());
        return Objects.equals(sent, shown.forMarketo(shown.value())) ? shown : shown.with(shown.ofMarketo(sent));
    }

    /** What Marketo does not let us read is written when Dynamics moves it. */
    private void unseen(Shown shown) {
        Base base = both.base(shown);
        boolean moved = shown.line().direction().reachesMarketo()
                && !maker.of(shown, shown.value()).equals(base);
        boolean blanked = moved && base != null && shown.value().isNothing();
        if (moved && !(blanked && brake.holdsBack(shown, Undoing.Kind.BLANKS))) {
            draft.toMarketoUnseen(shown, shown.value());
        }
        witness.leftOut(shown, "Marketo does not show it, so that it is written only when Dynamics moves it");
    }

    /**
     * Then: a field that is frozen rests; one whose edit we have covered is merged after the fact; a value of ours that took
     * effect late gives way to the newer one; else it is merged.
     */
    private void seen(Shown shown, Object present, Value inMarketo) {
        Optional<Instant> until = frozen.until(shown, inMarketo);
        if (until.isPresent()) {
            witness.leftOut(shown, "it is frozen until " + until.get() + ", as it keeps changing its direction");
            draft.freeze(shown.field(), until.get());
            return;
        }
        Optional<LateEdit> covered = late.covered(shown, inMarketo);
        if (covered.isPresent()) {
            witness.leftOut(shown, "an edit in Marketo met a write of ours, and both are merged after the fact");
            late.merge(shown, inMarketo, covered.get());
        } else if (late.isOurs(shown, inMarketo)) {
            witness.leftOut(shown, "a write of ours took effect after a later one, which is repeated");
            verdicts.carryOut(shown, inMarketo, new Verdict.Write(Side.MARKETO, shown.value()));
        } else {
            merge(shown, present, inMarketo);
        }
    }

    /** Last: what the merge decides is carried out, unless the brake holds it back or the field is to be frozen. */
    private void merge(Shown shown, Object present, Value inMarketo) {
        BaseMaker.Motions motions = maker.motions(both.base(shown), shown, present, inMarketo);
        Rule rule = rules.rule(shown.line());
        Merged merged = FieldMerge.merge(
                new Sight(shown.value(), motions.dynamics(), shown.lossy()),
                new Sight(inMarketo, motions.marketo(), shown.lossyInMarketo(present)),
                rule,
                rules.circumstances(shown.line()));
        witness.merged(shown, inMarketo, motions, rule, merged);
        if (isHeldBack(shown, inMarketo, merged)) {
            return;
        }
        Optional<Instant> until = frozen.insteadOf(merged.verdict(), shown, inMarketo);
        if (until.isPresent()) {
            draft.freeze(shown.field(), until.get());
            return;
        }
        verdicts.carryOut(shown, inMarketo, merged.verdict());
        merged.conflict()
                .filter(conflict -> !person.isNew())
                .ifPresent(conflict -> draft.note(shown, inMarketo, conflict));
        draft.decided(shown);
    }

    private boolean isHeldBack(Shown shown, Value inMarketo, Merged merged) {
        boolean agreedBefore = both.base(shown) != null;
        return TakenAway.by(merged.verdict(), shown, inMarketo, agreedBefore)
                .filter(kind -> brake.holdsBack(shown, kind))
                .isPresent();
    }
}
