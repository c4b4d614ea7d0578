package dev.tandem.sandbox.http;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One request as it came over the wire.
 *
 * @param method the verb, upper case
 * @param scheme {@code http} or {@code https}, as the client used it
 * @param host the client's {@code Host} header, with its port
 * @param path the raw, still percent-encoded path
 * @param query the raw query without the question mark; empty when there is none
 * @param headers values by header name; names compare without regard to case
 * @param body the bytes of the body; empty when there is none
 */
public record Call(
        String method,
        String scheme,
        String host,
        String path,
        String query,
        Map<String, List<String>> headers,
        byte[] body) {

    public Call {
        Map<String, List<String>> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        byName.putAll(headers);
        headers = byName;
    }

    /** The first value of a header. */
    public Optional<String> header(String name) {
        List<String> values = headers.get(name);
        return values == null || values.isEmpty() ? Optional.empty() : Optional.of(values.get(0));
    }

    /** All values of a header, joined by commas, as HTTP allows. */
    public Optional<String> headerList(String name) {
        List<String> values = headers.get(name);
        return values == null || values.isEmpty() ? Optional.empty() : Optional.of(String.join(",", values));
    }
}
