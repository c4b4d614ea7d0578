package dev.tandem.sandbox.dataverse.metadata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.sandbox.dataverse.protocol.Refusal;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Filters over metadata: comparisons with {@code eq} and {@code ne}, joined by {@code and} or {@code or}. */
final class MetadataFilter {

    private static final Pattern COMPARISON = Pattern.compile(
            "\\s*([\\w/]+)\\s+(eq|ne)\\s+(?:Microsoft\\.Dynamics\\.CRM\\.\\w+)?('(?:[^']++|'')*+'|[\\w.-]+)\\s*");

    private MetadataFilter() {}

    /** The condition that a filter's text describes; an empty text accepts everything. */
    static Predicate<ObjectNode> of(String filter) {
        if (filter.isBlank()) {
            return node -> true;
        }
        Predicate<ObjectNode> any = node -> false;
        for (String alternative : filter.split("\\s+or\\s+", -1)) {
            Predicate<ObjectNode> all = node -> true;
            for (String comparison : alternative.split("\\s+and\\s+", -1)) {
                all = all.and(comparison(comparison));
            }
            any = any.or(all);
        }
        return any;
    }

    private static Predicate<ObjectNode> comparison(String text) {
        Matcher matcher = COMPARISON.matcher(text);
        if (!matcher.matches()) {
            throw Refusal.lacking("metadata filters other than eq, ne, and, or");
        }
        String pointer = "/" + matcher.group(1);
        String literal = matcher.group(3);
        String wanted = literal.startsWith("'")
                ? literal.substring(1, literal.length() - 1).replace("''", "'")
                : literal;
        boolean equal = matcher.group(2).equals("eq");
        return node -> {
            JsonNode value = node.at(pointer);
            return value.asText().equals(wanted) == equal;
        };
    }
}
