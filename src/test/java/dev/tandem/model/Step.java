package dev.tandem.model;

import java.util.List;

/**
 * Something that people or fate do. Who and what are numbers, taken modulo what there is at that moment, so that any part
 * of a sequence is a sequence, too.
 */
sealed interface Step {

    /** Sellers enter a lead or a contact; an address shared with others, or one of its own. */
    record CreateRecord(boolean lead, int address) implements Step {}

    /** Marketers get to know somebody. */
    record CreatePerson(int address) implements Step {}

    record EditRecord(int who, int field, int value) implements Step {}

    record EditPerson(int who, int field, int value) implements Step {}

    /** The record gets another owner. */
    record Own(int who, int owner) implements Step {}

    /** The contact gets another account. */
    record Employ(int who, int account) implements Step {}

    /** Somebody in Marketo edits what only Dynamics decides. */
    record EditOneWay(int who) implements Step {}

    record DeleteRecord(int who) implements Step {}

    record DeletePerson(int who) implements Step {}

    record MergeRecords(int winner, int loser) implements Step {}

    record MergePersons(int winner, int loser) implements Step {}

    record Qualify(int who) implements Step {}

    /** "Sync Person to Microsoft". */
    record Request(int who, boolean lead) implements Step {}

    /**
     * A cycle.
     *
     * @param death the moment at which its process dies; 0 if it does not
     * @param meanwhile what people do while it is at work
     */
    record Cycle(int death, List<Meanwhile> meanwhile) implements Step {}

    /** Somebody edits at that moment of a cycle. */
    record Meanwhile(int moment, Step edit) {}

    /** A cycle whose process dies during that call, which takes effect a minute later all the same. */
    record CutOff(int call) implements Step {}

    /**
     * A cycle that gets no answer to one of its writes of persons, sellers at work, and another cycle; a minute later the
     * write that seemed lost takes effect, and covers what was written since. Then a cycle, and some time without edits.
     *
     * @param write the number of that write
     * @param meanwhile what sellers do between the two cycles
     */
    record Lost(int write, List<Step> meanwhile) implements Step {}

    /**
     * A cycle that stands still before a transaction until another process has taken over and run one of its own; then it
     * goes on.
     *
     * @param transaction the number of that transaction
     * @param meanwhile what people do when it stands still, before the other process looks
     */
    record Overtaken(int transaction, List<Step> meanwhile) implements Step {}

    /** Time passes. */
    record Wait(int minutes) implements Step {}
}
