package dev.tandem.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tandem.state.PersonRequest;
import dev.tandem.state.State;
import dev.tandem.sync.Schedule;
import dev.tandem.sync.Wish;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/** Serves the hook by which a Marketo webhook asks for one person to be created in Dynamics, in real time. */
public final class SyncPersonHook {

    private static final String FORM =
            "The body must be JSON: {\"id\":123,\"as\":\"lead\",\"owner\":\"<id of a user or team>\"}; "
                    + "'id' (or 'leadId') is the person's Marketo id, 'as' is lead or contact, 'as' and 'owner' may be"
                    + " left out.";

    private final State state;
    private final Schedule schedule;
    private final Clock clock;
    private final ObjectMapper json = new ObjectMapper();

    public SyncPersonHook(State state, Schedule schedule, Clock clock) {
        this.state = state;
        this.schedule = schedule;
        this.clock = clock;
    }

    /**
     * Stores the request and asks for a cycle at once, without waiting for it. Asking again while the request waits
     * changes nothing but what is asked for. Answers 400 with one sentence where the body is not of the form.
     */
    public void ask(Message message) {
        Optional<PersonRequest> request = read(message.getBody(byte[].class));
        if (request.isEmpty()) {
            message.setHeader(Exchange.HTTP_RESPONSE_CODE, 400);
            message.setBody(Map.of("error", FORM));
            return;
        }
        state.run(tx -> state.requests().note(tx, List.of(request.get())));
        boolean done = schedule.wish(Optional.empty()).isDone();
        message.setBody(Map.of("request", request.get().marketoId(), "cycle", done ? "done" : "coming"));
    }

    private Optional<PersonRequest> read(byte[] body) {
        try {
            JsonNode wish = json.readTree(body == null ? new byte[0] : body);
            String id = wish.path(wish.has("id") ? "id" : "leadId").asText("");
            Optional<Wish.As> as = as(wish.path("as").asText(""));
            Optional<String> owner = Optional.of(wish.path("owner").asText("")).filter(text -> !text.isBlank());
            Optional<UUID> ownerId = owner.flatMap(SyncPersonHook::id);
            if (!id.matches("[1-9]\\d{0,8}") || as.isEmpty() || owner.isPresent() != ownerId.isPresent()) {
                return Optional.empty();
            }
            return Optional.of(PersonRequest.of(id, new Wish(as.get(), ownerId).text(), clock.instant()));
        } catch (IOException malformed) {
            return Optional.empty();
        }
    }

    private static Optional<Wish.As> as(String text) {
        if (text.isBlank() || text.equalsIgnoreCase("lead")) {
            return Optional.of(Wish.As.LEAD);
        }
        return text.equalsIgnoreCase("contact") ? Optional.of(Wish.As.CONTACT) : Optional.empty();
    }

    private static Optional<UUID> id(String text) {
        return text.matches("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}")
                ? Optional.of(UUID.fromString(text))
                : Optional.empty();
    }
}
