package dev.tandem.sandbox.marketo.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The named parameters of a call; lists come as commas, as repetitions, or as both. */
public final class Parameters {

    /** Rows of a page by default, and at most (Adobe, "Lead Database": batchSize). */
    private static final int PAGE = 300;

    private final Map<String, List<String>> values = new LinkedHashMap<>();

    /** Adds what a query or a form body says, both percent-encoded alike. */
    public void addForm(String encoded) {
        int from = 0;
        while (from < encoded.length()) {
            int end = encoded.indexOf('&', from);
            end = end < 0 ? encoded.length() : end;
            addPair(encoded.substring(from, end));
            from = end + 1;
        }
    }

    private void addPair(String pair) {
        int equals = pair.indexOf('=');
        if (!pair.isEmpty()) {
            add(
                    decode(equals < 0 ? pair : pair.substring(0, equals)),
                    equals < 0 ? "" : decode(pair.substring(equals + 1)));
        }
    }

    private static String decode(String encoded) {
        try {
            return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException badEscape) {
            throw new Refusal(ErrorCode.NOT_FOUND);
        }
    }

    /** Adds the plain members of a JSON body, as the look-up by {@code _method=GET} sends them. */
    public void addJson(JsonNode body) {
        body.properties().forEach(member -> {
            JsonNode value = member.getValue();
            if (value.isArray()) {
                value.forEach(each -> {
                    if (each.isValueNode()) {
                        add(member.getKey(), each.asText());
                    }
                });
            } else if (value.isValueNode() && !value.isNull()) {
                add(member.getKey(), value.asText());
            }
        });
    }

    /** Adds one value of a parameter. */
    void add(String name, String value) {
        values.computeIfAbsent(name, any -> new ArrayList<>()).add(value);
    }

    /** The value of a parameter, unless it is missing or blank. */
    public Optional<String> find(String name) {
        List<String> given = values.get(name);
        return given == null || given.get(0).isBlank() ? Optional.empty() : Optional.of(given.get(0));
    }

    /** The value of a parameter; 1002 when it is missing or blank. */
    public String require(String name) {
        return find(name).orElseThrow(() -> missing(name));
    }

    /** The refusal of a call that lacks this parameter. */
    public static Refusal missing(String name) {
        return new Refusal(ErrorCode.MISSING_PARAMETER, "Missing value for required parameter '" + name + "'");
    }

    /** All values of a list, without blanks around and without empty entries. */
    public List<String> list(String name) {
        List<String> all = new ArrayList<>();
        for (String given : values.getOrDefault(name, List.of())) {
            for (String each : given.split(",", -1)) {
                if (!each.isBlank()) {
                    all.add(each.strip());
                }
            }
        }
        return all;
    }

    /** A list that must not be empty (1002) nor longer than the limit (1003). */
    public List<String> requireList(String name, int limit) {
        List<String> all = list(name);
        if (all.isEmpty()) {
            throw missing(name);
        }
        return atMost(name, all, limit);
    }

    /** A list that may be empty, but not longer than the limit (1003). */
    public List<String> list(String name, int limit) {
        return atMost(name, list(name), limit);
    }

    private static List<String> atMost(String name, List<String> all, int limit) {
        if (all.size() > limit) {
            throw new Refusal(ErrorCode.INVALID_DATA, "Parameter '" + name + "' has more than " + limit + " values");
        }
        return all;
    }

    /** Rows wanted on a page: 300 unless fewer are asked for; 1001 for what is no positive number. */
    public int batchSize() {
        long wanted = find("batchSize").map(text -> integer("batchSize", text)).orElse((long) PAGE);
        if (wanted < 1) {
            throw notAnInteger("batchSize", Long.toString(wanted));
        }
        return (int) Math.min(wanted, PAGE);
    }

    /** A parameter's text as an integer; 1001 when it is none. */
    public static long integer(String name, String text) {
        try {
            return Long.parseLong(text.strip());
        } catch (NumberFormatException notANumber) {
            throw notAnInteger(name, text);
        }
    }

    private static Refusal notAnInteger(String name, String text) {
        return new Refusal(
                ErrorCode.INVALID_VALUE, "Invalid value '" + text + "' for '" + name + "'. Required of type 'Integer'");
    }
}
