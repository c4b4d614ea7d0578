package dev.tandem.console;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tandem.operations.Pausing;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/** What the commands 'pause' and 'resume' ask the service for. */
public final class PauseRequests {

    private final Pausing pausing;
    private final ObjectMapper json = new ObjectMapper();

    public PauseRequests(Pausing pausing) {
        this.pausing = pausing;
    }

    /**
     * What is to be paused or resumed.
     *
     * @param paused true to pause
     * @param stream the stream; null for everything
     * @param recordId the record; null for all
     */
    public record Wish(boolean paused, String stream, UUID recordId) {}

    /** Pauses or resumes; the body is a {@link Wish} in JSON. */
    public void set(Message message) {
        try {
            byte[] body = message.getBody(byte[].class);
            Wish wish = json.readValue(body == null ? new byte[0] : body, Wish.class);
            message.setBody(pausing.set(
                    wish.paused(), Optional.ofNullable(wish.stream()), Optional.ofNullable(wish.recordId())));
        } catch (IOException malformed) {
            message.setHeader(Exchange.HTTP_RESPONSE_CODE, 400);
            message.setBody(Map.of(
                    "error",
                    "The body must be JSON: {\"paused\":true,\"stream\":\"contacts\",\"recordId\":\"<id>\"}."));
        }
    }
}
