package dev.tandem.marketo;

import dev.tandem.governor.Reservation;
import dev.tandem.governor.Urgency;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

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
 * @param notAfter no attempt is sent later than that, so that what was read before is still true; empty for no limit
 * @param reservation the place that was booked for the first attempt; empty if it waits for its turn like all others
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
        Urgency urgency,
        Optional<Instant> notAfter,
        Optional<Reservation> reservation) {

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
                Urgency.LIVE,
                Optional.empty(),
                Optional.empty());
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
                Urgency.LIVE,
                Optional.empty(),
                Optional.empty());
    }

    /** The same request with one more query parameter. */
    public MarketoRequest withQuery(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(query);
        more.put(name, value);
        return new MarketoRequest(
                operation, method, path, more, body, effect, repeat, impatient, urgency, notAfter, reservation);
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
                urgency,
                notAfter,
                reservation);
    }

    /** The same request, never retried if told so. */
    public MarketoRequest withImpatience(boolean impatience) {
        return new MarketoRequest(
                operation, method, path, query, body, effect, repeat, impatience, urgency, notAfter, reservation);
    }

    /** The same request with another urgency than that of live changes. */
    public MarketoRequest withUrgency(Urgency other) {
        return new MarketoRequest(
                operation, method, path, query, body, effect, repeat, impatient, other, notAfter, reservation);
    }

    /** The same request, of which no attempt is sent after that moment. */
    public MarketoRequest withNotAfter(Instant moment) {
        return new MarketoRequest(
                operation,
                method,
                path,
                query,
                body,
                effect,
                repeat,
                impatient,
                urgency,
                Optional.of(moment),
                reservation);
    }

    /** The same request in a place that was booked for it; its repeats wait for their turn. */
    public MarketoRequest withReservation(Reservation booked) {
        return new MarketoRequest(
                operation,
                method,
                path,
                query,
                body,
                effect,
                repeat,
                impatient,
                urgency,
                notAfter,
                Optional.of(booked));
    }

    /** Names the operation only: queries and bodies may hold secrets and personal data. */
    @Override
    public String toString() {
        return "MarketoRequest[" + operation + "]";
    }
}
