package dev.tandem.sandbox.marketo.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.tandem.sandbox.http.Call;
import java.util.Map;
import java.util.Optional;

/**
 * One understood call.
 *
 * @param id the request id of its answer
 * @param operation what it asks for, in Adobe's words
 * @param caller who stands behind it
 * @param variables the values of the path's placeholders, decoded
 * @param parameters query, form and plain JSON parameters
 * @param body the JSON body; {@link MissingNode} when there is none
 * @param raw the call as it came, for what is neither parameter nor JSON
 * @param seenPersons the id above which persons were not there yet when the call arrived
 */
public record Request(
        String id,
        String operation,
        Caller caller,
        Map<String, String> variables,
        Parameters parameters,
        JsonNode body,
        Call raw,
        int seenPersons) {

    /** Records of one write or delete at most (Adobe, "Lead Database"). */
    private static final int RECORDS = 300;

    /** Whether a marketer at Marketo's own screens acts, instead of an API client. */
    public boolean office() {
        return caller instanceof Caller.Marketer;
    }

    /** The API-only user that calls; empty for marketers. */
    public String user() {
        return caller instanceof Caller.ApiUser user ? user.name() : "";
    }

    /**
     * The records of a write.
     *
     * @throws Refusal 609 without body, 1002 without {@code input}, 1003 for none or more than 300 records
     */
    public JsonNode input() {
        if (!body.isObject()) {
            throw new Refusal(ErrorCode.INVALID_JSON);
        }
        JsonNode input = body.path("input");
        if (input.isMissingNode() || input.isNull()) {
            throw Parameters.missing("input");
        }
        if (!input.isArray() || input.isEmpty() || input.size() > RECORDS) {
            throw new Refusal(ErrorCode.INVALID_DATA, "'input' must be a list of 1 to " + RECORDS + " records");
        }
        return input;
    }

    /** A text member of the body, unless it is absent or blank. */
    public Optional<String> textIfGiven(String name) {
        return Optional.of(text(name, "")).filter(text -> !text.isBlank());
    }

    /** A text member of the body, or the given value where it is absent. */
    public String text(String name, String otherwise) {
        JsonNode value = body.path(name);
        return value.isMissingNode() || value.isNull() ? otherwise : value.asText();
    }
}
