package dev.tandem.marketo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * One good answer of Marketo.
 *
 * @param envelope the JSON object: {@code requestId}, {@code success}, {@code result}, {@code nextPageToken} and so on
 * @param serverTime the service's clock, from the {@code Date} header; the epoch when it sent none
 */
public record MarketoAnswer(JsonNode envelope, Instant serverTime) {

    /** Names the request only: results hold personal data. */
    @Override
    public String toString() {
        return "MarketoAnswer[" + envelope.path("requestId").asText() + "]";
    }
}
