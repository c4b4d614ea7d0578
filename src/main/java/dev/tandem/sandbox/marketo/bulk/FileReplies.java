package dev.tandem.sandbox.marketo.bulk;

import dev.tandem.sandbox.http.Reply;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Answers that are files: whole, in parts, or not there. */
final class FileReplies {

    private static final Pattern RANGE = Pattern.compile("bytes=(\\d*)-(\\d*)");

    private FileReplies() {}

    /** There is no such file: 404 in plain text (Adobe, "Bulk Custom Object Import", "Bulk Extract"). */
    static Reply none(String operation) {
        return Reply.text(operation, 404, "text/plain;charset=UTF-8", "File not found")
                .refused("404");
    }

    /**
     * A file, or the part of it that a Range header wants: 206; 416 for a part that it has not (RFC 9110). What is no
     * range of bytes is ignored.
     */
    static Reply file(String operation, String contentType, byte[] file, Optional<String> range) {
        Map<String, String> headers = Map.of("Content-Type", contentType, "Accept-Ranges", "bytes");
        Reply whole = Reply.of(operation, 200, headers, file);
        Matcher wanted = RANGE.matcher(range.orElse(""));
        if (!wanted.matches() || (wanted.group(1).isEmpty() && wanted.group(2).isEmpty())) {
            return whole;
        }
        long from;
        long to;
        if (wanted.group(1).isEmpty()) {
            from = Math.max(0, file.length - number(wanted.group(2)));
            to = file.length - 1L;
        } else {
            from = number(wanted.group(1));
            to = wanted.group(2).isEmpty() ? file.length - 1L : Math.min(number(wanted.group(2)), file.length - 1L);
        }
        if (from > to) {
            return Reply.text(operation, 416, "text/plain;charset=UTF-8", "Range not satisfiable")
                    .with("Content-Range", "bytes */" + file.length)
                    .refused("416");
        }
        return Reply.of(operation, 206, headers, Arrays.copyOfRange(file, (int) from, (int) to + 1))
                .with("Content-Range", "bytes " + from + "-" + to + "/" + file.length);
    }

    private static long number(String digits) {
        return digits.length() > 15 ? Long.MAX_VALUE : Long.parseLong(digits);
    }
}
