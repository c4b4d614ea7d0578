package dev.tandem.sync;

import dev.tandem.state.Held;
import dev.tandem.state.Link;
import dev.tandem.state.Tombstone;
import java.time.Instant;
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
 * @param settled what is not sent, because it waits, fails or has not changed
 * @param seen the last number of Marketo's pending changes before the persons were read
 * @param readAt just before the persons were read
 */
public record Identified(
        String stream, Lane lane, List<Write> writes, List<Result> settled, long seen, Instant readAt) {

    public Identified {
        writes = List.copyOf(writes);
        settled = List.copyOf(settled);
    }

    /** The same with more to send. */
    Identified with(List<Write> more) {
        List<Write> all = new ArrayList<>(writes);
        all.addAll(more);
        return new Identified(stream, lane, all, settled, seen, readAt);
    }

    /** One record to send. */
    public sealed interface Write {

        Change change();

        /** The same record after the merge with its person. */
        Write with(Change merged);

        /** A record without a person: all its values are sent. */
        record Create(Change change) implements Write {
            @Override
            public Write with(Change merged) {
                return new Create(merged);
            }
        }

        /** A record whose person is known. */
        record Update(Change change, Person person) implements Write {
            @Override
            public Write with(Change merged) {
                return new Update(merged, person);
            }
        }

        /** A person that lived only in Marketo becomes the record's person. */
        record Adopt(Change change, Person person) implements Write {
            @Override
            public Write with(Change merged) {
                return new Adopt(merged, person);
            }
        }

        /**
         * The person of a record that lives on in this one: a lead that became a contact.
         *
         * @param from that record's link, which ends
         */
        record Take(Change change, Link from, Person person) implements Write {
            @Override
            public Write with(Change merged) {
                return new Take(merged, from, person);
            }
        }

        /**
         * A record that is to be deleted in Marketo.
         *
         * @param parts the links of records that must be deleted before it: the roles of an opportunity
         */
        record Remove(Change change, List<Link> parts) implements Write {

            public Remove {
                parts = List.copyOf(parts);
            }

            @Override
            public Write with(Change merged) {
                return new Remove(merged, parts);
            }
        }

        /** A record that Marketo finds by its external key. */
        record Upsert(Change change) implements Write {
            @Override
            public Write with(Change merged) {
                return new Upsert(merged);
            }
        }
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
         * @param patched what came of its part for Dynamics
         */
        record Applied(Change change, String marketoId, List<Ended> ended, Patched patched) implements Result {

            public Applied {
                ended = List.copyOf(ended);
            }

            /** A write that ended no other link. */
            Applied(Change change, String marketoId) {
                this(change, marketoId, List.of(), new Patched.Nothing());
            }

            /** The same with what came of its part for Dynamics. */
            Applied with(Patched outcome) {
                return new Applied(change, marketoId, ended, outcome);
            }
        }

        /** Both sides agree, so that nothing was written; what the merge has learnt is kept. */
        record Unchanged(Change change, String marketoId) implements Result {}

        /** It is looked at again. */
        record PutOff(Change change, Wait cause, Instant dueAt) implements Result {}

        /** It is kept with its cause until it is retried. */
        record Failed(Change change, String code, String sentence) implements Result {

            static Failed of(Change change, String code, String sentence, Optional<String> field) {
                return new Failed(change, code, field.map(name -> name + ": ").orElse("") + sentence);
            }
        }
    }

    /** What came of a record's part for Dynamics. */
    public sealed interface Patched {

        /** There was none. */
        record Nothing() implements Patched {}

        /**
         * Dynamics has taken it, all or in part.
         *
         * @param version the row's version after it
         * @param fields the Marketo fields whose column was written
         * @param refused the others, held with the reason
         */
        record Done(long version, Set<String> fields, List<Held> refused) implements Patched {

            public Done {
                fields = Set.copyOf(fields);
                refused = List.copyOf(refused);
            }
        }

        /** The row has moved or gone meanwhile, so it is read and merged anew. */
        record Moved() implements Patched {}
    }
}
