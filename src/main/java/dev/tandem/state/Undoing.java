package dev.tandem.state;

import java.util.Objects;
import java.util.UUID;

/**
 * Something that the sync would take away from one record: by itself nothing unusual, in masses most likely a mistake.
 *
 * @param stream the stream
 * @param kind what happens to the record
 * @param what the REST name of the field; of a deletion the system in which it happens, {@link #IN_MARKETO} or
 *     {@link #IN_DYNAMICS}
 * @param recordId the record
 */
public record Undoing(String stream, Kind kind, String what, UUID recordId) {

    /** The person or record is deleted, or flagged as deleted, in Marketo. */
    public static final String IN_MARKETO = "marketo";

    /** The record is deleted in Dynamics. */
    public static final String IN_DYNAMICS = "dynamics";

    /** Refuses an undoing that lacks anything. */
    public Undoing {
        Objects.requireNonNull(stream, "stream");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(what, "what");
        Objects.requireNonNull(recordId, "recordId");
    }

    /** What would be taken away. */
    public enum Kind {
        /** The record or person itself. */
        DELETES("deletes"),
        /** A value on which both sides had agreed. */
        BLANKS("blanks"),
        /** An opt-out. */
        OPT_INS("opt-ins");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /** The kind as settings, options and messages name it. */
        public String word() {
            return word;
        }
    }

    /** How far it is. */
    public enum Standing {
        /** It may be made, or was; it counts until the window is over. */
        GOING,
        /** The brake holds it back until a person answers. */
        WAITING,
        /** A person has accepted it; it is made once and then forgotten. */
        ACCEPTED
    }
}
