package dev.tandem.merge;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ArbitrarySupplier;
import net.jqwik.api.Combinators;

/** All that may come before a merge. There are few values, so that they often meet. */
final class Cases {

    private static final Value[] ANY = {
        Value.nothing(), Value.text("a"), Value.text("b"), Value.truth(true), Value.truth(false)
    };
    private static final Value[] OPT_OUTS = {Value.nothing(), Value.truth(true), Value.truth(false)};

    private Cases() {}

    /** Fields of every sort. */
    static final class Any implements ArbitrarySupplier<Case> {
        @Override
        public Arbitrary<Case> get() {
            return Arbitraries.oneOf(new Plain().get(), new Ratchets().get());
        }
    }

    /** Fields that are no ratchets. */
    static final class Plain implements ArbitrarySupplier<Case> {
        @Override
        public Arbitrary<Case> get() {
            return cases(false, ANY);
        }
    }

    /** Opt-outs. */
    static final class Ratchets implements ArbitrarySupplier<Case> {
        @Override
        public Arbitrary<Case> get() {
            return cases(true, OPT_OUTS);
        }
    }

    /** What people set one side to, one after the other; values that fit fields of every sort. */
    static final class Edits implements ArbitrarySupplier<List<Pair.Holding>> {
        @Override
        public Arbitrary<List<Pair.Holding>> get() {
            return holdings(OPT_OUTS).list().ofMaxSize(4);
        }
    }

    private static Arbitrary<Case> cases(boolean ratchet, Value... values) {
        return Combinators.combine(pairs(values), rules(ratchet), circumstances())
                .as(Case::new);
    }

    private static Arbitrary<Pair> pairs(Value... values) {
        return Combinators.combine(Arbitraries.of(Arrays.asList(values)).optional(), holdings(values), holdings(values))
                .as(Pair::new);
    }

    private static Arbitrary<Pair.Holding> holdings(Value... values) {
        return Combinators.combine(Arbitraries.of(Arrays.asList(values)), Arbitraries.of(true, false))
                .as(Pair.Holding::new);
    }

    private static Arbitrary<Rule> rules(boolean ratchet) {
        Arbitrary<Set<Side>> optIn = Arbitraries.of(Side.class).set();
        return Combinators.combine(
                        Arbitraries.of(Ways.class),
                        Arbitraries.of(Policy.class).optional(),
                        Arbitraries.of(Side.class),
                        optIn,
                        Arbitraries.of(true, false))
                .as((ways, policy, winner, sides, atOnce) -> new Rule(ways, policy, winner, ratchet, sides, atOnce));
    }

    private static Arbitrary<Circumstances> circumstances() {
        return Combinators.combine(
                        Arbitraries.of(Side.class).optional(), Arbitraries.of(true, false), Arbitraries.of(true, false))
                .as(Circumstances::new);
    }
}
