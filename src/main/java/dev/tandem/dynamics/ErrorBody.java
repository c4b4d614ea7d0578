package dev.tandem.dynamics;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an error body says that may be shown: the code, the column at fault, and the privilege that is lacking. The server's text is dropped, because
 * it may quote values (reference: Errors, 14.1). Bodies that are no JSON, as gateways send them, say nothing.
 */
record ErrorBody(String code, String column, String privilege) {

    private static final Pattern COLUMN = Pattern.compile("(?:property named|attribute) '([a-z][a-z0-9_]{0,99})'"
            + "|'([a-z][a-z0-9_]{0,99})' attribute|of '([a-z][a-z0-9_]{0,99})' on record");
    private static final Pattern PRIVILEGE = Pattern.compile("\\bprv[A-Za-z0-9_]{1,100}\\b");
    private static final Pattern CODE = Pattern.compile("0x[0-9a-f]{1,8}");

    static ErrorBody of(DynamicsAnswer answer) {
        try {
            JsonNode error = Json.MAPPER.readTree(answer.body()).path("error");
            String code = error.path("code").asText("").toLowerCase(Locale.ROOT);
            String known = CODE.matcher(code).matches() ? code : "";
            String message = error.path("message").asText("");
            return new ErrorBody(known, columnIn(message), privilegeIn(message));
        } catch (IOException e) {
            return new ErrorBody("", "", "");
        }
    }

    private static String columnIn(String message) {
        Matcher found = COLUMN.matcher(message);
        if (!found.find()) {
            return "";
        }
        String first = found.group(1) == null ? found.group(2) : found.group(1);
        return first == null ? found.group(3) : first;
    }

    private static String privilegeIn(String message) {
        Matcher found = PRIVILEGE.matcher(message);
        return found.find() ? found.group() : "";
    }

    String inBrackets() {
        return code.isEmpty() ? "" : " (code " + code + ")";
    }
}
