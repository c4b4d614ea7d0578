package dev.tandem.marketo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads a query to its end: the same request again with each {@code nextPageToken} (reference: 4.2). */
final class Pages {

    /** A GET whose address is longer than this goes as a form; Marketo refuses 8 KB with 414. */
    private static final int LONGEST_QUERY = 7_000;

    private final MarketoTransport transport;

    Pages(MarketoTransport transport) {
        this.transport = transport;
    }

    List<JsonNode> all(MarketoRequest first) {
        List<JsonNode> result = new ArrayList<>();
        Set<String> followed = new HashSet<>();
        MarketoRequest request = first;
        while (true) {
            JsonNode envelope = transport.send(fitting(request)).envelope();
            envelope.path("result").forEach(result::add);
            String token = envelope.path("nextPageToken").asText("");
            boolean ended = envelope.path("moreResult").isBoolean()
                    && !envelope.path("moreResult").booleanValue();
            // a token that comes twice would lead round in circles
            if (token.isEmpty() || ended || !followed.add(token)) {
                return result;
            }
            request = first.withQuery("nextPageToken", token);
        }
    }

    static MarketoRequest fitting(MarketoRequest request) {
        return FormEncoding.encode(request.query()).length() > LONGEST_QUERY ? request.asForm() : request;
    }
}
