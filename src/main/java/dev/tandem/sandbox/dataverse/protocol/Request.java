package dev.tandem.sandbox.dataverse.protocol;

import dev.tandem.sandbox.http.Call;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One call to the Web API, with what every part of it needs to know.
 *
 * @param call the call as it came
 * @param operation what it does, for the statistics
 * @param root the service root that the client used, with a slash at its end
 * @param path the path behind the root, percent-decoded
 * @param preferences what it prefers
 * @param caller who acts
 */
public record Request(Call call, String operation, String root, String path, Preferences preferences, Caller caller) {

    private static final Pattern PATH = Pattern.compile("(/api/data/v[89]\\.\\d+)(?:/(.*))?");

    /** The percent-decoded path behind the service root, where a plus is a plus; empty for the root itself. */
    public static String relative(String path) {
        Matcher matcher = PATH.matcher(path);
        return matcher.matches() && matcher.group(2) != null
                ? decode(matcher.group(2).replace("+", "%2B"))
                : "";
    }

    /** The request behind a call of this caller. */
    public static Request of(Call call, String operation, Caller caller) {
        Matcher matcher = PATH.matcher(call.path());
        if (!matcher.matches()) {
            throw Refusal.unknownSegment(call.path());
        }
        return new Request(
                call,
                operation,
                call.scheme() + "://" + call.host() + matcher.group(1) + "/",
                relative(call.path()),
                Preferences.of(call.headerList("Prefer").orElse("")),
                caller);
    }

    /** The user in whose name things are done. */
    public UUID user() {
        return caller.user();
    }

    /** The request's verb. */
    public String method() {
        return call.method();
    }

    /** The raw query options by decoded name, their values decoded once. */
    public Map<String, String> options() {
        return options(call.query());
    }

    /** The options of a raw query by decoded name, their values decoded once. */
    public static Map<String, String> options(String query) {
        Map<String, String> options = new TreeMap<>();
        for (String option : query.split("&", -1)) {
            if (!option.isEmpty()) {
                int equals = option.indexOf('=');
                String name = decode(equals < 0 ? option : option.substring(0, equals));
                if (options.put(name, equals < 0 ? "" : decode(option.substring(equals + 1))) != null) {
                    throw Refusal.malformed("Query option '" + name + "' was specified more than once, but it must be"
                            + " specified at most once.");
                }
            }
        }
        return options;
    }

    /** The value of {@code If-Match}. */
    public Optional<String> ifMatch() {
        return call.header("If-Match");
    }

    /** The value of {@code If-None-Match}; the literal {@code null}, which clients send against caches, is none. */
    public Optional<String> ifNoneMatch() {
        return call.header("If-None-Match").filter(value -> !value.equals("null"));
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw Refusal.malformed("The URL has a malformed percent-encoding.");
        }
    }
}
