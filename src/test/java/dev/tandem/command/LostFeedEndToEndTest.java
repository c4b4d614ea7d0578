package dev.tandem.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.state.Checkpoint;
import dev.tandem.state.Tally;
import dev.tandem.sync.CycleReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Dynamics forgets change tracking after seven days; whoever comes later compares everything once. */
class LostFeedEndToEndTest {

    private static final int SIZE = 120;

    private TwoSystems systems;

    @BeforeEach
    void copy(@TempDir Path directory) {
        systems = TwoSystems.in(directory)
                .size(SIZE)
                .with("dynamics.page-size", "50")
                .start();
        systems.cycle();
    }

    @AfterEach
    void stop() throws IOException {
        systems.close();
    }

    @Test
    void comparesEveryRowAndWritesNothing() {
        systems.advance("P8D");
        systems.resetCalls();

        CycleReport report = systems.cycle();

        assertThat(report.complete()).isTrue();
        assertThat(report.tallies().get("contacts")).isEqualTo(new Tally(SIZE, 0, SIZE, Map.of(), Map.of()));
        // after so long the schemas are read anew; persons are read of whom a field is held
        assertThat(systems.calls().marketo().keySet())
                .filteredOn(operation -> !Calls.QUIET_IN_MARKETO.containsKey(operation))
                .allSatisfy(operation -> assertThat(operation)
                        .matches("Identity|Describe .*|Get Paging Token|Get Leads by Filter Type"));
        assertThat(systems.calls().dynamics("GET contacts delta")).isEqualTo(1);
        // three pages, and what changed meanwhile
        assertThat(systems.calls().dynamics("GET contacts")).isEqualTo(4);
        assertThat(phase()).isEqualTo(Checkpoint.Phase.TRACKING);
        assertThat(systems.callsOfCycle().dynamics("GET contacts delta")).isEqualTo(1);
    }

    @Test
    void findsWhatWasChangedAndDeletedMeanwhile() {
        Office office = systems.office();
        String deleted = office.contacts().get(0);
        String changed = office.contacts().get(1);
        office.delete("contacts", deleted);
        office.edit("contacts", changed, "jobtitle", "\"Chief of Paper\"");
        systems.advance("P8D");

        Tally tally = systems.cycle().tallies().get("contacts");

        assertThat(tally).isEqualTo(new Tally(SIZE, 2, SIZE - 2, Map.of(), Map.of()));
        assertThat(office.person(deleted, "microsoftIsDeleted")
                        .path("microsoftIsDeleted")
                        .asBoolean())
                .isTrue();
        assertThat(office.person(changed, "title").path("title").asText()).isEqualTo("Chief of Paper");
        assertThat(systems.differences()).isEmpty();
    }

    @Test
    void tellsThatTheFirstCopyIsDoneAlsoDuringTheNextOne() {
        systems.advance("P8D");
        systems.fault("dataverse", "GET contacts", "html", 1, 1_000);

        systems.cycle();

        assertThat(phase()).isEqualTo(Checkpoint.Phase.LOADING);
        assertThat(systems.status().firstSyncDone()).isTrue();
    }

    private Checkpoint.Phase phase() {
        return systems.state((state, tx) ->
                state.checkpoints().find(tx, "contacts").orElseThrow().phase());
    }
}
