package dev.tandem.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.state.Tally;
import dev.tandem.sync.CycleReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What the first copy of an office of 10,000 contacts costs in calls, which both vendors ration. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CallCostsEndToEndTest {

    private static final int SIZE = 10_000;
    private static final int RECORDS_A_CALL = 300;
    private static final int ROWS_A_PAGE = 5_000;
    private static final Map<String, String> TABLES =
            Map.of("users", "systemusers", "accounts", "accounts", "contacts", "contacts");

    private TwoSystems systems;
    private CycleReport report;
    private Calls calls;

    @BeforeAll
    void copy(@TempDir Path directory) {
        systems = TwoSystems.start(directory, SIZE);
        systems.restart();
        systems.resetCalls();
        report = systems.cycle();
        calls = systems.calls();
        print();
    }

    @AfterAll
    void stop() throws IOException {
        systems.close();
    }

    private void print() {
        System.out.printf("First copy of %s%n", report.tallies());
        calls.dynamics().forEach((operation, count) -> System.out.printf("  Dynamics %-40s %5d%n", operation, count));
        calls.marketo().forEach((operation, count) -> System.out.printf("  Marketo  %-40s %5d%n", operation, count));
    }

    private long read(String stream) {
        return report.tallies().get(stream).read();
    }

    /** The fewest calls that can write every record once. */
    private long fewestBatches() {
        return report.tallies().values().stream()
                .mapToLong(Tally::applied)
                .map(applied -> ceil(applied, RECORDS_A_CALL))
                .sum();
    }

    private static long ceil(long records, int aCall) {
        return (records + aCall - 1) / aCall;
    }

    @Test
    void copiesEverything() {
        assertThat(report.trouble()).isEmpty();
        assertThat(report.complete()).isTrue();
        assertThat(report.failedRecords()).isFalse();
        assertThat(read("contacts")).isEqualTo(SIZE);
        assertThat(read("accounts")).isEqualTo(2_000);
        report.tallies()
                .forEach(
                        (stream, tally) -> assertThat(tally.addsUp()).as(stream).isTrue());
    }

    @Test
    void writesFullBatches() {
        long writes = List.of("Sync SalesPersons", "Sync Companies", "Sync Leads").stream()
                .mapToLong(calls::marketo)
                .sum();

        assertThat(writes).isLessThanOrEqualTo((long) (1.05 * fewestBatches()));
    }

    @Test
    void looksUpPersonsInFullBatches() {
        assertThat(calls.marketo("Get Leads by Filter Type")).isLessThanOrEqualTo((long) (2.1 * fewestBatches()));
    }

    @Test
    void asksMarketoForNothingElse() {
        assertThat(calls.marketo().keySet())
                .containsExactlyInAnyOrder(
                        "Sync SalesPersons",
                        "Sync Companies",
                        "Sync Leads",
                        "Get Leads by Filter Type",
                        "Describe Lead",
                        "Describe Companies",
                        "Describe SalesPersons",
                        "Identity");
    }

    @Test
    void readsFullPages() {
        TABLES.forEach((stream, table) ->
                assertThat(callsFor(table)).as(stream).isLessThanOrEqualTo(ceil(read(stream), ROWS_A_PAGE) + 5));
    }

    private long callsFor(String table) {
        return calls.dynamics().entrySet().stream()
                .filter(entry -> entry.getKey().matches("\\w+ " + table + "( delta)?"))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    @Test
    void asksForOneTokenASide() {
        assertThat(calls.tokens("entra")).isEqualTo(1);
        assertThat(calls.tokens("marketo")).isEqualTo(1);
    }
}
