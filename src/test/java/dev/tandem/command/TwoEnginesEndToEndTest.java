package dev.tandem.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.state.Epoch;
import dev.tandem.state.Tally;
import dev.tandem.sync.Busy;
import dev.tandem.sync.CycleReport;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two processes on one state: one at a time, and nothing twice. */
class TwoEnginesEndToEndTest {

    private static final int SIZE = 120;

    private TwoSystems systems;

    @BeforeEach
    void start(@TempDir Path directory) {
        systems = TwoSystems.in(directory)
                .size(SIZE)
                .with("dynamics.page-size", "25")
                .with("sync.lease", "2s")
                .with("sync.lease-beat", "100")
                .start();
    }

    @AfterEach
    void stop() throws IOException {
        systems.close();
    }

    @Test
    void oneWaitsForTheOtherAndFindsNothingLeftToDo() {
        try (Engine other = Engine.forOneCycle(systems.settings().with(Map.of("sync.lease", "5m")), systems.clock())) {
            systems.resetCalls();
            CompletableFuture<CycleReport> theirs =
                    CompletableFuture.supplyAsync(() -> other.runCycle(Optional.empty()));
            CycleReport first = systems.cycle();
            // where the other was first, this one may have given up
            CycleReport ours = first.trouble().isPresent() ? systems.cycle() : first;
            CycleReport second = theirs.join();

            assertThat(List.of(ours.complete(), second.complete())).containsExactly(true, true);
            for (String stream : new String[] {"users", "accounts", "contacts"}) {
                Tally sum = tally(ours, stream).plus(tally(second, stream));
                assertThat(sum.addsUp()).as("%s %s", stream, sum).isTrue();
            }
            assertThat(tally(ours, "contacts").read()
                            + tally(second, "contacts").read())
                    .isEqualTo(SIZE);
        }
        Calls calls = systems.calls();
        assertThat(systems.differences()).isEmpty();
        assertThat(calls.marketo("Sync SalesPersons")).isEqualTo(1);
    }

    private static Tally tally(CycleReport report, String stream) {
        return report.tallies().getOrDefault(stream, Tally.EMPTY);
    }

    @Test
    void saysThatItIsBusyWhileAnotherKeepsTheLease() {
        Epoch other = takeLease(Duration.ofHours(1));
        systems.resetCalls();

        CycleReport report = systems.cycle();

        assertThat(report.trouble()).containsInstanceOf(Busy.class);
        assertThat(ExitCode.of(report)).isEqualTo(ExitCode.REFUSED);
        assertThat(systems.calls().dynamics()).isEmpty();
        assertThat(systems.calls().marketo()).isEmpty();

        systems.state((state, tx) -> {
            state.lease().release(tx, other);
            return true;
        });
        assertThat(systems.cycle().complete()).isTrue();
        assertThat(systems.differences()).isEmpty();
    }

    @Test
    void takesOverFromOneThatWasKilled() {
        Epoch killed = takeLease(Duration.ofMillis(500));

        CycleReport report = systems.cycle();

        assertThat(report.complete()).isTrue();
        assertThat(systems.differences()).isEmpty();
        assertThat(systems.<Boolean>state((state, tx) ->
                        state.lease().renew(tx, killed, systems.clock().instant(), Duration.ofHours(1))))
                .isFalse();
    }

    private Epoch takeLease(Duration life) {
        return systems.<Epoch>state((state, tx) -> state.lease()
                .take(tx, "another process", systems.clock().instant(), life)
                .orElseThrow());
    }
}
