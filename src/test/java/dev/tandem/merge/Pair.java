package dev.tandem.merge;

import java.util.Optional;

/**
 * One field of a linked pair, as the two systems and the state hold it: the smallest world in which verdicts can be
 * carried out.
 *
 * @param base the value on which both sides last agreed, if there is one
 */
record Pair(Optional<Value> base, Holding dynamics, Holding marketo) {

    /** What one side holds: a value, and whether it is more than its canonical form says. */
    record Holding(Value value, boolean lossy) {}

    Holding of(Side side) {
        return side == Side.DYNAMICS ? dynamics : marketo;
    }

    Sight sight(Side side) {
        Holding holding = of(side);
        Motion motion = base.map(value -> value.equals(holding.value()) ? Motion.SAME : Motion.MOVED)
                .orElse(Motion.UNKNOWN);
        return new Sight(holding.value(), motion, holding.lossy());
    }

    Merged merge(Rule rule, Circumstances circumstances) {
        return FieldMerge.merge(sight(Side.DYNAMICS), sight(Side.MARKETO), rule, circumstances);
    }

    /** The pair with the sides exchanged. */
    Pair mirrored() {
        return new Pair(base, of(Side.MARKETO), of(Side.DYNAMICS));
    }

    /** The pair without a base. */
    Pair forgotten() {
        return new Pair(Optional.empty(), dynamics, marketo);
    }

    /** The pair with only this side holding more than the other can show. */
    Pair wide(Side side) {
        return with(side, new Holding(of(side).value(), true))
                .with(side.other(), new Holding(of(side.other()).value(), false));
    }

    /** Somebody, or a confirmed write, sets one side; what was sent from a canonical form is held exactly. */
    Pair with(Side side, Holding holding) {
        return side == Side.DYNAMICS ? new Pair(base, holding, marketo) : new Pair(base, dynamics, holding);
    }

    Pair with(Value newBase) {
        return new Pair(Optional.of(newBase), dynamics, marketo);
    }

    /** Carries a verdict out, and moves the base. */
    Pair apply(Verdict verdict) {
        if (verdict instanceof Verdict.Agree agree) {
            return with(agree.value());
        }
        if (verdict instanceof Verdict.Write write) {
            return applyButForTheBase(verdict).with(write.value());
        }
        if (verdict instanceof Verdict.WriteBoth write) {
            return applyButForTheBase(verdict).with(write.value());
        }
        return this;
    }

    /** Carries a verdict out, but is stopped before the base is committed. */
    Pair applyButForTheBase(Verdict verdict) {
        if (verdict instanceof Verdict.Write write) {
            return with(write.to(), new Holding(write.value(), false));
        }
        if (verdict instanceof Verdict.WriteBoth write) {
            return with(Side.DYNAMICS, new Holding(write.value(), false))
                    .with(Side.MARKETO, new Holding(write.value(), false));
        }
        return this;
    }
}
