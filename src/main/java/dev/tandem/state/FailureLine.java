package dev.tandem.state;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * One line of the {@link FailureList}: a record that could not be synced, or one field of a record.
 *
 * @param stream the stream
 * @param recordId the record
 * @param field the field, by the name that the stream's mapping uses; empty where the whole record failed
 * @param code the API's error code, or Tandem's; for a field the reason why it is held
 * @param sentence the cause in one sentence, without any value; empty where nothing more is known
 * @param attempts how often the record was tried; empty for a field, whose attempts are not counted
 * @param firstAt since when it fails
 * @param lastAt when it failed last; for a field the same as {@code firstAt}
 * @param nextAt when it is tried again; empty if only a command or a change of the record does that
 */
public record FailureLine(
        String stream,
        UUID recordId,
        Optional<String> field,
        String code,
        String sentence,
        Optional<Integer> attempts,
        Instant firstAt,
        Instant lastAt,
        Optional<Instant> nextAt) {}
