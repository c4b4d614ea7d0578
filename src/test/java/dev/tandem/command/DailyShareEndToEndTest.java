package dev.tandem.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.governor.ShareSpent;
import dev.tandem.operations.StatusReport;
import dev.tandem.operations.StatusReport.Quota;
import dev.tandem.sync.CycleReport;
import dev.tandem.sync.Trouble;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A first copy that needs more calls than a day allows. */
class DailyShareEndToEndTest {

    /** Too few for one day: schemas and feeds are read again each day, which leaves about half of it to the copy. */
    private static final int SHARE = 20;

    private static TwoSystems.Choices choices(Path directory) {
        return TwoSystems.in(directory)
                .with("marketo.daily-share", Integer.toString(SHARE))
                .with("marketo.daily-reserve", "2")
                .with("console.token", "only-for-this-test")
                .with("sync.beat", "20")
                // only the reset makes a cycle due
                .with("sync.pause", "300d");
    }

    /** The last decisions, who adopts whom, may need another day. */
    private static boolean isDone(JsonNode status) {
        return status.path("firstSyncDone").asBoolean()
                && status.path("state").asText().equals("running");
    }

    @Test
    void theServicePausesWithTheReasonAndGoesOnTheNextDay(@TempDir Path directory) throws Exception {
        try (TwoSystems systems = choices(directory).start()) {
            ConsoleAddress console = ConsoleAddress.of(systems.settings());
            try (Engine service = Engine.asService(systems.settings(), console, systems.clock())) {
                service.schedule().open();
                CycleReport first = service.schedule().first().get(60, TimeUnit.SECONDS);

                assertThat(Trouble.of(first.trouble().orElseThrow()).kind()).isEqualTo(Trouble.Kind.QUOTA);
                JsonNode paused = status(console);
                assertThat(paused.path("state").asText()).isEqualTo("paused");
                assertThat(paused.path("reason").asText())
                        .startsWith("The daily share of the Marketo API is used up")
                        .contains(" calls of " + SHARE + ")")
                        .endsWith("marketo.daily-share raises it.");
                JsonNode quota = paused.at("/quota/1");
                assertThat(quota.path("api").asText()).isEqualTo("marketo");
                assertThat(quota.path("usedToday").asLong()).isBetween(SHARE - 2L, (long) SHARE);
                assertThat(Instant.parse(quota.path("resetsAt").asText()))
                        .isAfter(systems.clock().instant());

                JsonNode last = paused;
                for (int day = 0; day < 15 && !isDone(last); day++) {
                    systems.advance("P1D");
                    last = afterCycle(console, last.at("/cycle/number").asLong());
                }
                JsonNode done = status(console);
                assertThat(done.path("firstSyncDone").asBoolean()).isTrue();
                assertThat(done.path("state").asText()).isEqualTo("running");
                assertThat(done.path("reason").isNull()).isTrue();
            }
            systems.advance("P1D");
            assertThat(systems.cycle().complete()).isTrue();
            assertThat(systems.differences()).isEmpty();
        }
    }

    @Test
    void aRestartOnTheSameDayDoesNotForgetWhatWasUsed(@TempDir Path directory) throws IOException {
        try (TwoSystems systems = choices(directory).start()) {
            systems.cycle();
            systems.resetCalls();
            systems.restart();

            CycleReport again = systems.cycle();

            assertThat(again.trouble())
                    .get()
                    .satisfies(trouble -> assertThat(Trouble.of(trouble).kind()).isEqualTo(Trouble.Kind.QUOTA));
            assertThat(systems.calls().marketo().values().stream()
                            .mapToLong(Long::longValue)
                            .sum())
                    .isLessThanOrEqualTo(2);
            assertThat(marketo(systems.status()).usedToday()).isBetween(SHARE - 2L, (long) SHARE);
        }
    }

    @Test
    void aQuotaThatOthersUsedUpStopsEveryCallUntilTheNextDay(@TempDir Path directory) throws IOException {
        try (TwoSystems systems = TwoSystems.start(directory, 20)) {
            systems.refuse("marketo", "Sync Companies", "607", 1);
            systems.cycle();
            systems.resetCalls();

            CycleReport again = systems.cycle();

            assertThat(again.trouble().map(Trouble::of).orElseThrow().kind()).isEqualTo(Trouble.Kind.QUOTA);
            assertThat(again.trouble()).get().satisfies(trouble -> assertThat(trouble)
                    .hasStackTraceContaining(ShareSpent.class.getName()));
            assertThat(systems.calls().marketo()).isEmpty();
            StatusReport status = systems.status();
            assertThat(marketo(status).heldBackUntil())
                    .isEqualTo(marketo(status).resetsAt());
            systems.advance("P1D");
            assertThat(systems.cycle().complete()).isTrue();
        }
    }

    /** The status once another cycle than the given one has ended. */
    private static JsonNode afterCycle(ConsoleAddress console, long number) {
        return await().atMost(Duration.ofMinutes(1))
                .until(
                        () -> status(console),
                        status -> status.at("/cycle/number").asLong() > number);
    }

    private static Quota marketo(StatusReport status) {
        return status.quota().get(1);
    }

    private static JsonNode status(ConsoleAddress console) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(console.url() + "/api/status"))
                .header("Authorization", "Bearer only-for-this-test")
                .build();
        return TwoSystems.JSON.readTree(HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body());
    }
}
