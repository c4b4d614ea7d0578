package dev.tandem.console;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tandem.merge.Side;
import dev.tandem.operations.ConflictList;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.camel.Exchange;
import org.apache.camel.Header;
import org.apache.camel.Message;

/** What the command 'conflicts' asks the service for. */
public final class ConflictRequests {

    /** Entries an answer. */
    private static final int LARGEST_PAGE = 5000;

    private final ConflictList conflicts;
    private final ObjectMapper json = new ObjectMapper();

    public ConflictRequests(ConflictList conflicts) {
        this.conflicts = conflicts;
    }

    /**
     * A decision.
     *
     * @param recordId the record
     * @param field the Marketo field
     * @param side {@code dynamics} or {@code marketo}: whose value survives
     */
    public record Decision(UUID recordId, String field, String side) {

        /** Refuses what lacks anything, with an {@link IllegalArgumentException}. */
        public Decision {
            if (recordId == null || field == null || side == null) {
                throw new IllegalArgumentException("a decision names record, field and side");
            }
        }
    }

    /**
     * A part of the list, the latest first; the query parameters are headers here.
     *
     * @param limit how many to tell, at most 5,000; so many if it is missing
     */
    public ConflictList.Report list(@Header("stream") String stream, @Header("limit") Integer limit) {
        int most = limit == null || limit < 1 ? LARGEST_PAGE : Math.min(limit, LARGEST_PAGE);
        return conflicts.list(Optional.ofNullable(stream), 0, most);
    }

    /** Decides; the body is a {@link Decision} in JSON. */
    public void decide(Message message) {
        try {
            byte[] body = message.getBody(byte[].class);
            Decision decision = json.readValue(body == null ? new byte[0] : body, Decision.class);
            int decided = conflicts.decide(
                    decision.recordId(),
                    decision.field(),
                    Side.valueOf(decision.side().toUpperCase(Locale.ROOT)));
            message.setBody(Map.of("decided", decided));
        } catch (IOException | IllegalArgumentException malformed) {
            message.setHeader(Exchange.HTTP_RESPONSE_CODE, 400);
            message.setBody(Map.of(
                    "error",
                    "The body must be JSON: {\"recordId\":\"<id>\",\"field\":\"<field>\",\"side\":\"dynamics\"}."));
        }
    }
}
