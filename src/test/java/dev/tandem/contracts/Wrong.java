package dev.tandem.contracts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * One way in which a request or an answer can be wrong.
 *
 * @param what says what is wrong
 * @param made makes the wrong one of a good one; empty where it cannot be wrong in this way
 */
record Wrong(String what, Making made) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SAID = "{\"said\":true}";

    /** Makes a wrong exchange. */
    @FunctionalInterface
    interface Making {

        Optional<Exchange> of(Exchange good);
    }

    /** Ways in which requests can be wrong. */
    static List<Wrong> requests() {
        return List.of(
                new Wrong(
                        "a parameter that nobody knows",
                        good -> Optional.of(
                                good.withQuery((good.call().query().isEmpty()
                                                ? ""
                                                : good.call().query() + "&") + "nobodyKnows=1"))),
                new Wrong(
                        "a path that nobody knows",
                        good -> Optional.of(good.withPath(good.call().path() + "/nobody/knows"))),
                new Wrong("no filter", good -> without(good, "filterType=")),
                new Wrong(
                        "no place in the feed",
                        good -> good.operation().contains("Changes")
                                        || good.operation().contains("Deleted")
                                ? without(good, "nextPageToken=")
                                : Optional.empty()),
                new Wrong(
                        "a page size in words",
                        good -> good.call().query().contains("batchSize=")
                                ? Optional.of(good.withQuery(
                                        good.call().query().replaceAll("batchSize=\\d+", "batchSize=many")))
                                : Optional.empty()),
                new Wrong("no secret", good -> without(good, "client_secret=")),
                new Wrong(
                        "another content type",
                        good -> json(good)
                                ? Optional.of(good.withHeader("Content-Type", "text/xml"))
                                : Optional.empty()),
                new Wrong(
                        "a body where none belongs",
                        good -> good.call().body().length == 0
                                        && good.call().method().equals("GET")
                                        && !good.operation().equals("Get Custom Objects")
                                        && !good.operation().startsWith("Get Opportunit")
                                ? Optional.of(good.withHeader("Content-Type", "application/json")
                                        .withBody(SAID))
                                : Optional.empty()),
                new Wrong(
                        "a body that is a list",
                        good -> json(good) ? Optional.of(good.withBody("[]")) : Optional.empty()),
                new Wrong("a member that nobody knows", good -> body(good, body -> body.put("nobodyKnows", 1))),
                new Wrong(
                        "members of another type",
                        good -> body(good, body -> {
                            List<String> names = List.copyOf(fieldNames(body));
                            names.forEach(name ->
                                    body.set(name, JSON.createObjectNode().put("said", true)));
                            return body;
                        })),
                new Wrong(
                        "no records",
                        good -> good.bodyText().contains("\"input\"")
                                        && !good.operation().equals("Delete Companies")
                                        && !good.operation().equals("Push Lead to Marketo")
                                ? body(good, body -> body.without("input"))
                                : Optional.empty()));
    }

    /** Ways in which answers can be wrong. */
    static List<Wrong> answers() {
        return List.of(
                new Wrong("no JSON", good -> answer(good, answer -> "Served.")),
                new Wrong("a list", good -> answer(good, answer -> "[]")),
                new Wrong("a member that nobody knows", good -> answer(good, answer -> answer.put("nobodyKnows", 1))),
                new Wrong("no requestId", good -> lacking(good, "requestId")),
                new Wrong("no success", good -> lacking(good, "success")),
                new Wrong("no token", good -> lacking(good, "access_token")),
                new Wrong("success in words", good -> having(good, "success", answer -> answer.put("success", "yes"))),
                new Wrong(
                        "a result that is no list",
                        good -> having(good, "result", answer -> {
                            answer.putObject("result");
                            return answer;
                        })),
                new Wrong(
                        "a result of texts",
                        good -> good.operation().endsWith("Data Types")
                                ? Optional.empty()
                                : having(good, "result", answer -> {
                                    answer.putArray("result").add("done");
                                    return answer;
                                })),
                new Wrong(
                        "a numbered error",
                        good -> having(good, "errors", answer -> {
                            answer.putArray("errors")
                                    .addObject()
                                    .put("code", 600)
                                    .put("message", "No");
                            return answer;
                        })));
    }

    private static Optional<Exchange> without(Exchange good, String parameter) {
        return good.call().query().contains(parameter)
                        && !good.operation().endsWith("Roles")
                        && !good.operation().equals("Get Custom Objects")
                ? Optional.of(good.withQuery(good.call().query().replaceAll("(?<=^|&)" + parameter + "[^&]*&?", "")))
                : Optional.empty();
    }

    private static boolean json(Exchange good) {
        return good.call()
                        .header("Content-Type")
                        .filter(type -> type.startsWith("application/json"))
                        .isPresent()
                && good.call().body().length > 0;
    }

    private static Optional<Exchange> body(Exchange good, UnaryOperator<ObjectNode> change) {
        return json(good)
                ? Optional.of(
                        good.withBody(change.apply(object(good.bodyText())).toString()))
                : Optional.empty();
    }

    private static Optional<Exchange> lacking(Exchange good, String member) {
        return having(good, member, answer -> answer.without(member));
    }

    private static Optional<Exchange> having(Exchange good, String member, UnaryOperator<ObjectNode> change) {
        return answer(good, Function.identity())
                .filter(json -> object(json.answerText()).has(member))
                .flatMap(json -> answer(json, change));
    }

    /** An answer in JSON, changed; files are not looked into. */
    private static Optional<Exchange> answer(Exchange good, Function<ObjectNode, ?> change) {
        return good.reply().headers().getOrDefault("Content-Type", "").startsWith("application/json")
                ? Optional.of(
                        good.withAnswer(change.apply(object(good.answerText())).toString()))
                : Optional.empty();
    }

    private static ObjectNode object(String text) {
        try {
            return (ObjectNode) JSON.readTree(text);
        } catch (IOException notJson) {
            throw new UncheckedIOException(notJson);
        }
    }

    private static List<String> fieldNames(JsonNode object) {
        return object.properties().stream().map(java.util.Map.Entry::getKey).toList();
    }

    @Override
    public String toString() {
        return what;
    }
}
