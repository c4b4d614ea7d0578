package dev.tandem.merge;

import java.util.Optional;
import java.util.stream.Collectors;

/** A pair, the rule of its field, and the circumstances: all that a merge depends on. */
record Case(Pair pair, Rule rule, Circumstances circumstances) {

    Merged merge() {
        return pair.merge(rule, circumstances);
    }

    /** The case after its verdict was carried out; opt-outs elsewhere are followed by then. */
    Case after(Pair next) {
        return new Case(next, rule, new Circumstances(circumstances.newest(), circumstances.sourceMoved(), false));
    }

    /** The same case of a field that travels both ways. */
    Case bothWays() {
        return with(new Rule(Ways.BOTH, rule.policy(), rule.winner(), rule.ratchet(), rule.optIn(), rule.atOnce()));
    }

    /** The same case of a field that has no policy of its own. */
    Case withoutPolicy() {
        return with(
                new Rule(rule.ways(), Optional.empty(), rule.winner(), rule.ratchet(), rule.optIn(), rule.atOnce()));
    }

    Case with(Pair other) {
        return new Case(other, rule, circumstances);
    }

    private Case with(Rule other) {
        return new Case(pair, other, circumstances);
    }

    /** The same case with the sides' names exchanged. */
    Case mirrored() {
        return new Case(
                pair.mirrored(),
                new Rule(
                        mirrored(rule.ways()),
                        rule.policy().map(Case::mirrored),
                        rule.winner().other(),
                        rule.ratchet(),
                        rule.optIn().stream().map(Side::other).collect(Collectors.toUnmodifiableSet()),
                        rule.atOnce()),
                new Circumstances(
                        circumstances.newest().map(Side::other),
                        circumstances.sourceMoved(),
                        circumstances.optedOutElsewhere()));
    }

    static Merged mirrored(Merged merged) {
        Optional<Conflict> conflict = merged.conflict()
                .map(told -> new Conflict(told.kind(), told.winner().map(Side::other)));
        return new Merged(mirrored(merged.verdict()), conflict);
    }

    private static Verdict mirrored(Verdict verdict) {
        return verdict instanceof Verdict.Write write
                ? new Verdict.Write(write.to().other(), write.value())
                : verdict;
    }

    private static Ways mirrored(Ways ways) {
        return switch (ways) {
            case BOTH -> Ways.BOTH;
            case TO_MARKETO -> Ways.TO_DYNAMICS;
            case TO_DYNAMICS -> Ways.TO_MARKETO;
        };
    }

    private static Policy mirrored(Policy policy) {
        return switch (policy) {
            case DYNAMICS -> Policy.MARKETO;
            case MARKETO -> Policy.DYNAMICS;
            case NEWEST, NON_EMPTY, TRUE_WINS, MANUAL -> policy;
        };
    }
}
