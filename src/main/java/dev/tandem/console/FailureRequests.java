package dev.tandem.console;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tandem.operations.FailedRecords;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Header;
import org.apache.camel.Message;

/** Serves the list of what failed, and the wish to try it again. */
public final class FailureRequests {

    private static final int LARGEST_PAGE = 5_000;

    private final FailedRecords failures;
    private final ObjectMapper json = new ObjectMapper();

    public FailureRequests(FailedRecords failures) {
        this.failures = failures;
    }

    /**
     * What is to be tried again.
     *
     * @param ids ids of records; none means all
     * @param stream limits it to that stream; null for all
     */
    public record Wish(List<String> ids, String stream) {

        /** A missing list is an empty one. */
        public Wish {
            ids = ids == null ? List.of() : List.copyOf(ids);
        }
    }

    /**
     * A part of the list; the query parameters are headers here.
     *
     * @param offset how many entries to pass over; 0 if it is missing
     * @param limit how many to tell, at most 5,000; so many if it is missing
     */
    public void list(
            @Header("stream") String stream,
            @Header("offset") String offset,
            @Header("limit") String limit,
            Message message) {
        Optional<Integer> from = number(offset, 0, Integer.MAX_VALUE);
        Optional<Integer> most = number(limit, LARGEST_PAGE, LARGEST_PAGE);
        if (from.isEmpty() || most.isEmpty()) {
            refuse(message, "offset must be a whole number, and limit one up to " + LARGEST_PAGE + ".");
        } else {
            message.setBody(failures.list(Optional.ofNullable(stream), from.get(), most.get()));
        }
    }

    /** Makes failures due now; the body is a {@link Wish} in JSON. */
    public void retry(Message message) {
        try {
            byte[] body = message.getBody(byte[].class);
            Wish wish = json.readValue(body == null ? new byte[0] : body, Wish.class);
            message.setBody(failures.retry(wish.ids(), Optional.ofNullable(wish.stream())));
        } catch (IOException malformed) {
            refuse(message, "The body must be JSON: {\"ids\":[\"<id of a record>\"],\"stream\":\"contacts\"}.");
        }
    }

    private static Optional<Integer> number(String text, int missing, int largest) {
        if (text == null) {
            return Optional.of(missing);
        }
        return text.matches("\\d{1,9}") ? Optional.of(Math.min(Integer.parseInt(text), largest)) : Optional.empty();
    }

    private static void refuse(Message message, String sentence) {
        message.setHeader(Exchange.HTTP_RESPONSE_CODE, 400);
        message.setBody(Map.of("error", sentence));
    }
}
