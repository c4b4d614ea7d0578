package dev.tandem.dynamics;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts a multipart body into its parts (RFC 2046), whether its lines end in CRLF or in LF. */
final class Multipart {

    private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";]+)\"?", Pattern.CASE_INSENSITIVE);

    private Multipart() {}

    /** The boundary that a media type names; empty when it is no multipart type. */
    static Optional<String> boundary(String contentType) {
        Matcher found = BOUNDARY.matcher(contentType);
        boolean multipart = contentType.regionMatches(true, 0, "multipart/", 0, "multipart/".length());
        return multipart && found.find() ? Optional.of(found.group(1).strip()) : Optional.empty();
    }

    /** The parts between the delimiter lines, each with its headers and without the line break before a delimiter. */
    static List<HttpText> parts(HttpText body, String boundary) {
        String delimiter = "--" + boundary;
        List<HttpText> parts = new ArrayList<>();
        int partStart = -1;
        int lineStart = 0;
        while (lineStart < body.end()) {
            int next = body.afterLine(lineStart);
            if (body.startsWith(lineStart, delimiter)) {
                if (partStart >= 0) {
                    parts.add(body.slice(partStart, body.beforeBreak(lineStart, partStart)));
                }
                if (body.startsWith(lineStart + delimiter.length(), "--")) {
                    return parts;
                }
                partStart = next;
            }
            lineStart = next;
        }
        return parts;
    }
}
