package dev.tandem.dynamics;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/** Gives the answers that a test has prepared, in order, and keeps the requests. */
final class RecordingTransport implements DynamicsTransport {

    private final Deque<DynamicsAnswer> answers = new ArrayDeque<>();
    private final List<DynamicsRequest> sent = new ArrayList<>();

    RecordingTransport answer(String json) {
        return answer("application/json", json);
    }

    RecordingTransport answer(String contentType, String body) {
        Map<String, String> headers = Map.of("Content-Type", contentType, "Date", "Fri, 14 Aug 2026 09:02:11 GMT");
        answers.add(new DynamicsAnswer(200, headers, body.getBytes(StandardCharsets.UTF_8)));
        return this;
    }

    List<DynamicsRequest> sent() {
        return sent;
    }

    String body(int index) {
        return new String(sent.get(index).body(), StandardCharsets.UTF_8);
    }

    @Override
    public DynamicsAnswer send(DynamicsRequest request) {
        sent.add(request);
        return answers.remove();
    }
}
