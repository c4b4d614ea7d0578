package dev.tandem.sync;

import dev.tandem.merge.Circumstances;
import dev.tandem.merge.Conflict;
import dev.tandem.merge.ConflictKind;
import dev.tandem.merge.FieldMerge;
import dev.tandem.merge.Motion;
import dev.tandem.merge.Policy;
import dev.tandem.merge.Rule;
import dev.tandem.merge.Side;
import dev.tandem.merge.Sight;
import dev.tandem.merge.Value;
import dev.tandem.merge.Verdict;
import dev.tandem.merge.Ways;
import dev.tandem.state.Base;
import dev.tandem.state.ConflictRecord;
import dev.tandem.state.Fingerprints;
import dev.tandem.state.Held;
import dev.tandem.state.Sent;
import dev.tandem.state.Undoing;
import dev.tandem.stream.Direction;
import dev.tandem.stream.Inconvertible;
import dev.tandem.stream.MappingLine;
import dev.tandem.stream.StreamDefinition.TypeStamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** The merge of one record with its person, field by field (design, section 4). */
final class RecordMerge {

    private final ReadyStream stream;
    private final Change change;
    private final Person person;
    private final Surroundings around;
    private final Fingerprints fingerprints;
    private final BaseMaker maker;
    private final Restless restless;
    private final Instant readAt;
    private final Set<Undoing> braked;
    private final Instant now;
    private final MergeWitness witness;
    private final Map<String, Object> fields = new HashMap<>();
    private final Map<String, MergePlan.Cell> patch = new LinkedHashMap<>();
    private final Map<String, String> inDynamics = new HashMap<>();
    private final Map<String, Base> agreed;
    private final Map<String, Base> ifMarketo = new HashMap<>();
    private final Map<String, Base> ifDynamics = new HashMap<>();
    private final List<Held> held;
    private final List<ConflictRecord> conflicts = new ArrayList<>();
    private final Set<String> optedOut = new HashSet<>();
    private final Set<String> optOuts = new HashSet<>();
    private final Set<String> optIns = new HashSet<>();
    private final Set<String> decided = new HashSet<>();
    private final List<Sent> sent = new ArrayList<>();
    private final List<Sent> over = new ArrayList<>();
    private final Set<Undoing> undoings = new HashSet<>();
    private Optional<Value> matched = Optional.empty();

    /**
     * @param braked what the brake holds back; it is held instead of being written
     */
    RecordMerge(
            ReadyStream stream,
            Change change,
            Person person,
            Surroundings around,
            Fingerprints fingerprints,
            Freezing freezing,
            Set<Undoing> braked,
            Instant readAt,
            Instant now,
            MergeWitness witness) {
        this.stream = stream;
        this.change = change;
        this.person = person;
        this.around = around;
        this.fingerprints = fingerprints;
        this.maker = new BaseMaker(fingerprints, around.origin());
        this.restless = new Restless(freezing, stream.definition().name(), change.recordId(), around.flips(), now);
        this.readAt = readAt;
        this.braked = braked;
        this.now = now;
        this.witness = witness;
        this.agreed = new HashMap<>(around.bases());
        this.held = new ArrayList<>(change.held());
    }

    /** The change with what must be written on either side. */
    Change run() {
        change.shown().forEach(this::field);
        otherFields();
        return change.merged(
                fields,
                change.print().with(inDynamics),
                fingerprints,
                matched.map(value -> value.canonical().toLowerCase(Locale.ROOT)),
                held,
                new MergePlan(
                        around.origin(),
                        patch,
                        agreed,
                        ifMarketo,
                        ifDynamics,
                        !agreed.equals(around.bases()),
                        conflicts,
                        optedOut,
                        optOuts,
                        optIns,
                        decided,
                        sent,
                        over,
                        restless.watched(),
                        undoings));
    }

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
            both(shown, present, shown.ofMarketo(present));
        } catch (Inconvertible unfit) {
            if (shown.line().direction() == Direction.TO_MARKETO) {
                merge(shown, present, Value.text(String.valueOf(present)));
            } else {
                hold(field, Held.Reason.FAILED, field + " in Marketo: " + unfit.getMessage());
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
        Base base = around.bases().get(shown.field());
        Base present = maker.of(shown, shown.value());
        boolean moved = shown.line().direction().reachesMarketo() && !present.equals(base);
        boolean blanked = moved && base != null && shown.value().isNothing();
        if (moved && !(blanked && waits(shown, Undoing.Kind.BLANKS))) {
            fields.put(shown.field(), shown.forMarketo(shown.value()));
            ifMarketo.put(shown.field(), present);
        }
        witness.leftOut(shown, "Marketo does not show it, so that it is written only when Dynamics moves it");
    }

    private void both(Shown shown, Object present, Value inMarketo) {
        Optional<Instant> frozen =
                mayFreeze(shown) ? restless.frozenUntil(shown.field(), print(shown, inMarketo)) : Optional.empty();
        Optional<LateEdit> late = frozen.isPresent() ? Optional.empty() : late(shown, inMarketo);
        if (frozen.isPresent()) {
            witness.leftOut(shown, "it is frozen until " + frozen.get() + ", as it keeps changing its direction");
            freeze(shown.field(), frozen.get());
        } else if (late.isPresent()) {
            witness.leftOut(shown, "an edit in Marketo met a write of ours, and both are merged after the fact");
            afterTheFact(shown, inMarketo, late.get());
        } else {
            merge(shown, present, inMarketo);
        }
    }

    /** A consent is never left unwritten, and what travels one way has its source for an owner. */
    private boolean mayFreeze(Shown shown) {
        return shown.line().direction() == Direction.BOTH && !shown.line().ratchet() && !around.newlyLinked();
    }

    /** What both sides show, as one fingerprint. */
    private long print(Shown shown, Value inMarketo) {
        return fingerprints.of("shown", shown.field(), shown.value().canonical(), inMarketo.canonical());
    }

    private void freeze(String field, Instant until) {
        held.removeIf(before -> before.field().equals(field));
        held.add(new Held(
                stream.definition().name(),
                change.recordId(),
                field,
                Held.Reason.FROZEN,
                field + " keeps changing its direction: stop what works against the sync, then retry; else it is merged"
                        + " again when both sides have rested",
                now,
                until));
    }

    /** The edit that a write of ours has covered. It is outdated if somebody has edited the field since. */
    private Optional<LateEdit> late(Shown shown, Value inMarketo) {
        List<LateEdit> edits = around.late().getOrDefault(shown.field(), List.of());
        if (edits.isEmpty()) {
            return Optional.empty();
        }
        LateEdit last = edits.get(edits.size() - 1);
        boolean edited =
                isNews(shown, inMarketo, last) || (last.covered().isEmpty() && isNews(shown, shown.value(), last));
        List<Sent> earlier = edits.stream().map(LateEdit::write).toList();
        over.addAll(edited ? earlier : earlier.subList(0, earlier.size() - 1));
        return edited ? Optional.empty() : Optional.of(last);
    }

    private boolean isNews(Shown shown, Value value, LateEdit late) {
        long print = maker.print(shown.line(), value);
        Base base = around.bases().get(shown.field());
        return print != late.write().sent() && (base == null || print != base.fingerprint());
    }

    /** The merge as it would have been, had the person been read a moment later. */
    private void afterTheFact(Shown shown, Value inMarketo, LateEdit late) {
        if (late.covered().isEmpty()) {
            hold(
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
        var merged = FieldMerge.merge(
                new Sight(shown.value(), motion(shown, shown.value(), late), shown.lossy()),
                new Sight(covered, motion(shown, covered, late), shown.lossyInMarketo(text)),
                rule(shown.line()),
                circumstances(shown.line()));
        merged.conflict().ifPresent(it -> note(shown, covered, new Conflict(ConflictKind.LATE, it.winner())));
        if (around.decisions().containsKey(shown.field())) {
            decided.add(shown.field());
        }
        Verdict verdict = merged.verdict();
        if (verdict instanceof Verdict.Undecided) {
            carryOut(shown, inMarketo, verdict);
        } else if (verdict instanceof Verdict.Write write
                && write.to() == Side.DYNAMICS
                && shown.lossyInMarketo(text)) {
            // as it was; the next merge finds it longer than the column
            fields.put(shown.field(), text);
            over.add(late.write());
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
        carryOut(shown, inMarketo, agreed ? new Verdict.Agree(value) : new Verdict.WriteBoth(value));
        over.add(late.write());
    }

    private void merge(Shown shown, Object sent, Value inMarketo) {
        BaseMaker.Motions motions = maker.motions(around.bases().get(shown.field()), shown, sent, inMarketo);
        Rule rule = rule(shown.line());
        var merged = FieldMerge.merge(
                new Sight(shown.value(), motions.dynamics(), shown.lossy()),
                new Sight(inMarketo, motions.marketo(), shown.lossyInMarketo(sent)),
                rule,
                circumstances(shown.line()));
        witness.merged(shown, inMarketo, motions, rule, merged);
        boolean agreedBefore = around.bases().containsKey(shown.field());
        if (TakenAway.by(merged.verdict(), shown, inMarketo, agreedBefore)
                .filter(kind -> waits(shown, kind))
                .isPresent()) {
            return;
        }
        Optional<Instant> frozen = frozenBy(shown, inMarketo, merged.verdict());
        if (frozen.isPresent()) {
            freeze(shown.field(), frozen.get());
            return;
        }
        carryOut(shown, inMarketo, merged.verdict());
        merged.conflict().filter(conflict -> !person.isNew()).ifPresent(conflict -> note(shown, inMarketo, conflict));
        if (around.decisions().containsKey(shown.field())) {
            decided.add(shown.field());
        }
    }

    private Optional<Instant> frozenBy(Shown shown, Value inMarketo, Verdict verdict) {
        return verdict instanceof Verdict.Write write && mayFreeze(shown)
                ? restless.travels(shown.field(), write.to().other(), print(shown, inMarketo))
                : Optional.empty();
    }

    /** Notes what would be taken away from the record; whether the brake holds it back. */
    private boolean waits(Shown shown, Undoing.Kind kind) {
        Undoing undoing = new Undoing(stream.definition().name(), kind, shown.field(), change.recordId());
        undoings.add(undoing);
        if (!braked.contains(undoing)) {
            return false;
        }
        hold(
                shown.field(),
                Held.Reason.BRAKED,
                "the brake holds back " + kind.word() + " of " + shown.field() + ", because there are too many");
        if (kind == Undoing.Kind.OPT_INS) {
            consent(shown, Value.truth(true));
        }
        return true;
    }

    private Rule rule(MappingLine line) {
        Optional<Side> side = Optional.ofNullable(around.decisions().get(line.field()));
        return new Rule(
                ways(line.direction()),
                side.map(it -> it == Side.DYNAMICS ? Policy.DYNAMICS : Policy.MARKETO)
                        .or(() -> line.merging().policy()),
                stream.definition().twoWay().winner(),
                line.ratchet(),
                side.map(Set::of).orElseGet(() -> line.merging().optIn()),
                line.merging().atOnce());
    }

    private static Ways ways(Direction direction) {
        return switch (direction) {
            case BOTH -> Ways.BOTH;
            case TO_MARKETO -> Ways.TO_MARKETO;
            case TO_DYNAMICS -> Ways.TO_DYNAMICS;
        };
    }

    private Circumstances circumstances(MappingLine line) {
        boolean sourceMoved = line.direction() == Direction.TO_DYNAMICS ? around.personMoved() : around.recordMoved();
        return new Circumstances(
                around.newest(line.field()),
                sourceMoved,
                line.ratchet() && around.optedOut().contains(line.field()));
    }

    private void carryOut(Shown shown, Value inMarketo, Verdict verdict) {
        if (verdict instanceof Verdict.Agree agree) {
            agreed.put(shown.field(), maker.of(shown, agree.value()));
            // a new person says no in so many words, not by silence
            if (person.isNew() && !shown.value().isNothing()) {
                toMarketo(shown, agree.value());
            }
            consent(shown, agree.value());
        } else if (verdict instanceof Verdict.Write write) {
            if (write.to() == Side.MARKETO) {
                toMarketo(shown, write.value());
            } else if (wouldBeCut(shown)) {
                hold(shown.field(), Held.Reason.LOSSY, shown.line().column() + " does not hold all that Marketo says");
            } else {
                toDynamics(shown, write.value());
            }
            consent(shown, write.value());
        } else if (verdict instanceof Verdict.WriteBoth both) {
            if (!inMarketo.equals(both.value())) {
                toMarketo(shown, both.value());
            }
            if (!shown.value().equals(both.value())) {
                toDynamics(shown, both.value());
            }
            consent(shown, both.value());
        } else if (verdict instanceof Verdict.Keep) {
            consent(shown, shown.value());
        } else if (verdict instanceof Verdict.Undecided) {
            hold(shown.field(), Held.Reason.MANUAL, "both sides changed " + shown.field() + ", and a person decides");
        }
    }

    /** What a marketer wrote does not fit into the column; a part of it would pass for the whole in Dynamics. */
    private boolean wouldBeCut(Shown shown) {
        return shown.lossyInMarketo(person.value(shown.field()));
    }

    private void toMarketo(Shown shown, Value value) {
        fields.put(shown.field(), shown.forMarketo(value));
        ifMarketo.put(shown.field(), maker.of(shown, value));
        if (!person.isNew() && shown.line().direction() == Direction.BOTH) {
            sent.add(sent(shown, value));
        }
    }

    private Sent sent(Shown shown, Value value) {
        Base before = around.bases().get(shown.field());
        return new Sent(
                stream.definition().name(),
                change.recordId(),
                around.origin(),
                person.id(),
                shown.field(),
                before == null ? null : before.fingerprint(),
                maker.print(shown.line(), shown.ofMarketo(person.value(shown.field()))),
                maker.print(shown.line(), value),
                readAt,
                Sent.Standing.AWAITED,
                null);
    }

    private void toDynamics(Shown shown, Value value) {
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
        if (stream.matchColumn().filter(shown.line().column()::equals).isPresent()) {
            matched = Optional.of(value);
        }
    }

    /** An opt-out is news for everybody with the same address, and so is its end. */
    private void consent(Shown shown, Value value) {
        if (!shown.line().ratchet()) {
            return;
        }
        boolean out = value.equals(Value.truth(true));
        if (out) {
            optedOut.add(shown.field());
        }
        Base base = around.bases().get(shown.field());
        boolean news = base == null || !base.equals(maker.of(shown, value));
        if (out && news) {
            optOuts.add(shown.field());
        } else if (!out && news && base != null) {
            optIns.add(shown.field());
        }
    }

    private void note(Shown shown, Value inMarketo, Conflict conflict) {
        conflicts.add(new ConflictRecord(
                0,
                stream.definition().name(),
                change.recordId(),
                person.id(),
                shown.field(),
                conflict.kind().name(),
                conflict.winner()
                        .map(side -> side.name().toLowerCase(Locale.ROOT))
                        .orElse(null),
                now,
                maker.fingerprint(shown.field(), shown.value()),
                maker.fingerprint(shown.field(), inMarketo),
                null));
    }

    /** Key, type and mark of deletion, and what a customizing route has added. */
    private void otherFields() {
        Set<String> mapped = new HashSet<>();
        change.shown().forEach(shown -> mapped.add(shown.field()));
        change.fields().forEach((field, value) -> {
            if (!mapped.contains(field) && isWanted(field, value)) {
                fields.put(field, value);
            }
        });
    }

    private boolean isWanted(String field, Object value) {
        if (person.shows(field)) {
            return !same(person.value(field), value);
        }
        return isStamp(field) ? person.isNew() || around.newlyLinked() : around.recordMoved();
    }

    private boolean isStamp(String field) {
        var target = stream.definition().marketo();
        return field.equals(target.personKey())
                || target.type().map(TypeStamp::field).filter(field::equals).isPresent()
                || target.deleted().filter(field::equals).isPresent();
    }

    /** An empty flag says no. */
    private static boolean same(Object one, Object other) {
        return Objects.toString(one, "false").equals(Objects.toString(other, "false"));
    }

    private void hold(String field, Held.Reason reason, String detail) {
        held.removeIf(before -> before.field().equals(field));
        held.add(new Held(stream.definition().name(), change.recordId(), field, reason, detail, now, now));
    }
}
