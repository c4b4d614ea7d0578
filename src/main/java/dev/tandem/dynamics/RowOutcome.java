package dev.tandem.dynamics;

import java.util.Optional;

/** What became of the write of one row. */
public sealed interface RowOutcome {

    /**
     * It was written.
     *
     * @param row what it holds now; plug-ins of the environment may have changed more than was sent
     */
    record Written(Row row) implements RowOutcome {}

    /** It has another version than the one that was told, so nothing was done; read it again. */
    record Moved() implements RowOutcome {}

    /** It does not exist: of a deletion the wanted end, whoever deleted it. */
    record Gone() implements RowOutcome {}

    /** It was not created, because the id is taken: by an earlier attempt, if nobody else knows the id. */
    record AlreadyThere() implements RowOutcome {}

    /**
     * It was refused, and will be as long as nothing changes.
     *
     * @param code the vendor's code, such as {@code 0x80044331}; empty when none was sent
     * @param sentence one sentence without values
     * @param column the column at fault, where Dynamics names one of those that were sent
     */
    record Refused(String code, String sentence, Optional<String> column) implements RowOutcome {}
}
