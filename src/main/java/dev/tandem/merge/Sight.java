package dev.tandem.merge;

/**
 * What one side shows of a field.
 *
 * @param value the live value in canonical form
 * @param motion how it stands against the base
 * @param lossy whether this side holds more than the canonical form says, so that the form does not give the live value
 *     back: cut text, more decimals than the other side has, two options with one label
 */
public record Sight(Value value, Motion motion, boolean lossy) {

    /**
     * Whether the side holds nothing at all. A value of which the canonical form keeps nothing (a label that is too long
     * for the other side) is still a value.
     */
    boolean isEmpty() {
        return value.isNothing() && !lossy;
    }

    boolean moved() {
        return motion == Motion.MOVED;
    }
}
