package dev.tandem.operations;

import java.util.List;

/**
 * The answer of {@code explain}: one record on both sides, or several that match. It holds values, for the person who
 * asked; it is never logged.
 *
 * @param matches what matches: none, one, or several
 * @param record what is known; null unless one matches
 */
public record Explanation(List<Match> matches, About record) {

    public Explanation {
        matches = List.copyOf(matches);
    }

    /**
     * One record and its person.
     *
     * @param stream the stream; null for a person without a record
     * @param recordId the id in Dynamics; null for a person without a record
     * @param marketoId the id in Marketo; null where there is none
     * @param links how both sides belong together: link, intents, retired ids
     * @param filter whether the stream's filter lets it take part
     * @param pauses what keeps it from being synced by command
     * @param next what its next sync does
     * @param fields each mapped field
     * @param history what is remembered of it, the oldest first
     */
    public record About(
            String stream,
            String recordId,
            String marketoId,
            List<String> links,
            String filter,
            List<String> pauses,
            String next,
            List<Field> fields,
            List<Event> history) {

        public About {
            links = List.copyOf(links);
            pauses = List.copyOf(pauses);
            fields = List.copyOf(fields);
            history = List.copyOf(history);
        }

        /** Names the record only. */
        @Override
        public String toString() {
            return "About[" + stream + ", " + recordId + "]";
        }
    }

    /**
     * One mapped field.
     *
     * @param column the column in Dynamics
     * @param field the field in Marketo
     * @param direction {@code both}, {@code to-marketo} or {@code to-dynamics}
     * @param policy what ends a conflict; null where there can be none
     * @param dynamics the value in Dynamics; null where it is not known
     * @param marketo the value in Marketo; null where it is not known
     * @param dynamicsIs {@code same}, {@code moved} or {@code no base}: how it stands to what both sides last agreed on;
     *     null where nothing is compared
     * @param marketoIs likewise
     * @param next what comes next, and why
     */
    public record Field(
            String column,
            String field,
            String direction,
            String policy,
            String dynamics,
            String marketo,
            String dynamicsIs,
            String marketoIs,
            String next) {

        /** Names the field only. */
        @Override
        public String toString() {
            return "Field[" + field + "]";
        }
    }

    /**
     * Something that is remembered.
     *
     * @param at when, ISO 8601
     * @param what in one sentence
     */
    public record Event(String at, String what) {}
}
