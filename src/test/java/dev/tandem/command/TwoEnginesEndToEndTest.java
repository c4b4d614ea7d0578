package dev.tandem.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.sync.CycleReport;
import dev.tandem.sync.Trouble;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two processes on one state: one syncs, the other waits for it or says that it is busy. */
class TwoEnginesEndToEndTest {

    private static final int SIZE = 200;

    @TempDir
    private Path directory;

    @Test
    void writesNothingTwiceWhenTwoBeginAtOnce() throws Exception {
        // the second process waits as long as it takes
        try (TwoSystems systems = TwoSystems.in(directory)
                        .size(SIZE)
                        .with("sync.lease", "30m")
                        .start();
                Engine other = Engine.forOneCycle(systems.settings(), systems.clock())) {
            long secondLooks = SharedOptOuts.lackedBy("contacts", systems.office());
            CompletableFuture<CycleReport> second =
                    CompletableFuture.supplyAsync(() -> other.runCycle(Optional.empty()));
            CycleReport first = systems.cycle();
            CycleReport beside = second.join();

            assertThat(first.trouble()).isEmpty();
            assertThat(beside.trouble()).isEmpty();
            long applied = applied(first) + applied(beside);
            assertThat(applied).isEqualTo(SIZE + secondLooks);
            assertThat(systems.differences()).isEmpty();
            assertThat(systems.calls().marketo("Sync Companies")).isEqualTo(1);
        }
    }

    private static long applied(CycleReport report) {
        return report.tallies().get("contacts").applied();
    }

    @Test
    void saysThatItIsBusyWhileAnotherHoldsTheLease() throws Exception {
        try (TwoSystems systems =
                TwoSystems.in(directory).with("sync.lease", "1s").start()) {
            systems.state((state, tx) ->
                    state.lease().take(tx, "another", systems.clock().instant(), java.time.Duration.ofHours(1)));
            systems.resetCalls();

            CycleReport report = systems.cycle();

            assertThat(report.trouble().map(Trouble::of).map(Trouble::kind)).contains(Trouble.Kind.BUSY);
            assertThat(ExitCode.of(report)).isEqualTo(2);
            assertThat(systems.calls().marketo()).isEmpty();
            assertThat(systems.calls().dynamics()).isEmpty();
        }
    }

    @Test
    void takesOverFromOneThatWasKilled() throws Exception {
        try (TwoSystems systems =
                TwoSystems.in(directory).with("sync.lease", "1s").start()) {
            systems.state((state, tx) ->
                    state.lease().take(tx, "killed", systems.clock().instant(), java.time.Duration.ofMillis(300)));

            CycleReport report = systems.cycle();

            assertThat(report.complete()).isTrue();
            assertThat(systems.differences()).isEmpty();
        }
    }
}
