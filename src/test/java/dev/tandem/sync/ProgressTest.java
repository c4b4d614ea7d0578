package dev.tandem.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.dynamics.DynamicsClient;
import dev.tandem.dynamics.DynamicsCredentialsRefused;
import dev.tandem.dynamics.DynamicsUnavailable;
import dev.tandem.state.Checkpoint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProgressTest {

    private final MovableClock clock = new MovableClock();
    private final List<String> shown = new ArrayList<>();
    private final Loads loads = new Loads(
            List.of(),
            new DynamicsClient(request -> {
                throw new DynamicsUnavailable("Nobody counts.");
            }),
            new LoadLog(shown::add, clock),
            clock);
    private final Progress progress = new Progress(loads);

    @Test
    void tellsOfAPageOfALoadWhereLoadsAreShown() {
        Checkpoint start = Checkpoint.firstLoad("contacts", MovableClock.START, "columns");
        loads.begin(start);

        progress.page(new Plan(page(Lane.LOAD, start.withNextPage("next", 50)), List.of(), 300));
        clock.advance(Duration.ofSeconds(10));
        progress.page(new Plan(page(Lane.LIVE, start), List.of(), 300));
        progress.page(new Plan(page(Lane.LOAD, start.withNextPage("next", 100)), List.of(), 300));

        assertThat(shown).containsExactly("contacts: the first copy begins", "contacts: 100 copied, 10 a second");
    }

    private static Page page(Lane lane, Checkpoint after) {
        return new Page("contacts", lane, 1, List.of(), List.of(), Optional.of(after));
    }

    @Test
    void tellsTroubleOnceAndOnceThatItIsOver() {
        assertThat(progress.news(good())).isNull();
        assertThat(progress.news(stopped("The line is down."))).endsWith("The line is down.");
        assertThat(progress.news(stopped("The line is down."))).isNull();
        assertThat(progress.news(good())).isEqualTo("The sync goes on.");
        assertThat(progress.news(good())).isNull();
    }

    @Test
    void tellsOfOtherTroubleAtOnce() {
        progress.news(stopped("The line is down."));

        assertThat(progress.news(stopped("The quota is spent."))).endsWith("The quota is spent.");
    }

    @Test
    void tellsWhichStreamsFailed() {
        CycleReport report = new CycleReport(
                1,
                false,
                Map.of(),
                Map.of("contacts", "it waits for accounts", "accounts", "refused"),
                Optional.empty(),
                List.of());

        assertThat(progress.news(report)).endsWith("accounts: refused; contacts: it waits for accounts");
    }

    @Test
    void leavesWhatEndsTheProcessToTheProcess() {
        CycleReport refused = new CycleReport(
                0,
                false,
                Map.of(),
                Map.of(),
                Optional.of(new DynamicsCredentialsRefused("The secret is wrong.", null)),
                List.of());

        assertThat(progress.news(refused)).isNull();
    }

    @Test
    void tellsWhatWaitsForAnAnswerAndNotThatTheSyncStopped() {
        CycleReport braked =
                new CycleReport(1, true, Map.of(), Map.of(), Optional.empty(), List.of("contacts: the brake holds."));

        assertThat(progress.news(braked)).isEqualTo("The sync waits for an answer. contacts: the brake holds.");
        assertThat(progress.news(braked)).isNull();
        assertThat(progress.news(good())).isEqualTo("The sync goes on.");
    }

    private static CycleReport good() {
        return new CycleReport(1, true, Map.of(), Map.of(), Optional.empty(), List.of());
    }

    private static CycleReport stopped(String sentence) {
        return new CycleReport(
                1, false, Map.of(), Map.of(), Optional.of(new IllegalStateException(sentence)), List.of());
    }
}
