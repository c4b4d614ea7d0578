package dev.tandem.sandbox.dataverse.batch;

import dev.tandem.sandbox.dataverse.protocol.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the {@code multipart/mixed} body of a batch, with CRLF or LF line ends: DynamicsWebApi sends the latter, so the
 * sandbox takes both.
 */
final class Multipart {

    private static final Pattern BOUNDARY =
            Pattern.compile("(?i)multipart/mixed\\s*;.*boundary=(?:\"([^\"]+)\"|([^;\\s]+)).*");
    private static final Pattern REQUEST = Pattern.compile("([A-Z]+) (.+?)(?: HTTP/1\\.[01])?\\s*");

    private Multipart() {}

    /** The parts of a body of this content type. */
    static List<Part> read(String contentType, String body) {
        List<Part> parts = new ArrayList<>();
        for (String section : sections(contentType, body.replace("\r\n", "\n"))) {
            Message message = Message.of(section);
            if (message.header("Content-Type")
                    .toLowerCase(java.util.Locale.ROOT)
                    .startsWith("multipart/mixed")) {
                parts.add(changeSet(message));
            } else {
                parts.add(single(message));
            }
        }
        return parts;
    }

    private static Part.ChangeSet changeSet(Message message) {
        List<Part.Single> requests = new ArrayList<>();
        for (String section : sections(message.header("Content-Type"), message.body())) {
            requests.add(single(Message.of(section)));
        }
        return new Part.ChangeSet(requests);
    }

    private static Part.Single single(Message outer) {
        String content = outer.body().stripLeading();
        int end = content.indexOf('\n');
        Matcher line = REQUEST.matcher(end < 0 ? content : content.substring(0, end));
        if (!line.matches()) {
            throw Refusal.payload("A part of the batch has no valid request line.");
        }
        Message inner = Message.of(end < 0 ? "" : content.substring(end + 1));
        String contentId =
                outer.header("Content-ID").isEmpty() ? inner.header("Content-ID") : outer.header("Content-ID");
        return new Part.Single(
                contentId,
                line.group(1),
                line.group(2).trim(),
                inner.headers(),
                inner.body().strip());
    }

    /** The texts between the delimiters of a boundary. */
    private static List<String> sections(String contentType, String body) {
        Matcher boundary = BOUNDARY.matcher(contentType);
        if (!boundary.matches()) {
            throw Refusal.payload("The content type of the batch is not multipart/mixed with a boundary.");
        }
        String delimiter = "--" + (boundary.group(1) == null ? boundary.group(2) : boundary.group(1));
        List<String> sections = new ArrayList<>();
        StringBuilder section = null;
        for (String line : body.split("\n", -1)) {
            String bare = line.stripTrailing();
            if (bare.equals(delimiter) || bare.equals(delimiter + "--")) {
                if (section != null) {
                    sections.add(section.toString());
                }
                section = bare.equals(delimiter) ? new StringBuilder() : null;
            } else if (section != null) {
                section.append(line).append('\n');
            }
        }
        if (section != null) {
            throw Refusal.payload("The batch does not end with its closing delimiter.");
        }
        return sections;
    }

    /** Headers, an empty line, and what follows. */
    private record Message(Map<String, List<String>> headers, String body) {

        static Message of(String text) {
            Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            int at = 0;
            while (at < text.length()) {
                int end = text.indexOf('\n', at) < 0 ? text.length() : text.indexOf('\n', at);
                String line = text.substring(at, end).strip();
                at = Math.min(text.length(), end + 1);
                if (line.isEmpty()) {
                    break;
                }
                int colon = line.indexOf(':');
                if (colon < 0) {
                    throw Refusal.payload("A part of the batch has a malformed header.");
                }
                headers.computeIfAbsent(line.substring(0, colon).strip(), name -> new ArrayList<>())
                        .add(line.substring(colon + 1).strip());
            }
            return new Message(headers, text.substring(at));
        }

        String header(String name) {
            List<String> values = headers.get(name);
            return values == null ? "" : values.get(0);
        }
    }
}
