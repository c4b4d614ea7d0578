package dev.tandem.dynamics;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** A stretch of bytes that is read line by line: a multipart body, one of its parts, or an HTTP message inside one. */
record HttpText(byte[] bytes, int start, int end) {

    HttpText(byte[] bytes) {
        this(bytes, 0, bytes.length);
    }

    HttpText slice(int from, int to) {
        return new HttpText(bytes, from, Math.max(from, to));
    }

    /** Where the line after the one at this position begins. */
    int afterLine(int position) {
        for (int i = position; i < end; i++) {
            if (bytes[i] == '\n') {
                return i + 1;
            }
        }
        return end;
    }

    /** The position before the line break that ends just before this one, but never before the limit. */
    int beforeBreak(int position, int limit) {
        int at = position;
        if (at > limit && bytes[at - 1] == '\n') {
            at--;
        }
        if (at > limit && bytes[at - 1] == '\r') {
            at--;
        }
        return at;
    }

    boolean startsWith(int position, String text) {
        byte[] expected = text.getBytes(StandardCharsets.US_ASCII);
        int to = position + expected.length;
        return to <= end && Arrays.equals(bytes, position, to, expected, 0, expected.length);
    }

    String line(int position) {
        int to = beforeBreak(afterLine(position), position);
        return new String(bytes, position, to - position, StandardCharsets.UTF_8);
    }

    /** The headers from this position on, up to the empty line. */
    Map<String, String> headers(int position) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (int at = position; at < end && !line(at).isEmpty(); at = afterLine(at)) {
            String line = line(at);
            int colon = line.indexOf(':');
            if (colon > 0) {
                headers.put(
                        line.substring(0, colon).strip(),
                        line.substring(colon + 1).strip());
            }
        }
        return headers;
    }

    /** What follows the empty line that ends the headers at this position. */
    HttpText afterHeaders(int position) {
        int at = position;
        while (at < end && !line(at).isEmpty()) {
            at = afterLine(at);
        }
        return slice(Math.min(afterLine(at), end), end);
    }

    byte[] copy() {
        return Arrays.copyOfRange(bytes, start, end);
    }
}
