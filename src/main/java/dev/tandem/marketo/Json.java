package dev.tandem.marketo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.LinkedHashMap;
import java.util.Map;

/** How JSON is read from and written for Marketo: decimals stay exact, nulls are written. */
final class Json {

    static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private Json() {}

    /**
     * The value as JSON text in UTF-8.
     *
     * @throws IllegalArgumentException for a value that JSON has no form for
     */
    static byte[] bytes(Object value) {
        try {
            return MAPPER.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            // without the cause, whose text quotes the value
            throw new IllegalArgumentException("A value has no JSON form.");
        }
    }

    /** The members of a flat object as String, Long, BigDecimal, Boolean or null. */
    static Map<String, Object> flat(JsonNode object) {
        Map<String, Object> values = new LinkedHashMap<>();
        object.properties().forEach(member -> values.put(member.getKey(), scalar(member.getValue())));
        return values;
    }

    private static Object scalar(JsonNode node) {
        if (node.isIntegralNumber() && node.canConvertToLong()) {
            return node.longValue();
        }
        if (node.isNumber()) {
            return node.decimalValue();
        }
        if (node.isBoolean()) {
            return node.booleanValue();
        }
        return node.isNull() ? null : node.isTextual() ? node.textValue() : node.toString();
    }

    /** A number that may be absent. */
    static Integer integer(JsonNode node) {
        return node.isNumber() ? (Integer) node.intValue() : null;
    }
}
