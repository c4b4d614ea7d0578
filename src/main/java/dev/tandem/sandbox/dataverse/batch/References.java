package dev.tandem.sandbox.dataverse.batch;

import dev.tandem.sandbox.dataverse.protocol.Refusal;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code $1} and the like: addresses of rows that earlier parts of a change set wrote. */
final class References {

    private static final Pattern IN_URL = Pattern.compile("^/?\\$(\\w+)(?=/|\\?|$)");
    private static final Pattern IN_BODY = Pattern.compile("(@odata\\.(?:bind|id)\"\\s*:\\s*)\"/?\\$(\\w+)\"");

    private final Map<String, String> addresses = new HashMap<>();

    /** Remembers the row that a part wrote. */
    void put(String contentId, String address) {
        addresses.put(contentId, address);
    }

    /** The URL with the row's address in the place of a reference. */
    String inUrl(String url) {
        Matcher matcher = IN_URL.matcher(url);
        if (!matcher.find()
                || matcher.group(1).equals("batch")
                || matcher.group(1).equals("metadata")) {
            return url;
        }
        return address(matcher.group(1)) + url.substring(matcher.end());
    }

    /** The body with addresses in the place of references. */
    String inBody(String body) {
        return IN_BODY.matcher(body)
                .replaceAll(one -> Matcher.quoteReplacement(one.group(1) + "\"" + address(one.group(2)) + "\""));
    }

    private String address(String contentId) {
        String address = addresses.get(contentId);
        if (address == null) {
            throw new Refusal(
                    400,
                    "0x80048d19",
                    "Content-ID Reference: '$" + contentId + "' does not exist in the batch context.");
        }
        return address;
    }
}
