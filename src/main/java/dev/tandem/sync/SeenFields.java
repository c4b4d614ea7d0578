package dev.tandem.sync;

import dev.tandem.merge.Merged;
import dev.tandem.merge.Motion;
import dev.tandem.merge.Rule;
import dev.tandem.merge.Value;
import dev.tandem.merge.Ways;
import dev.tandem.state.Held;
import dev.tandem.stream.Mapping;
import dev.tandem.stream.MappingLine;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Collects what a merge did with each field of one record. */
final class SeenFields implements MergeWitness {

    private static final String UNKNOWN =
            "nothing: Dynamics does not show the column, so that its field stays as it is";

    private final Mapping mapping;
    private final Optional<Person> person;
    private final Map<String, ForeseenField> seen = new HashMap<>();

    /**
     * @param person the person, if there is one
     */
    SeenFields(Mapping mapping, Optional<Person> person) {
        this.mapping = mapping;
        this.person = person;
    }

    @Override
    public void merged(Shown shown, Value inMarketo, BaseMaker.Motions motions, Rule rule, Merged merged) {
        seen.put(
                shown.field(),
                new ForeseenField(
                        shown.line().column(),
                        shown.field(),
                        direction(shown.line()),
                        policy(rule),
                        Optional.of(shown.value().canonical()),
                        person.map(it -> inMarketo.canonical()),
                        Optional.of(word(motions.dynamics())),
                        Optional.of(word(motions.marketo())),
                        MergeSentence.of(merged, motions, rule)));
    }

    @Override
    public void leftOut(Shown shown, String reason) {
        seen.put(shown.field(), line(shown.line(), Optional.of(shown.value().canonical()), "nothing: " + reason));
    }

    /** All mapped fields, after the merge. */
    List<ForeseenField> of(Change change) {
        Map<String, Held> held = new HashMap<>();
        change.held().forEach(it -> held.put(it.field(), it));
        Map<String, Shown> shown = new HashMap<>();
        change.shown().forEach(it -> shown.put(it.field(), it));
        return lines(mapping)
                .map(line ->
                        seen.getOrDefault(line.field(), unmerged(line, Optional.ofNullable(shown.get(line.field())))))
                .map(field -> field.next(sentence(field, change, Optional.ofNullable(held.get(field.field())))))
                .toList();
    }

    static Stream<MappingLine> lines(Mapping mapping) {
        return Stream.concat(mapping.lines().stream().map(Mapping.Line::line), mapping.references().stream());
    }

    private ForeseenField unmerged(MappingLine line, Optional<Shown> shown) {
        return line(line, shown.map(it -> it.value().canonical()), shown.isPresent() ? "nothing yet" : UNKNOWN);
    }

    private ForeseenField line(MappingLine line, Optional<String> dynamics, String next) {
        return new ForeseenField(
                line.column(),
                line.field(),
                direction(line),
                Optional.empty(),
                dynamics,
                person.filter(it -> it.shows(line.field())).map(it -> Objects.toString(it.value(line.field()), "")),
                Optional.empty(),
                Optional.empty(),
                next);
    }

    /** A field may be written as far as it can be, and be held for the rest. */
    static String sentence(ForeseenField field, Change change, Optional<Held> held) {
        if (held.isEmpty()) {
            return field.next();
        }
        String because = "held (" + held.get().reason().name().toLowerCase(Locale.ROOT) + "): "
                + Objects.requireNonNullElse(held.get().detail(), "no more is known");
        boolean written = change.fields().containsKey(field.field())
                || change.merged()
                        .filter(plan -> plan.patch().containsKey(field.field()))
                        .isPresent();
        return written ? field.next() + "; " + because : because;
    }

    static String direction(MappingLine line) {
        return MergeSentence.word(line.direction().name());
    }

    private static Optional<String> policy(Rule rule) {
        if (rule.ratchet()) {
            return Optional.of("ratchet");
        }
        if (rule.ways() != Ways.BOTH) {
            return Optional.empty();
        }
        return Optional.of(rule.policy()
                .map(policy -> MergeSentence.word(policy.name()))
                .orElseGet(() -> "winner " + MergeSentence.word(rule.winner().name())));
    }

    private static String word(Motion motion) {
        return motion == Motion.UNKNOWN ? "no base" : MergeSentence.word(motion.name());
    }
}
