package dev.tandem.console;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tandem.operations.BrakeAnswers;
import dev.tandem.state.Undoing.Kind;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/** What the command 'resume' asks the service for when it answers the brake. */
public final class BrakeRequests {

    private final BrakeAnswers answers;
    private final ObjectMapper json = new ObjectMapper();

    public BrakeRequests(BrakeAnswers answers) {
        this.answers = answers;
    }

    /**
     * How many records a person lets go; null for a kind that is not answered.
     *
     * @param stream the stream; null for all together
     */
    public record Wish(String stream, Long deletes, Long blanks, Long optIns) {

        /** The wish to answer these. */
        public static Wish of(Optional<String> stream, Map<Kind, Long> allowed) {
            return new Wish(
                    stream.orElse(null),
                    allowed.get(Kind.DELETES),
                    allowed.get(Kind.BLANKS),
                    allowed.get(Kind.OPT_INS));
        }

        Map<Kind, Long> allowed() {
            Map<Kind, Long> allowed = new EnumMap<>(Kind.class);
            put(allowed, Kind.DELETES, deletes);
            put(allowed, Kind.BLANKS, blanks);
            put(allowed, Kind.OPT_INS, optIns);
            return allowed;
        }

        private static void put(Map<Kind, Long> allowed, Kind kind, Long number) {
            if (number != null) {
                allowed.put(kind, number);
            }
        }
    }

    /** Answers the brake; the body is a {@link Wish} in JSON. */
    public void answer(Message message) {
        try {
            byte[] body = message.getBody(byte[].class);
            Wish wish = json.readValue(body == null ? new byte[0] : body, Wish.class);
            message.setBody(answers.accept(Optional.ofNullable(wish.stream()), wish.allowed()));
        } catch (IOException malformed) {
            message.setHeader(Exchange.HTTP_RESPONSE_CODE, 400);
            message.setBody(Map.of("error", "The body must be JSON: {\"stream\":\"contacts\",\"deletes\":120}."));
        }
    }
}
