package dev.tandem.dynamics;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;

/** How JSON is read from and written for Dynamics: decimals stay exact. */
final class Json {

    static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private Json() {}

    /** The object in an answer's body. */
    static JsonNode read(String operation, DynamicsAnswer answer) {
        try {
            return MAPPER.readTree(answer.body());
        } catch (IOException e) {
            throw unreadable(operation);
        }
    }

    /**
     * The value as JSON on one line.
     *
     * @throws IllegalArgumentException for a value that JSON has no form for
     */
    static String line(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            // without the cause, whose text quotes the value
            throw new IllegalArgumentException("A value has no JSON form.");
        }
    }

    /** For an answer that says to be good and is no JSON. The cause is left out: it quotes the body. */
    static DynamicsUnavailable unreadable(String operation) {
        return new DynamicsUnavailable("The answer to '" + operation + "' from Dynamics is not readable.");
    }
}
