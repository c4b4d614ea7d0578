package dev.tandem.console;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tandem.operations.Explain;
import dev.tandem.operations.Forcing;
import dev.tandem.operations.Sought;
import dev.tandem.sync.Schedule;
import dev.tandem.sync.Trouble;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/** What the commands 'explain' and 'force' ask the service for. */
public final class RecordRequests {

    private static final String FORM = "The body must be JSON: {\"who\":\"<id or e-mail address>\"}; ";

    private final Explain explain;
    private final Forcing forcing;
    private final Schedule schedule;
    private final ObjectMapper json = new ObjectMapper();

    public RecordRequests(Explain explain, Forcing forcing, Schedule schedule) {
        this.explain = explain;
        this.forcing = forcing;
        this.schedule = schedule;
    }

    /**
     * Who is meant.
     *
     * @param who a record's id, a person's id or an e-mail address; in a body, because addresses of calls are logged
     */
    public record Question(String who) {

        /** Names nobody: it may be an e-mail address. */
        @Override
        public String toString() {
            return "Question[]";
        }
    }

    /** Explains one record; the body is a {@link Question} in JSON, the answer an explanation with values. */
    public void explain(Message message) {
        answer(message, explain::of);
    }

    /** Has one record synced at once, waits for the cycle and tells what came of it; the body is a {@link Question}. */
    public void force(Message message) {
        answer(message, this::forced);
    }

    private Forcing.Report forced(Sought sought) {
        Forcing.Asked asked = forcing.ask(sought);
        return asked.id().isEmpty()
                ? asked.undone()
                : forcing.came(asked, schedule.wish(asked.stream()).join());
    }

    private void answer(Message message, Function<Sought, ?> question) {
        Optional<Sought> sought = read(message.getBody(byte[].class));
        if (sought.isEmpty()) {
            refuse(message, 400, FORM + Sought.FORM + ".");
            return;
        }
        try {
            message.setBody(question.apply(sought.get()));
        } catch (RuntimeException unanswered) {
            Trouble trouble = Trouble.of(unanswered);
            if (trouble.kind() == Trouble.Kind.BUG) {
                throw unanswered;
            }
            refuse(message, 503, trouble.sentence());
        }
    }

    private Optional<Sought> read(byte[] body) {
        try {
            Question question = json.readValue(body == null ? new byte[0] : body, Question.class);
            return Optional.ofNullable(question.who()).flatMap(Sought::of);
        } catch (IOException malformed) {
            return Optional.empty();
        }
    }

    private static void refuse(Message message, int status, String sentence) {
        message.setHeader(Exchange.HTTP_RESPONSE_CODE, status);
        message.setBody(Map.of("error", sentence));
    }
}
