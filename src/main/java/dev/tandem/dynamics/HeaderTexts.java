package dev.tandem.dynamics;

import java.util.Map;
import java.util.TreeMap;

/** The protocol headers of a Camel message as texts. */
final class HeaderTexts {

    private HeaderTexts() {}

    static Map<String, String> of(Map<String, Object> headers) {
        Map<String, String> texts = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.forEach((name, value) -> {
            if (value != null && !name.startsWith("Camel")) {
                texts.put(name, value.toString());
            }
        });
        return texts;
    }
}
