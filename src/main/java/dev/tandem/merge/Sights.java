package dev.tandem.merge;

import java.util.Optional;
import java.util.function.Predicate;

/** What both sides show of a field. */
record Sights(Sight dynamics, Sight marketo) {

    Sights {
        if ((dynamics.motion() == Motion.UNKNOWN) != (marketo.motion() == Motion.UNKNOWN)) {
            throw new IllegalArgumentException("A field's motion is known on one side and unknown on the other; "
                    + "compare both sides with one base, or say unknown of both.");
        }
    }

    Sight of(Side side) {
        return side == Side.DYNAMICS ? dynamics : marketo;
    }

    boolean hasBase() {
        return dynamics.motion() != Motion.UNKNOWN;
    }

    boolean nothingMoved() {
        return dynamics.motion() == Motion.SAME && marketo.motion() == Motion.SAME;
    }

    boolean bothMoved() {
        return dynamics.moved() && marketo.moved();
    }

    boolean agree() {
        return dynamics.value().equals(marketo.value());
    }

    /** The one side of which this is true; empty if it is true of both or of neither. */
    Optional<Side> only(Predicate<Sight> condition) {
        boolean inDynamics = condition.test(dynamics);
        if (inDynamics == condition.test(marketo)) {
            return Optional.empty();
        }
        return Optional.of(inDynamics ? Side.DYNAMICS : Side.MARKETO);
    }

    /** The side that holds more than the other can show. */
    Optional<Side> wide() {
        return only(Sight::lossy);
    }
}
