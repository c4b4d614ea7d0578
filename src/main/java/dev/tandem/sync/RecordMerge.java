package dev.tandem.sync;

import dev.tandem.merge.Circumstances;
import dev.tandem.merge.Conflict;
import dev.tandem.merge.FieldMerge;
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
    private final Set<Undoing> braked;
    private final Instant now;
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
            Set<Undoing> braked,
            Instant now) {
        this.stream = stream;
        this.change = change;
        this.person = person;
        this.around = around;
        this.fingerprints = fingerprints;
        this.maker = new BaseMaker(fingerprints, around.origin());
        this.braked = braked;
        this.now = now;
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
                        undoings));
    }

    private void field(Shown asRead) {
        String field = asRead.field();
        if (stream.isCompanyField(field) && (change.ties().company() != null || person.hasCompany())) {
            return;
        }
        if (person.isNew() && !asRead.line().direction().reachesMarketo()) {
            return;
        }
        Shown shown = customized(asRead);
        if (!person.shows(field)) {
            unseen(shown);
            return;
        }
        Object sent = person.value(field);
        try {
            merge(shown, sent, shown.ofMarketo(sent));
        } catch (Inconvertible unfit) {
            if (shown.line().direction() == Direction.TO_MARKETO) {
                merge(shown, sent, Value.text(String.valueOf(sent)));
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
    }

    private void merge(Shown shown, Object sent, Value inMarketo) {
        BaseMaker.Motions motions = maker.motions(around.bases().get(shown.field()), shown, sent, inMarketo);
        var merged = FieldMerge.merge(
                new Sight(shown.value(), motions.dynamics(), shown.lossy()),
                new Sight(inMarketo, motions.marketo(), shown.lossyInMarketo(sent)),
                rule(shown.line()),
                circumstances(shown.line()));
        boolean agreedBefore = around.bases().containsKey(shown.field());
        if (TakenAway.by(merged.verdict(), shown, inMarketo, agreedBefore)
                .filter(kind -> waits(shown, kind))
                .isPresent()) {
            return;
        }
        carryOut(shown, inMarketo, merged.verdict());
        merged.conflict().filter(conflict -> !person.isNew()).ifPresent(conflict -> note(shown, inMarketo, conflict));
        if (around.decisions().containsKey(shown.field())) {
            decided.add(shown.field());
        }
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
