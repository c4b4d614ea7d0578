package dev.tandem.stream;

import dev.tandem.merge.Side;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One entity kept in sync, as its file under {@code config/streams} describes it.
 *
 * @param name the stream's name, for example {@code contacts}
 * @param direction which way the stream goes
 * @param optional whether the stream is left out, with a notice, where its table or its object is not to be had
 * @param dynamics the table it reads
 * @param marketo the object it writes
 * @param filterColumn a boolean column that switches single rows off; Dynamics' default is {@code new_synctomkto}
 * @param onlyWhen a condition under which rows take part
 * @param skipWhen columns with the value at which a row is skipped, for example {@code merged: true}
 * @param match how an unlinked person is recognised as a record's person; absent where nothing is adopted
 * @param relatesTo the record that each record is remembered to belong with; absent where nothing asks for it
 * @param deletes what happens in Marketo when the record is deleted in Dynamics
 * @param twoWay how the stream behaves towards Dynamics
 * @param after the streams that must come first in a cycle
 * @param lines the mapping
 */
public record StreamDefinition(
        String name,
        Direction direction,
        boolean optional,
        Source dynamics,
        Target marketo,
        Optional<String> filterColumn,
        Optional<OnlyWhen> onlyWhen,
        Map<String, Object> skipWhen,
        Optional<Match> match,
        Optional<RelatesTo> relatesTo,
        Deletes deletes,
        TwoWay twoWay,
        List<String> after,
        List<MappingLine> lines) {

    /** The {@linkplain Target#object() object} of a stream whose records are persons. */
    public static final String PERSON = "person";

    public StreamDefinition {
        skipWhen = Map.copyOf(skipWhen);
        after = List.copyOf(after);
        lines = List.copyOf(lines);
    }

    /**
     * The Dynamics table.
     *
     * @param table its logical name
     * @param key its primary key column
     * @param members rows of another table that belong to each row; their changes show in no change feed, so a stream
     *     with members reads the whole table each cycle
     */
    public record Source(String table, String key, Optional<Members> members) {

        /** A table whose rows stand alone. */
        public Source(String table, String key) {
            this(table, key, Optional.empty());
        }
    }

    /**
     * Rows of another table that belong to each row of this one, many to many: the users of a team. Such an association
     * does not change the version of the row (Dataverse reference, section 7.8).
     *
     * @param navigation the name of the association
     * @param key the primary key column of the other table
     * @param field the Marketo field that holds the list of their ids
     */
    public record Members(String navigation, String key, String field) {}

    /**
     * The Marketo object.
     *
     * @param object {@code person}, {@code company}, {@code sales-person}, {@code opportunity}, {@code opportunity-role} or
     *     {@code custom-object}
     * @param name the API name of a custom object
     * @param key the field that carries the record's id; absent where the mapping's lines make up the key
     * @param customKey whether {@code setup} creates that field; it always does for a custom object
     * @param type a field that names the table, with its value
     * @param deleted a boolean field that becomes true when the record is deleted
     * @param primary for opportunity roles: a boolean field that is true for the opportunity's own contact
     */
    public record Target(
            String object,
            Optional<String> name,
            Optional<String> key,
            boolean customKey,
            Optional<TypeStamp> type,
            Optional<String> deleted,
            Optional<String> primary) {

        /** A standard object whose key carries the record's id, and nothing else. */
        public static Target of(String object, String key) {
            return new Target(
                    object,
                    Optional.empty(),
                    Optional.of(key),
                    false,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
        }

        /** The key field of a stream of persons, which always have one. */
        public String personKey() {
            return key.orElseThrow(() -> new IllegalStateException("a stream of persons has no key"));
        }
    }

    /**
     * A record of another stream that each record belongs with: the lead that a contact was, the contact of an
     * opportunity, the opportunity of a role. Its id is remembered with the link.
     *
     * @param columns lookups; the first that points to a record of that stream counts
     * @param stream the other stream
     */
    public record RelatesTo(List<String> columns, String stream) {

        public RelatesTo {
            columns = List.copyOf(columns);
        }
    }

    /** The field that says what a person is in Dynamics, and this stream's value for it. */
    public record TypeStamp(String field, String value) {}

    /** The matching rule: an unlinked person whose field equals the record's column is the record's person. */
    public record Match(String column, String field) {}

    /** What a deletion in Dynamics does in Marketo. */
    public enum Deletes {
        /** The person is flagged as deleted. */
        FLAG,
        /** Nothing changes in Marketo. */
        IGNORE,
        /** The record is deleted in Marketo, too. */
        PROPAGATE
    }

    /**
     * How a stream of persons behaves towards Dynamics.
     *
     * @param winner whose value survives where both sides changed a field that has no policy of its own
     * @param creates which persons become records
     * @param personDeletes what a deletion of the person in Marketo does
     */
    public record TwoWay(Side winner, Creates creates, PersonDeletes personDeletes) {

        /** Dynamics wins, and persons become records on request only. */
        public static final TwoWay DEFAULT = new TwoWay(Side.DYNAMICS, Creates.ON_REQUEST, PersonDeletes.RECREATE);
    }

    /** Which persons that live only in Marketo become records of the stream. */
    public enum Creates {
        /** Those that somebody asks for. */
        ON_REQUEST,
        /** Those, and each new one whose type field names the stream. */
        MATCHING,
        /** Those, and each new one. */
        ALL
    }

    /** What a deletion in Marketo does in Dynamics. */
    public enum PersonDeletes {
        /** Nothing; when the record changes again, a new person is created. */
        RECREATE,
        /** Nothing, and no new person is created. */
        IGNORE,
        /** The record is deleted, too. */
        PROPAGATE
    }

    /**
     * The same stream where others are left out: what points to their records points to nothing. A required line stays,
     * because no record can be written without it.
     */
    public StreamDefinition without(Set<String> leftOut) {
        return new StreamDefinition(
                name,
                direction,
                optional,
                dynamics,
                marketo,
                filterColumn,
                onlyWhen,
                skipWhen,
                match,
                relatesTo.filter(related -> !leftOut.contains(related.stream())),
                deletes,
                twoWay,
                after,
                lines.stream().flatMap(line -> line.without(leftOut).stream()).toList());
    }

    /** Whether its records are persons, who live on both sides. */
    public boolean ofPersons() {
        return marketo.object().equals(PERSON);
    }

    /** The mapping lines that carry values to Marketo. */
    public Stream<MappingLine> towardsMarketo() {
        return lines.stream().filter(line -> line.direction().reachesMarketo());
    }
}
