package dev.tandem.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.state.Tally;
import dev.tandem.sync.CycleReport;
import dev.tandem.sync.Trouble;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A copy that is interrupted goes on at the next page. */
class InterruptionEndToEndTest {

    private static final int SIZE = 300;
    private static final int PAGE = 50;

    private TwoSystems systems;
    private long secondLooks;

    @BeforeEach
    void start(@TempDir Path directory) {
        systems = TwoSystems.in(directory)
                .size(SIZE)
                .with("dynamics.page-size", Integer.toString(PAGE))
                .start();
        secondLooks = SharedOptOuts.lackedBy("contacts", systems.office(), PAGE);
    }

    @AfterEach
    void stop() throws IOException {
        systems.close();
    }

    private static void addsUp(CycleReport report) {
        report.tallies()
                .forEach((stream, tally) ->
                        assertThat(tally.addsUp()).as("%s %s", stream, tally).isTrue());
    }

    @Test
    void goesOnAtTheNextPageWhenDynamicsFailedForLong() {
        systems.fault("dataverse", "GET contacts", "html", 3, 1_000);
        CycleReport first = systems.cycle();
        systems.noFaults();
        systems.restart();

        assertThat(first.trouble().map(Trouble::of).map(Trouble::kind)).contains(Trouble.Kind.OUTAGE);
        assertThat(first.tallies().get("contacts").read()).isLessThanOrEqualTo(3 * PAGE);
        addsUp(first);
        systems.resetCalls();
        CycleReport second = systems.cycle();

        assertThat(second.complete()).isTrue();
        addsUp(second);
        assertThat(read(first) + read(second)).isEqualTo(SIZE + 2 * secondLooks);
        // what changed since the start, three pages, what changed meanwhile, those whose address has opted out
        // elsewhere,
        // and those that waited
        assertThat(systems.calls().dynamics("GET contacts")).isEqualTo(7);
        assertThat(systems.differences()).isEmpty();
    }

    private static long read(CycleReport report) {
        return report.tallies().getOrDefault("contacts", Tally.EMPTY).read();
    }

    @Test
    void goesOnAtThePageAtWorkWhenMarketoFailedForLong() {
        systems.fault("marketo", "Get Leads by Filter Type", "html", 4, 1_000);
        CycleReport first = systems.cycle();
        systems.noFaults();
        systems.restart();

        assertThat(first.trouble().map(Trouble::of).map(Trouble::kind)).contains(Trouble.Kind.OUTAGE);
        addsUp(first);
        CycleReport second = systems.cycle();

        assertThat(second.complete()).isTrue();
        addsUp(second);
        assertThat(read(first) + read(second)).isEqualTo(SIZE + 2 * secondLooks);
        assertThat(systems.status().firstSyncDone()).isTrue();
        assertThat(systems.differences()).isEmpty();
    }

    @Test
    void goesOnWhenTheLineToMarketoBreaksBeforeEachWrite() {
        systems.fault("marketo", "Sync Companies", "drop-before", 0, 1_000);
        CycleReport first = systems.cycle();
        systems.noFaults();

        assertThat(first.trouble().map(Trouble::of).map(Trouble::kind)).contains(Trouble.Kind.OUTAGE);
        assertThat(first.tallies().get("users").applied()).isPositive();
        addsUp(first);
        CycleReport second = systems.cycle();

        assertThat(second.complete()).isTrue();
        addsUp(second);
        assertThat(systems.differences()).isEmpty();
    }

    @Test
    void survivesASingleFaultOfEveryKindWithinTheCycle() {
        for (String kind : new String[] {"html", "drop-before", "truncate", "drop-after", "unauthorized"}) {
            systems.fault("dataverse", "GET contacts", kind, 1, 1);
            systems.fault("marketo", "Get Leads by Filter Type", kind, 1, 1);
            systems.fault("marketo", "Sync SalesPersons", kind, 0, 1);
        }
        CycleReport report = systems.cycle();

        assertThat(report.trouble()).isEmpty();
        addsUp(report);
        assertThat(systems.differences()).isEmpty();
    }

    @Test
    void readsTheSchemasAnewAfterAStreamFailed() {
        systems.fault("marketo", "Sync Companies", "drop-before", 0, 1_000);
        systems.cycle();
        systems.noFaults();

        assertThat(schemaReadsOfACycle()).isEqualTo(1);
        assertThat(schemaReadsOfACycle()).isZero();
    }

    private long schemaReadsOfACycle() {
        return systems.callsOfCycle().marketo("Describe Lead");
    }
}
