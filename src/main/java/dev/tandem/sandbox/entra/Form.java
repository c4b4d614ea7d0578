package dev.tandem.sandbox.entra;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The fields of an {@code application/x-www-form-urlencoded} body. */
record Form(Map<String, String> fields) {

    /** Parses a body; a field that is no valid percent-encoding counts as absent. */
    static Form parse(byte[] body) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String part : new String(body, StandardCharsets.UTF_8).split("&", -1)) {
            int equals = part.indexOf('=');
            if (equals > 0) {
                try {
                    fields.put(decode(part.substring(0, equals)), decode(part.substring(equals + 1)));
                } catch (IllegalArgumentException malformed) {
                    fields.remove(part.substring(0, equals));
                }
            }
        }
        return new Form(fields);
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    Optional<String> get(String name) {
        return Optional.ofNullable(fields.get(name)).filter(value -> !value.isEmpty());
    }

    /** The value, or Entra's refusal of a request without it. */
    String require(String name) throws Refusal {
        return get(name).orElseThrow(() -> new Refusal(EntraError.MISSING_PARAMETER, name));
    }
}
