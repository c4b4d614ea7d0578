package dev.tandem.sync;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A batch in which it is known for each record what must be done in Marketo.
 *
 * @param stream the stream's name
 * @param lane why they are written
 * @param writes what is sent
 * @param settled what is not sent, because it waits or fails
 */
public record Identified(String stream, Lane lane, List<Write> writes, List<Result> settled) {

    public Identified {
        writes = List.copyOf(writes);
        settled = List.copyOf(settled);
    }

    /** One record to send. */
    public sealed interface Write {

        Change change();

        /** A record without a person: all its values are sent. */
        record Create(Change change) implements Write {}

        /** A record whose person is known. */
        record Update(Change change, String marketoId) implements Write {}

        /**
         * A person that lived only in Marketo becomes the record's person. In a one-way stream the record's values win,
         * its empty ones too.
         *
         * @param optedOut ratchet fields in which the person has opted out, and stays so
         */
        record Adopt(Change change, String marketoId, Set<String> optedOut) implements Write {}

        /** A record that Marketo finds by its external key. */
        record Upsert(Change change) implements Write {}
    }

    /** What came of one record. */
    public sealed interface Result {

        Change change();

        /** Marketo holds it now. */
        record Applied(Change change, String marketoId) implements Result {}

        /** It is looked at again. */
        record PutOff(Change change, Wait cause, java.time.Instant dueAt) implements Result {}

        /** It is kept with its cause until it is retried. */
        record Failed(Change change, String code, String sentence) implements Result {

            static Failed of(Change change, String code, String sentence, Optional<String> field) {
                return new Failed(change, code, field.map(name -> name + ": ").orElse("") + sentence);
            }
        }
    }
}
