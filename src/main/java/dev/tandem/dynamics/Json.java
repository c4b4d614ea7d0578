package dev.tandem.dynamics;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;

/** How JSON of Dynamics is read: decimals stay exact. */
final class Json {

    static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
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

    /** For an answer that says to be good and is no JSON. The cause is left out: it quotes the body. */
    static DynamicsUnavailable unreadable(String operation) {
        return new DynamicsUnavailable("The answer to '" + operation + "' from Dynamics is not readable.");
    }
}
