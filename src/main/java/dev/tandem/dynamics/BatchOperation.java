package dev.tandem.dynamics;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One operation inside a {@code $batch}.
 *
 * @param method the HTTP verb
 * @param target percent-encoded, relative to the service root; or {@code $n}, the operation of that Content-ID
 * @param headers conditions and preferences of this operation
 * @param json the body as JSON on one line; empty for none
 */
public record BatchOperation(String method, String target, Map<String, String> headers, String json)
        implements BatchItem {

    public BatchOperation {
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }

    /** A GET of the target. */
    public static BatchOperation read(String target) {
        return new BatchOperation("GET", target, Map.of(), "");
    }

    /** A GET of the target with preferences of its own. */
    static BatchOperation read(String target, String prefer) {
        return new BatchOperation("GET", target, Map.of("Prefer", prefer), "");
    }

    byte[] body() {
        return json.getBytes(StandardCharsets.UTF_8);
    }
}
