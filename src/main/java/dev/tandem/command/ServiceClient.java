package dev.tandem.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tandem.command.ServiceFile.Service;
import dev.tandem.console.BrakeRequests;
import dev.tandem.console.ConflictRequests;
import dev.tandem.console.CycleAnswer;
import dev.tandem.console.FailureRequests;
import dev.tandem.console.PauseRequests;
import dev.tandem.console.RecordRequests;
import dev.tandem.merge.Side;
import dev.tandem.operations.BrakeAnswers;
import dev.tandem.operations.ConflictList;
import dev.tandem.operations.Explanation;
import dev.tandem.operations.FailureReport;
import dev.tandem.operations.Forcing;
import dev.tandem.operations.Pausing;
import dev.tandem.operations.RetryReport;
import dev.tandem.operations.StatusReport;
import dev.tandem.operations.StatusReport.StreamStatus;
import dev.tandem.state.Undoing;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Talks to the running service. */
final class ServiceClient {

    private final Service service;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final ObjectMapper json = new ObjectMapper();

    private ServiceClient(Service service) {
        this.service = service;
    }

    /** The service that runs on this state, if one answers. */
    static Optional<ServiceClient> find(ServiceFile file) {
        return file.read().map(ServiceClient::new).filter(ServiceClient::answers);
    }

    String address() {
        return service.address();
    }

    StatusReport status() {
        return send(request("/api/status").GET().build(), StatusReport.class);
    }

    /** Why the service leaves a stream out; empty if it does not. */
    Optional<String> leftOut(String stream) {
        return status().streams().stream()
                .filter(each -> each.stream().equals(stream))
                .findFirst()
                .map(StreamStatus::leftOutBecause);
    }

    /** Runs one cycle in the service and waits for its end, however long it takes. */
    CycleAnswer cycle(Optional<String> stream) {
        String query = stream.map(name -> "?stream=" + name).orElse("");
        return send(
                request("/api/cycles" + query)
                        .POST(HttpRequest.BodyPublishers.noBody())
                        .build(),
                CycleAnswer.class);
    }

    /** A part of what failed, the latest first. */
    FailureReport failures(Optional<String> stream, long offset, int limit) {
        String query = "?offset=" + offset + "&limit=" + limit
                + stream.map(name -> "&stream=" + name).orElse("");
        return send(request("/api/failures" + query).GET().build(), FailureReport.class);
    }

    /** Makes failures due now; no ids means all. */
    RetryReport retry(List<String> ids, Optional<String> stream) {
        FailureRequests.Wish wish = new FailureRequests.Wish(ids, stream.orElse(null));
        return post("/api/failures/retry", wish, RetryReport.class);
    }

    /** Pauses or resumes everything, a stream or a record. */
    Pausing.Report pause(boolean paused, Optional<String> stream, Optional<UUID> record) {
        return post(
                "/api/pauses",
                new PauseRequests.Wish(paused, stream.orElse(null), record.orElse(null)),
                Pausing.Report.class);
    }

    /** Answers the brake. */
    BrakeAnswers.Report acceptUndoings(Optional<String> stream, Map<Undoing.Kind, Long> allowed) {
        return post("/api/brakes", BrakeRequests.Wish.of(stream, allowed), BrakeAnswers.Report.class);
    }

    /** A part of the conflicts, the latest first. */
    ConflictList.Report conflicts(Optional<String> stream, int limit) {
        String query = "?limit=" + limit + stream.map(name -> "&stream=" + name).orElse("");
        return send(request("/api/conflicts" + query).GET().build(), ConflictList.Report.class);
    }

    /** Decides a conflict; how many were decided. */
    int decide(UUID record, String field, Side side) {
        var decision = new ConflictRequests.Decision(record, field, side.name().toLowerCase(Locale.ROOT));
        return post("/api/conflicts/decide", decision, JsonNode.class)
                .path("decided")
                .asInt();
    }

    /** What is known of one record. */
    Explanation explain(String who) {
        return post("/api/explain", new RecordRequests.Question(who), Explanation.class);
    }

    /** Has one record synced at once, and waits for the cycle. */
    Forcing.Report force(String who) {
        return post("/api/force", new RecordRequests.Question(who), Forcing.Report.class);
    }

    private <T> T post(String path, Object body, Class<T> answer) {
        return send(
                request(path)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(text(body)))
                        .build(),
                answer);
    }

    private String text(Object wish) {
        try {
            return json.writeValueAsString(wish);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("texts can always be written", impossible);
        }
    }

    /** What the service says about it, where it says anything. */
    private Optional<String> error(HttpResponse<byte[]> answer) {
        try {
            return Optional.of(json.readTree(answer.body()).path("error").asText(""))
                    .filter(sentence -> !sentence.isBlank());
        } catch (IOException noJson) {
            return Optional.empty();
        }
    }

    private boolean answers() {
        try {
            HttpRequest request =
                    request("/api/status").timeout(Duration.ofSeconds(10)).GET().build();
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException gone) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(service.address() + path))
                .header("Authorization", "Bearer " + service.token());
    }

    private <T> T send(HttpRequest request, Class<T> type) {
        try {
            HttpResponse<byte[]> answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (answer.statusCode() != 200) {
                throw new Refusal(error(answer)
                        .orElseGet(() -> "The service at " + service.address() + " answered with status "
                                + answer.statusCode() + "; look at its log."));
            }
            return json.readValue(answer.body(), type);
        } catch (IOException lost) {
            throw new Refusal("The service at " + service.address() + " stopped answering; look at its log.");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new Refusal("Interrupted while waiting for the service.");
        }
    }
}
