package dev.tandem.contracts;

import dev.tandem.sandbox.http.Call;
import dev.tandem.sandbox.http.Reply;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One call to Marketo with its answer. */
public record Exchange(Call call, Reply reply) {

    /** What was called, in Adobe's words. */
    public String operation() {
        return reply.operation();
    }

    /** The same call with another query. */
    Exchange withQuery(String query) {
        return new Exchange(
                new Call(call.method(), call.scheme(), call.host(), call.path(), query, call.headers(), call.body()),
                reply);
    }

    /** The same call with another path. */
    Exchange withPath(String path) {
        return new Exchange(
                new Call(call.method(), call.scheme(), call.host(), path, call.query(), call.headers(), call.body()),
                reply);
    }

    /** The same call with another body. */
    Exchange withBody(String body) {
        return new Exchange(
                new Call(
                        call.method(),
                        call.scheme(),
                        call.host(),
                        call.path(),
                        call.query(),
                        call.headers(),
                        body.getBytes(StandardCharsets.UTF_8)),
                reply);
    }

    /** The same call with another header. */
    Exchange withHeader(String name, String value) {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.putAll(call.headers());
        headers.put(name, List.of(value));
        return new Exchange(
                new Call(call.method(), call.scheme(), call.host(), call.path(), call.query(), headers, call.body()),
                reply);
    }

    /** The same call with another answer. */
    Exchange withAnswer(String body) {
        return new Exchange(
                call,
                new Reply(
                        reply.operation(),
                        reply.status(),
                        reply.headers(),
                        body.getBytes(StandardCharsets.UTF_8),
                        reply.rejection()));
    }

    String bodyText() {
        return new String(call.body(), StandardCharsets.UTF_8);
    }

    String answerText() {
        return new String(reply.body(), StandardCharsets.UTF_8);
    }

    /** Verb, path and query, without the bodies. */
    @Override
    public String toString() {
        return operation() + " (" + call.method() + " " + call.path()
                + (call.query().isEmpty() ? "" : "?" + call.query()) + ")";
    }
}
