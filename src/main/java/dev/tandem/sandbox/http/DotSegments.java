package dev.tandem.sandbox.http;

import java.util.ArrayDeque;
import java.util.Deque;

/** What the machines in front of a service do with {@code .} and {@code ..} in a path (RFC 3986, section 5.2.4). */
final class DotSegments {

    private DotSegments() {}

    /** The path without them; {@code ..} above the root is dropped. */
    static String remove(String path) {
        if (!path.contains("/.")) {
            return path;
        }
        Deque<String> kept = new ArrayDeque<>();
        String last = "";
        for (String segment : path.substring(1).split("/", -1)) {
            last = segment;
            if (segment.equals("..")) {
                kept.pollLast();
            } else if (!segment.equals(".")) {
                kept.addLast(segment);
            }
        }
        boolean open = last.equals(".") || last.equals("..");
        return "/" + String.join("/", kept) + (open && !kept.isEmpty() ? "/" : "");
    }
}
