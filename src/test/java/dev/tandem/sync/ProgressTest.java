package dev.tandem.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.dynamics.DynamicsCredentialsRefused;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProgressTest {

    private final Progress progress = new Progress();

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
                Optional.empty());

        assertThat(progress.news(report)).endsWith("accounts: refused; contacts: it waits for accounts");
    }

    @Test
    void leavesWhatEndsTheProcessToTheProcess() {
        CycleReport refused = new CycleReport(
                0,
                false,
                Map.of(),
                Map.of(),
                Optional.of(new DynamicsCredentialsRefused("The secret is wrong.", null)));

        assertThat(progress.news(refused)).isNull();
    }

    private static CycleReport good() {
        return new CycleReport(1, true, Map.of(), Map.of(), Optional.empty());
    }

    private static CycleReport stopped(String sentence) {
        return new CycleReport(1, false, Map.of(), Map.of(), Optional.of(new IllegalStateException(sentence)));
    }
}
