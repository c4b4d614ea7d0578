package dev.tandem.sandbox.marketo.wire;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which operation stands behind a verb and a path; the operations that are only known by name among them. */
public final class Routes {

    private final Map<String, List<Route>> byPath = new HashMap<>();
    private final List<Route> byPattern = new ArrayList<>();

    /**
     * One entry of the table.
     *
     * @param verb the HTTP verb
     * @param path the segments of the path; a placeholder in braces stands for any one segment
     * @param name the operation in Adobe's words
     * @param takes the form of its body
     * @param operation what it does; empty when Marketo has the operation and the sandbox has not
     */
    public record Route(String verb, List<String> path, String name, Takes takes, Optional<Answerer> operation) {}

    /**
     * A route with the values of its placeholders.
     *
     * @param route the route
     * @param variables the decoded values of its placeholders by name
     */
    public record Found(Route route, Map<String, String> variables) {}

    /** Adds an operation that the sandbox has; it takes JSON and answers in the envelope. */
    public void add(String verb, String path, String name, Operation operation) {
        add(verb, path, name, Takes.JSON, operation);
    }

    /** Adds an operation that the sandbox has; it answers in the envelope. */
    public void add(String verb, String path, String name, Takes takes, Operation operation) {
        Answerer enveloped =
                request -> Envelope.reply(name, Envelope.success(request.id(), out -> operation.answer(request, out)));
        put(new Route(verb, segments(path), name, takes, Optional.of(enveloped)), path);
    }

    /** Adds an operation that the sandbox has, and that does not answer in the envelope. */
    public void addFile(String verb, String path, String name, Answerer operation) {
        put(new Route(verb, segments(path), name, Takes.JSON, Optional.of(operation)), path);
    }

    /** Adds an operation that Marketo has and the sandbox has not, unless it is there already. */
    public void addMissing(String verb, String path, String name) {
        Route route = new Route(verb, segments(path), name, Takes.JSON, Optional.empty());
        List<Route> same = path.contains("{") ? byPattern : byPath.getOrDefault(path, List.of());
        if (same.stream().noneMatch(each -> each.verb().equals(verb) && alike(each.path(), route.path()))) {
            put(route, path);
        }
    }

    private void put(Route route, String path) {
        if (path.contains("{")) {
            byPattern.add(route);
        } else {
            byPath.computeIfAbsent(path, any -> new ArrayList<>()).add(route);
        }
    }

    /**
     * The route of a call.
     *
     * @throws Refusal 610 when no operation has this path, 605 when none of them takes the verb
     */
    public Found find(String verb, String path) {
        List<Route> exact = byPath.get(path);
        List<Found> candidates = exact == null
                ? matching(path)
                : exact.stream().map(route -> new Found(route, Map.of())).toList();
        if (candidates.isEmpty()) {
            throw new Refusal(ErrorCode.NOT_FOUND);
        }
        return candidates.stream()
                .filter(each -> each.route().verb().equals(verb))
                .findFirst()
                .orElseThrow(() ->
                        new Refusal(ErrorCode.METHOD_NOT_SUPPORTED, "Request method '" + verb + "' not supported"));
    }

    private List<Found> matching(String path) {
        List<String> segments = segments(path);
        List<Found> found = new ArrayList<>();
        for (Route route : byPattern) {
            match(route.path(), segments).ifPresent(variables -> found.add(new Found(route, variables)));
        }
        return found;
    }

    private static Optional<Map<String, String>> match(List<String> pattern, List<String> segments) {
        if (pattern.size() != segments.size()) {
            return Optional.empty();
        }
        Map<String, String> variables = new LinkedHashMap<>();
        for (int i = 0; i < segments.size(); i++) {
            String expected = pattern.get(i);
            String actual = segments.get(i);
            int open = expected.indexOf('{');
            if (open < 0) {
                if (!expected.equals(actual)) {
                    return Optional.empty();
                }
            } else {
                String suffix = expected.substring(expected.indexOf('}') + 1);
                if (!actual.endsWith(suffix) || actual.length() == suffix.length()) {
                    return Optional.empty();
                }
                variables.put(
                        expected.substring(open + 1, expected.indexOf('}')),
                        decode(actual.substring(0, actual.length() - suffix.length())));
            }
        }
        return Optional.of(variables);
    }

    private static boolean alike(List<String> one, List<String> other) {
        return one.stream()
                .map(Routes::shape)
                .toList()
                .equals(other.stream().map(Routes::shape).toList());
    }

    private static String shape(String segment) {
        return segment.replaceAll("\\{[^}]*\\}", "{}");
    }

    private static String decode(String segment) {
        try {
            return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException badEscape) {
            throw new Refusal(ErrorCode.NOT_FOUND);
        }
    }

    private static List<String> segments(String path) {
        return List.of(path.split("/", -1));
    }
}
