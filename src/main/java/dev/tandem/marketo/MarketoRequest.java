package dev.tandem.marketo;

import dev.tandem.governor.Urgency;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One request to the Marketo REST API, without token.
 *
 * @param operation what is done, in the vendor's words ("Sync Leads"), for logs and error texts; holds no values
 * @param method the HTTP verb
 * @param path below the base address, without leading slash: {@code rest/v1/leads.json}
 * @param query parameters by name, not yet encoded
 * @param body what is sent beside the query
 * @param effect whether data are changed
 * @param repeat whether it may be repeated after an unknown outcome
 * @param impatient true for a request that is never retried, such as the first one of a command
 * @param urgency who goes first where calls must wait, and what stops first when the daily share runs out
 */
public record MarketoRequest(
        String operation,
        String method,
        String path,
        Map<String, String> query,
        MarketoBody body,
        Effect effect,
        Repeat repeat,
        boolean impatient,
        Urgency urgency) {

    public MarketoRequest {
        query = Collections.unmodifiableMap(new LinkedHashMap<>(query));
    }

    /** A GET of the path. */
    public static MarketoRequest read(String operation, String path) {
        return new MarketoRequest(
                operation,
                "GET",
                path,
                Map.of(),
                new MarketoBody.None(),
                Effect.READ,
                Repeat.SAFE,
                false,
                Urgency.LIVE);
    }

    /** A POST of JSON text that changes data. */
    public static MarketoRequest write(String operation, String path, byte[] json, Repeat repeat) {
        return new MarketoRequest(
                operation,
                "POST",
                path,
                Map.of(),
                new MarketoBody.Json(json),
                Effect.WRITE,
                repeat,
                false,
                Urgency.LIVE);
    }

    /** The same request with one more query parameter. */
    public MarketoRequest withQuery(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(query);
        more.put(name, value);
        return new MarketoRequest(operation, method, path, more, body, effect, repeat, impatient, urgency);
    }

    /** The same GET as a POST with {@code _method=GET} and its query as a form, for queries too long for a URI. */
    public MarketoRequest asForm() {
        return new MarketoRequest(
                operation,
                "POST",
                path,
                Map.of("_method", "GET"),
                new MarketoBody.Form(query),
                effect,
                repeat,
                impatient,
                urgency);
    }

    /** The same request, never retried if told so. */
    public MarketoRequest withImpatience(boolean impatience) {
        return new MarketoRequest(operation, method, path, query, body, effect, repeat, impatience, urgency);
    }

    /** The same request with another urgency than that of live changes. */
    public MarketoRequest withUrgency(Urgency other) {
        return new MarketoRequest(operation, method, path, query, body, effect, repeat, impatient, other);
    }

    /** Names the operation only: queries and bodies may hold secrets and personal data. */
    @Override
    public String toString() {
        return "MarketoRequest[" + operation + "]";
    }
}
