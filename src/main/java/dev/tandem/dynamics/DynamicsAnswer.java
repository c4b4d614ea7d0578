package dev.tandem.dynamics;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One answer of the Dataverse Web API.
 *
 * @param status the HTTP status
 * @param headers header values; names compare without regard to case
 * @param body the bytes of the body, which nobody alters; empty for none
 */
public record DynamicsAnswer(int status, Map<String, String> headers, byte[] body) {

    public DynamicsAnswer {
        Map<String, String> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        byName.putAll(headers);
        headers = Collections.unmodifiableMap(byName);
    }

    /** The value of a header. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /** Whether the status is one of 2xx. */
    public boolean succeeded() {
        return status >= 200 && status < 300;
    }

    /** Names the status only: bodies hold personal data. */
    @Override
    public String toString() {
        return "DynamicsAnswer[" + status + "]";
    }
}
