package dev.tandem.sandbox.dataverse.reading;

import dev.tandem.sandbox.dataverse.protocol.Refusal;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The paging cookie inside {@code $skiptoken}: XML in XML, encoded twice, as Dataverse makes it.
 *
 * @param page the number of the page that the cookie leads to
 * @param marks where the page before it ended
 */
record Cookie(int page, Map<String, String> marks) {

    private static final Pattern OUTER = Pattern.compile(
            "<cookie pagenumber=\"(\\d{1,9})\" pagingcookie=\"([^\"]*)\" istracking=\"(?:True|False)\" />");
    private static final Pattern MARK = Pattern.compile("<(\\w+) last=\"([^\"]*)\" />");

    /** The value for a {@code $skiptoken}, ready for a URL. */
    String token(boolean tracking) {
        StringBuilder inner = new StringBuilder("<cookie page=\"" + (page - 1) + "\">");
        marks.forEach((name, value) -> inner.append('<')
                .append(name)
                .append(" last=\"")
                .append(encode(value))
                .append("\" />"));
        inner.append("</cookie>");
        return encode("<cookie pagenumber=\"" + page + "\" pagingcookie=\"" + encode(inner.toString())
                + "\" istracking=\"" + (tracking ? "True" : "False") + "\" />");
    }

    /** Reads a decoded {@code $skiptoken}. */
    static Cookie read(String token) {
        Matcher outer = OUTER.matcher(token);
        if (!outer.matches()) {
            throw invalid();
        }
        Map<String, String> marks = new LinkedHashMap<>();
        Matcher mark = MARK.matcher(decode(outer.group(2)));
        while (mark.find()) {
            marks.put(mark.group(1), decode(mark.group(2)));
        }
        return new Cookie(Integer.parseInt(outer.group(1)), marks);
    }

    /** The mark of this name, which must be there. */
    String mark(String name) {
        String value = marks.get(name);
        if (value == null) {
            throw invalid();
        }
        return value;
    }

    static Refusal invalid() {
        return new Refusal(400, "0x80040203", "The paging cookie is not valid.");
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw invalid();
        }
    }
}
