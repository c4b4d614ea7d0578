package dev.tandem.dynamics;

import java.util.Map;
import java.util.TreeMap;

/** The headers of an answer as texts; the request's own, which Camel leaves in the message, are not among them. */
final class HeaderTexts {

    private HeaderTexts() {}

    static Map<String, String> of(Map<String, Object> headers) {
        Map<String, String> texts = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.forEach((name, value) -> {
            if (value != null && DynamicsHttpHeaders.comesIn(name)) {
                texts.put(name, value.toString());
            }
        });
        return texts;
    }
}
