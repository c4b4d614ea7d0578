package dev.tandem.sandbox.dataverse.query;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a client wrote for one navigation property of {@code $expand}.
 *
 * @param options the options in its parentheses by name, decoded
 */
record ExpandText(Map<String, String> options) {

    private static final ExpandText NONE = new ExpandText(Map.of());

    /** The text of each navigation property in a decoded {@code $expand} that was parsed without complaint. */
    static Map<String, ExpandText> read(String expand) {
        Map<String, ExpandText> texts = new LinkedHashMap<>();
        for (String item : split(expand, ',')) {
            int open = item.indexOf('(');
            String name = (open < 0 ? item : item.substring(0, open)).replaceFirst("/.*", "");
            texts.put(name.trim(), open < 0 ? NONE : inside(item.substring(open + 1, item.lastIndexOf(')'))));
        }
        return texts;
    }

    /** What was written for the navigation properties inside this one. */
    Map<String, ExpandText> nested() {
        return read(options.getOrDefault("$expand", ""));
    }

    /** The options as the query of a URL, without a question mark. */
    String query() {
        return options.entrySet().stream()
                .map(option -> option.getKey() + "=" + encode(option.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static ExpandText inside(String text) {
        Map<String, String> options = new LinkedHashMap<>();
        for (String option : split(text, ';')) {
            int equals = option.indexOf('=');
            if (equals > 0) {
                options.put(option.substring(0, equals).trim(), option.substring(equals + 1));
            }
        }
        return new ExpandText(options);
    }

    /** The parts between separators that are in no parentheses and in no text literal. */
    private static List<String> split(String text, char separator) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        boolean quoted = false;
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char at = text.charAt(i);
            quoted ^= at == '\'';
            if (!quoted) {
                depth += at == '(' ? 1 : at == ')' ? -1 : 0;
                if (at == separator && depth == 0) {
                    parts.add(text.substring(start, i));
                    start = i + 1;
                }
            }
        }
        parts.add(text.substring(start));
        return parts;
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%24", "$")
                .replace("%27", "'")
                .replace("%28", "(")
                .replace("%29", ")")
                .replace("%2C", ",")
                .replace("%2F", "/")
                .replace("%3A", ":")
                .replace("%3B", ";")
                .replace("%3D", "=");
    }
}
