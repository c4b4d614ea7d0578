package dev.tandem.merge;

/** What is to be done about a field, and what becomes of its base. */
public sealed interface Verdict {

    /** Nothing is to be done and the base stays: nothing moved, or what differs is not to be written on either side. */
    record Keep() implements Verdict {}

    /**
     * Both sides agree (again), and nothing is to be written.
     *
     * @param value the new base
     */
    record Agree(Value value) implements Verdict {}

    /**
     * One side is to be written.
     *
     * @param to the side that gets the value
     * @param value the value, and the base as soon as the write is confirmed
     */
    record Write(Side to, Value value) implements Verdict {}

    /**
     * Both sides are to be written: an opt-out that is known from elsewhere.
     *
     * @param value the value, and the base as soon as both writes are confirmed
     */
    record WriteBoth(Value value) implements Verdict {}

    /** The field is held, with its base, until a person decides. */
    record Undecided() implements Verdict {}
}
