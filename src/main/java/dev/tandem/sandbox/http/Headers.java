package dev.tandem.sandbox.http;

import io.vertx.core.MultiMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Turns the wire's headers into those of a {@link Call}. */
final class Headers {

    private Headers() {}

    /** All values by name; spellings that differ only in case are one name. */
    static Map<String, List<String>> of(MultiMap wire) {
        Map<String, List<String>> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        wire.forEach(header -> byName.computeIfAbsent(header.getKey(), name -> new ArrayList<>(1))
                .add(header.getValue()));
        return byName;
    }
}
