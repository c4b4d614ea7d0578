package dev.tandem.sync;

import dev.tandem.merge.Conflict;
import dev.tandem.merge.Value;
import dev.tandem.state.Base;
import dev.tandem.state.ConflictRecord;
import dev.tandem.state.Held;
import dev.tandem.state.Sent;
import dev.tandem.state.Undoing;
import dev.tandem.stream.Direction;
import dev.tandem.stream.Inconvertible;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Collects, field by field, what the merge of one record comes to. */
final class MergePlanDraft {

    private final MergeRound round;
    private final RecordAndPerson both;
    private final BaseMaker maker;
    private final Map<String, Object> fields = new HashMap<>();
    private final Map<String, MergePlan.Cell> patch = new LinkedHashMap<>();
    private final Map<String, String> inDynamics = new HashMap<>();
    private final Map<String, Base> agreed;
    private final Map<String, Base> ifMarketo = new HashMap<>();
    private final Map<String, Base> ifDynamics = new HashMap<>();
    private final List<Held> held;
    private final List<ConflictRecord> conflicts = new ArrayList<>();
    private final Set<String> decided = new HashSet<>();
    private final List<Sent> sent = new ArrayList<>();
    private final List<Sent> over = new ArrayList<>();
    private final Set<Undoing> undoings = new HashSet<>();
    private Optional<Value> matched = Optional.empty();

    MergePlanDraft(MergeRound round, RecordAndPerson both, BaseMaker maker) {
        this.round = round;
        this.both = both;
        this.maker = maker;
        this.agreed = new HashMap<>(both.around().bases());
        this.held = new ArrayList<>(both.change().held());
    }

    /** Both sides have the value, which is the field's base from now on. */
    void agree(Shown shown, Value value) {
        agreed.put(shown.field(), maker.of(shown, value));
    }

    /** Marketo lacks the value; of a person that is there, the write is kept until the feed shows it. */
    void toMarketo(Shown shown, Value value) {
        toMarketoUnseen(shown, value);
        if (!both.person().isNew() && shown.line().direction() == Direction.BOTH) {
            sent.add(sent(shown, value));
        }
    }

    /** The same for a field that Marketo does not show. */
    void toMarketoUnseen(Shown shown, Value value) {
        fields.put(shown.field(), shown.forMarketo(value));
        ifMarketo.put(shown.field(), maker.of(shown, value));
    }

    private Sent sent(Shown shown, Value value) {
        Base before = both.base(shown);
        return new Sent(
                round.streamName(),
                both.recordId(),
                both.around().origin(),
                both.person().id(),
                shown.field(),
                before == null ? null : before.fingerprint(),
                maker.print(shown.line(), shown.ofMarketo(both.person().value(shown.field()))),
                maker.print(shown.line(), value),
                round.readAt(),
                Sent.Standing.AWAITED,
                null,
                null);
    }

    /** Dynamics lacks the value; what the column cannot take is held. */
    void toDynamics(Shown shown, Value value) {
        try {
            patch.put(shown.field(), new MergePlan.Cell(shown.line().column(), shown.forDynamics(value)));
        } catch (Inconvertible unfit) {
            hold(shown.field(), Held.Reason.FAILED, shown.line().column() + ": " + unfit.getMessage());
            return;
        }
        // where both sides are written, Dynamics comes last: its answer speaks for both
        Base base = Optional.ofNullable(ifMarketo.remove(shown.field())).orElseGet(() -> maker.of(shown, value));
        ifDynamics.put(shown.field(), base);
        inDynamics.put(shown.field(), value.canonical());
        if (round.stream().matchColumn().filter(shown.line().column()::equals).isPresent()) {
            matched = Optional.of(value);
        }
    }

    /** Marketo gets back what it showed before a write of ours; no base follows from it. */
    void restore(Shown shown, String text) {
        fields.put(shown.field(), text);
    }

    /** Marketo lacks these values of fields that are not merged. */
    void unmerged(Map<String, Object> values) {
        fields.putAll(values);
    }

    /** The field is not in agreement and is merged again when somebody or something releases it. */
    void hold(String field, Held.Reason reason, String detail) {
        hold(field, reason, detail, round.now());
    }

    /** The field keeps changing its direction. */
    void freeze(String field, Instant until) {
        hold(
                field,
                Held.Reason.FROZEN,
                field + " keeps changing its direction: stop what works against the sync, then retry; else it is merged"
                        + " again when both sides have rested",
                until);
    }

    private void hold(String field, Held.Reason reason, String detail, Instant nextAt) {
        held.removeIf(before -> before.field().equals(field));
        held.add(new Held(round.streamName(), both.recordId(), field, reason, detail, round.now(), nextAt));
    }

    /** Both sides had changed the field. */
    void note(Shown shown, Value inMarketo, Conflict conflict) {
        conflicts.add(new ConflictRecord(
                0,
                round.streamName(),
                both.recordId(),
                both.person().id(),
                shown.field(),
                conflict.kind().name(),
                conflict.winner()
                        .map(side -> side.name().toLowerCase(Locale.ROOT))
                        .orElse(null),
                round.now(),
                maker.fingerprint(shown.field(), shown.value()),
                maker.fingerprint(shown.field(), inMarketo),
                null));
    }

    /** If a person has decided about the field, that is carried out now. */
    void decided(Shown shown) {
        if (both.around().decisions().containsKey(shown.field())) {
            decided.add(shown.field());
        }
    }

    /** The edits that these writes had covered are merged, or outdated. */
    void over(Collection<Sent> writes) {
        over.addAll(writes);
    }

    /** The merge takes something away, unless the brake holds it back. */
    void takesAway(Undoing undoing) {
        undoings.add(undoing);
    }

    /** The change with what must be written on either side. */
    Change finish(Consent.News consent, Restless.Watched watched) {
        Change change = both.change();
        return change.merged(
                fields,
                change.print().with(inDynamics),
                round.fingerprints(),
                matched.map(value -> value.canonical().toLowerCase(Locale.ROOT)),
                held,
                new MergePlan(patch, bases(), conflicts, consent, decided, sent, over, watched, undoings));
    }

    private MergedBases bases() {
        Surroundings around = both.around();
        return new MergedBases(around.origin(), agreed, ifMarketo, ifDynamics, !agreed.equals(around.bases()));
    }
}
