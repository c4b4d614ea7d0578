package dev.tandem.operations;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;

/**
 * A part of what failed, the latest first; the answer of {@code failures list --json}. It never holds a value.
 *
 * @param total how many entries there are in all
 * @param records how many records they are about
 * @param failures this part of them
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record FailureReport(long total, long records, List<Entry> failures) {

    /** Nothing has failed. */
    public static final FailureReport EMPTY = new FailureReport(0, 0, List.of());

    /**
     * One record, or one field of a record, that could not be synced. Times are ISO 8601.
     *
     * @param stream the stream
     * @param recordId the id of the record in Dynamics
     * @param field the field; null where the whole record failed
     * @param code the API's error code, or why the field is held
     * @param sentence the cause in one sentence
     * @param attempts how often it was tried; null for a field
     * @param firstAt since when it fails
     * @param lastAt when it failed last
     * @param nextAt when it is tried again; null if only a command or a change of the record does that
     */
    @JsonPropertyOrder({"stream", "recordId", "field", "code", "sentence", "attempts", "firstAt", "lastAt", "nextAt"})
    public record Entry(
            String stream,
            String recordId,
            String field,
            String code,
            String sentence,
            Integer attempts,
            String firstAt,
            String lastAt,
            String nextAt) {}
}
