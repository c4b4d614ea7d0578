package dev.tandem.sync;

import dev.tandem.state.Link;
import dev.tandem.state.Tombstone;
import java.util.ArrayList;
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

    /** The same with more to send. */
    Identified with(List<Write> more) {
        List<Write> all = new ArrayList<>(writes);
        all.addAll(more);
        return new Identified(stream, lane, all, settled);
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

        /**
         * The person of a record that lives on in this one: a lead that became a contact.
         *
         * @param from that record's link, which ends
         */
        record Take(Change change, Link from) implements Write {}

        /**
         * A record that is to be deleted in Marketo.
         *
         * @param parts the links of records that must be deleted before it: the roles of an opportunity
         */
        record Remove(Change change, List<Link> parts) implements Write {

            public Remove {
                parts = List.copyOf(parts);
            }
        }

        /** A record that Marketo finds by its external key. */
        record Upsert(Change change) implements Write {}
    }

    /**
     * A link that ended because of another record's write.
     *
     * @param reason why
     */
    public record Ended(Link link, Tombstone.Reason reason) {}

    /** What came of one record. */
    public sealed interface Result {

        Change change();

        /**
         * Marketo holds it now, or holds it no longer where the record is gone.
         *
         * @param ended links of other records that ended with it
         */
        record Applied(Change change, String marketoId, List<Ended> ended) implements Result {

            public Applied {
                ended = List.copyOf(ended);
            }

            /** A write that ended no other link. */
            Applied(Change change, String marketoId) {
                this(change, marketoId, List.of());
            }
        }

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
