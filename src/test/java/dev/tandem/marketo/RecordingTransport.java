package dev.tandem.marketo;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Gives the answers that a test has prepared, in order, and keeps the requests. */
final class RecordingTransport implements MarketoTransport {

    private final Deque<String> answers = new ArrayDeque<>();
    private final List<MarketoRequest> sent = new ArrayList<>();

    RecordingTransport answer(String envelope) {
        answers.add(envelope);
        return this;
    }

    List<MarketoRequest> sent() {
        return sent;
    }

    String json(int index) {
        return new String(((MarketoBody.Json) sent.get(index).body()).bytes(), StandardCharsets.UTF_8);
    }

    @Override
    public MarketoAnswer send(MarketoRequest request) {
        sent.add(request);
        try {
            return new MarketoAnswer(Json.MAPPER.readTree(answers.remove()), Instant.EPOCH);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
