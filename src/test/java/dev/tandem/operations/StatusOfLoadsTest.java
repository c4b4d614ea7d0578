package dev.tandem.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tandem.state.Checkpoint;
import dev.tandem.state.FingerprintKey;
import dev.tandem.state.Link;
import dev.tandem.state.Pause;
import dev.tandem.state.PendingChange;
import dev.tandem.state.State;
import dev.tandem.state.StateSettings;
import dev.tandem.stream.StreamDefinition;
import dev.tandem.stream.StreamFiles;
import dev.tandem.sync.LoadProgress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How far each load is, in the answer of {@code status --json}. */
class StatusOfLoadsTest {

    private static final Instant NOON = Instant.parse("2026-08-14T12:00:00Z");
    private static final Checkpoint HALFWAY =
            Checkpoint.firstLoad("contacts", NOON, "columns").withNextPage("next", 45_000);

    private static final List<StreamDefinition> CONTACTS = new StreamFiles(
                    Path.of("config", "streams"), condition -> Optional.empty())
            .read().stream().filter(stream -> stream.name().equals("contacts")).toList();

    private final State state = State.open(new StateSettings(
            "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1",
            null,
            null,
            new FingerprintKey.Given(Base64.getEncoder()
                    .encodeToString("a key for tests of 32 bytes, ok!".getBytes(StandardCharsets.US_ASCII)))));

    @AfterEach
    void close() {
        state.close();
    }

    private JsonNode contacts(Map<String, LoadProgress> atWork) throws JsonProcessingException {
        StatusReport report = new Status(
                        state,
                        CONTACTS,
                        true,
                        Optional::empty,
                        List::of,
                        stream -> Optional.ofNullable(atWork.get(stream)))
                .now();
        ObjectMapper json = new ObjectMapper();
        return json.readTree(json.writeValueAsString(report)).at("/streams/0");
    }

    private void reach(Checkpoint checkpoint) {
        state.run(tx -> state.checkpoints().advance(tx, checkpoint));
    }

    @Test
    void tellsOfALoadAtWork() throws JsonProcessingException {
        reach(HALFWAY);

        JsonNode load = contacts(Map.of("contacts", new LoadProgress(45_000, OptionalLong.of(200_000), 2_349.6)))
                .path("load");

        assertThat(load).hasToString("{\"done\":45000,\"total\":200000,\"perSecond\":2350}");
    }

    @Test
    void tellsOfALoadThatStandsStill() throws JsonProcessingException {
        reach(HALFWAY);

        assertThat(contacts(Map.of()).path("load")).hasToString("{\"done\":45000,\"total\":null,\"perSecond\":0}");
    }

    @Test
    void tellsWhatWaitsForPeople() throws JsonProcessingException {
        UUID record = new UUID(1, 1);
        state.run(tx -> {
            state.links().save(tx, List.of(new Link("contacts", record, "person", "7", null, null, null, 1)));
            state.pending().note(tx, List.of(new PendingChange("7", "phone", NOON)));
            state.pauses().set(tx, Pause.ofRecord("contacts", record, NOON));
        });

        assertThat(contacts(Map.of()).path("people"))
                .hasToString("{\"pendingPersons\":1,\"oldestPending\":\"2026-08-14T12:00:00Z\",\"openConflicts\":0,"
                        + "\"pausedRecords\":1}");
    }

    @Test
    void hasNoMemberWhereNoLoadIsUnfinished() throws JsonProcessingException {
        assertThat(contacts(Map.of()).has("load")).isFalse();

        reach(HALFWAY.withLastPage("delta", 3).tracking("delta"));
        assertThat(contacts(Map.of()).has("load")).isFalse();
    }
}
