package dev.tandem.sandbox.marketo.wire;

import dev.tandem.sandbox.http.Call;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads bodies of {@code multipart/form-data} (RFC 7578), whose parts are texts in UTF-8, files too. */
final class MultipartForm {

    private static final String TYPE = "multipart/form-data";
    private static final String LINE_END = "\r\n";
    private static final Pattern BOUNDARY = Pattern.compile("boundary=(?:\"([^\"]+)\"|([^;\\s]+))");
    private static final Pattern NAME = Pattern.compile("[;\\s]name=\"?([^\";\\s]*)\"?");

    private MultipartForm() {}

    /**
     * The parts of a call's body by name.
     *
     * @throws Refusal 612 for another content type, 613 for a body that does not keep to it
     */
    static Map<String, String> parts(Call call) {
        String type = call.header("Content-Type").orElse("");
        if (!type.toLowerCase(Locale.ROOT).startsWith(TYPE)) {
            throw new Refusal(ErrorCode.INVALID_CONTENT_TYPE);
        }
        Matcher boundary = BOUNDARY.matcher(type);
        if (!boundary.find()) {
            throw new Refusal(ErrorCode.INVALID_MULTIPART);
        }
        String mark = "--" + (boundary.group(1) == null ? boundary.group(2) : boundary.group(1));
        String body = new String(call.body(), StandardCharsets.UTF_8);
        int end = body.lastIndexOf(LINE_END + mark + "--");
        if (!body.startsWith(mark + LINE_END) || end < mark.length()) {
            throw new Refusal(ErrorCode.INVALID_MULTIPART);
        }
        Map<String, String> parts = new LinkedHashMap<>();
        for (String part : body.substring(mark.length(), end).split(Pattern.quote(LINE_END + mark), -1)) {
            add(parts, part);
        }
        return parts;
    }

    private static void add(Map<String, String> parts, String part) {
        int head = part.indexOf(LINE_END + LINE_END);
        Matcher name = NAME.matcher(head < 0 ? "" : part.substring(0, head));
        if (!name.find()) {
            throw new Refusal(ErrorCode.INVALID_MULTIPART);
        }
        parts.put(name.group(1), part.substring(head + 2 * LINE_END.length()));
    }
}
