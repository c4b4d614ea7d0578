package dev.tandem.sandbox.http;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One answer, before it is put on the wire.
 *
 * @param operation what the caller did, in the vendor's words, for the statistics ("Sync Leads", "GET contacts")
 * @param status the HTTP status
 * @param headers header values by name
 * @param body the bytes of the body; empty for none
 * @param rejection the vendor's error code when the call as a whole was refused, else the empty string
 */
public record Reply(String operation, int status, Map<String, String> headers, byte[] body, String rejection) {

    /** An accepted call. */
    public static Reply of(String operation, int status, Map<String, String> headers, byte[] body) {
        return new Reply(operation, status, headers, body, "");
    }

    /** A text answer of the given content type. */
    public static Reply text(String operation, int status, String contentType, String text) {
        return of(operation, status, Map.of("Content-Type", contentType), text.getBytes(StandardCharsets.UTF_8));
    }

    /** The same answer, marked as refused with the vendor's code. */
    public Reply refused(String code) {
        return new Reply(operation, status, headers, body, code);
    }

    /** The same answer with one more header. */
    public Reply with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Reply(operation, status, more, body, rejection);
    }
}
