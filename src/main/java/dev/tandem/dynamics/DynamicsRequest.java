package dev.tandem.dynamics;

import dev.tandem.governor.Urgency;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * One request to the Dataverse Web API, without token.
 *
 * @param operation what is done, in the vendor's words, for logs and error texts; holds no values of records
 * @param method the HTTP verb
 * @param target already percent-encoded: relative to the service root ({@code contacts?$select=...}), or an absolute
 *     link exactly as the service handed it out
 * @param headers headers beyond those that every request carries; names compare without regard to case
 * @param body the bytes to send, which nobody alters; empty for none
 * @param effect whether data are changed
 * @param repeat whether it may be repeated after an unknown outcome
 * @param impatient true for a request that is never retried, such as the first one of a command
 * @param urgency who goes first where calls must wait, and what stops first when the daily share runs out
 */
public record DynamicsRequest(
        String operation,
        String method,
        String target,
        Map<String, String> headers,
        byte[] body,
        Effect effect,
        Repeat repeat,
        boolean impatient,
        Urgency urgency) {

    public DynamicsRequest {
        Map<String, String> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        byName.putAll(headers);
        headers = Collections.unmodifiableMap(byName);
    }

    /** A GET of the target. */
    public static DynamicsRequest read(String operation, String target) {
        return new DynamicsRequest(
                operation, "GET", target, Map.of(), new byte[0], Effect.READ, Repeat.SAFE, false, Urgency.LIVE);
    }

    /** A request that changes data. */
    public static DynamicsRequest write(String operation, String method, String target, Repeat repeat) {
        return new DynamicsRequest(
                operation, method, target, Map.of(), new byte[0], Effect.WRITE, repeat, false, Urgency.LIVE);
    }

    /** The same request with one more header. */
    public DynamicsRequest withHeader(String name, String value) {
        Map<String, String> more = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        more.putAll(headers);
        more.put(name, value);
        return new DynamicsRequest(operation, method, target, more, body, effect, repeat, impatient, urgency);
    }

    /** The same request with a body of that media type. */
    public DynamicsRequest withBody(String contentType, byte[] bytes) {
        return new DynamicsRequest(operation, method, target, headers, bytes, effect, repeat, impatient, urgency)
                .withHeader("Content-Type", contentType);
    }

    /** The same request, never retried if told so. */
    public DynamicsRequest withImpatience(boolean impatience) {
        return new DynamicsRequest(operation, method, target, headers, body, effect, repeat, impatience, urgency);
    }

    /** The same request with another urgency than that of live changes. */
    public DynamicsRequest withUrgency(Urgency other) {
        return new DynamicsRequest(operation, method, target, headers, body, effect, repeat, impatient, other);
    }

    /** Names the operation only: targets and bodies may hold personal data. */
    @Override
    public String toString() {
        return "DynamicsRequest[" + operation + "]";
    }
}
