package dev.tandem.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.state.FingerprintKey;
import dev.tandem.state.State;
import dev.tandem.state.StateSettings;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LeavingOutTest {

    private static final Map<String, String> TEAMS = Map.of("teams", "Marketo has none; have some");
    private static final String SENTENCE =
            "teams is left out, because Marketo has none; have some, and it is taken up by itself.";

    private final State state = State.open(new StateSettings(
            "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1",
            null,
            null,
            new FingerprintKey.Given(Base64.getEncoder()
                    .encodeToString("a key for tests of 32 bytes, ok!".getBytes(StandardCharsets.US_ASCII)))));
    private final Cycle cycle =
            new Cycle(List.of(), state, "test", Duration.ofSeconds(30), new MovableClock(), () -> {});
    private final List<String> notices = new ArrayList<>();
    private final LeavingOut leavingOut = new LeavingOut(state, cycle, notices::add);

    @BeforeEach
    void begin() {
        cycle.begin(null);
    }

    @AfterEach
    void close() {
        state.close();
    }

    private Map<String, String> remembered() {
        return state.transaction(state.leftOut()::all);
    }

    @Test
    void tellsOnceHoweverOftenTheSchemasAreRead() {
        leavingOut.settle(TEAMS);
        leavingOut.settle(TEAMS);

        assertThat(notices).containsExactly(SENTENCE);
        assertThat(remembered()).isEqualTo(TEAMS);
    }

    @Test
    void tellsWhenAStreamIsBackAndWhenItIsLeftOutAgain() {
        leavingOut.settle(TEAMS);
        leavingOut.settle(Map.of());
        assertThat(remembered()).isEmpty();
        leavingOut.settle(Map.of());
        leavingOut.settle(TEAMS);

        assertThat(notices).containsExactly(SENTENCE, "teams is not left out any more.", SENTENCE);
    }

    @Test
    void tellsAgainForAnotherReason() {
        leavingOut.settle(TEAMS);
        leavingOut.settle(Map.of("teams", "the table team does not track changes; switch it on"));

        assertThat(notices).hasSize(2).last().asString().contains("does not track changes");
    }
}
