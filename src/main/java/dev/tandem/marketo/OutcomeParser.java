package dev.tandem.marketo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what became of each record: by {@code seq} where there is one, else by position (reference: Errors, 5.1). Of
 * Marketo's own texts only the name of a field that was sent is taken, because they may quote values.
 */
final class OutcomeParser {

    private static final Pattern WORD = Pattern.compile("[A-Za-z][A-Za-z0-9_]*");

    private OutcomeParser() {}

    /**
     * @throws MarketoOutcomeUnknown when the answer does not tell about every record
     */
    static List<Outcome> parse(String operation, MarketoAnswer answer, List<Map<String, Object>> input) {
        Outcome[] outcomes = new Outcome[input.size()];
        int position = 0;
        for (JsonNode result : answer.envelope().path("result")) {
            int index = result.path("seq").asInt(position);
            if (index >= 0 && index < outcomes.length) {
                outcomes[index] = outcome(result, input.get(index));
            }
            position++;
        }
        if (Arrays.asList(outcomes).contains(null)) {
            throw new MarketoOutcomeUnknown("The answer to '" + operation + "' does not tell about every record.");
        }
        return List.of(outcomes);
    }

    private static Outcome outcome(JsonNode result, Map<String, Object> sent) {
        Outcome.Status status =
                switch (result.path("status").asText("")) {
                    case "created" -> Outcome.Status.CREATED;
                    case "updated" -> Outcome.Status.UPDATED;
                    case "deleted" -> Outcome.Status.DELETED;
                    default -> Outcome.Status.SKIPPED;
                };
        if (status != Outcome.Status.SKIPPED) {
            return new Outcome(status, id(result), null, null, null);
        }
        JsonNode reason = result.path("reasons").path(0);
        String code = reason.path("code").asText("");
        return new Outcome(
                status,
                id(result),
                code,
                MarketoCode.sentence(code),
                field(reason.path("message").asText(""), sent));
    }

    private static String id(JsonNode result) {
        for (String name : List.of("id", "marketoGUID", "name")) {
            if (result.hasNonNull(name)) {
                return result.path(name).asText();
            }
        }
        return null;
    }

    private static String field(String message, Map<String, Object> sent) {
        Matcher word = WORD.matcher(message);
        while (word.find()) {
            if (sent.containsKey(word.group()) && isQuoted(message, word.start(), word.end())) {
                return word.group();
            }
        }
        return null;
    }

    /** Field names stand in quotes; the same word in the running text, such as email, is no field. */
    private static boolean isQuoted(String message, int start, int end) {
        return start > 0
                && end < message.length()
                && "'\"`".indexOf(message.charAt(start - 1)) >= 0
                && "'\"`".indexOf(message.charAt(end)) >= 0;
    }
}
