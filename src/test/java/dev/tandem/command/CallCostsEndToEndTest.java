package dev.tandem.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.state.Tally;
import dev.tandem.sync.CycleReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What the first copy of an office of 10,000 contacts costs in calls, which both vendors ration. Prints the table of the README. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CallCostsEndToEndTest {

    private static final int SIZE = 10_000;
    private static final int RECORDS_A_CALL = 300;
    private static final int ROWS_A_PAGE = 5_000;
    private static final int MORE_A_STREAM = 5;

    /** Each feed is read once, after asking where it begins, which the first cycle alone does. */
    private static final Map<String, Long> FEEDS =
            Calls.inMarketo(Map.of("Get Paging Token", 3L, "Get Activity Types", 1L));

    /** What each stream reads, and the calls that write it. */
    private record Way(String set, String write) {}

    private static final Map<String, Way> WAYS = ways();

    private TwoSystems systems;
    private CycleReport report;
    private long secondLooks;
    private Calls calls;

    @BeforeAll
    void copy(@TempDir Path directory) {
        systems = TwoSystems.start(directory, SIZE);
        systems.restart();
        secondLooks = SharedOptOuts.lackedBy("contacts", systems.office());
        systems.resetCalls();
        report = systems.cycle();
        calls = systems.calls();
        table().forEach(System.out::println);
    }

    @AfterAll
    void stop() throws IOException {
        systems.close();
    }

    private static Map<String, Way> ways() {
        Map<String, Way> ways = new LinkedHashMap<>();
        ways.put("users", new Way("systemusers", "Sync SalesPersons"));
        ways.put("teams", new Way("teams", "Sync SalesPersons"));
        ways.put("accounts", new Way("accounts", "Sync Companies"));
        ways.put("contacts", new Way("contacts", "Sync Leads"));
        ways.put("leads", new Way("leads", "Sync Leads"));
        ways.put("opportunities", new Way("opportunities", "Sync Opportunities"));
        ways.put("opportunity-roles", new Way("connections", "Sync Opportunity Roles"));
        ways.put("team-members", new Way("teams", "Sync Custom Objects"));
        return ways;
    }

    private List<String> table() {
        List<String> lines = new ArrayList<>();
        lines.add("| stream | rows | written | Dynamics reads | allowed |");
        lines.add("| --- | ---: | ---: | ---: | ---: |");
        WAYS.forEach((stream, way) -> lines.add("| %s | %,d | %,d | %d | %d |"
                .formatted(
                        stream,
                        report.tallies().get(stream).read(),
                        report.tallies().get(stream).applied(),
                        reads(way.set()),
                        allowedReads(stream))));
        lines.add("");
        lines.add("| Marketo call | calls | allowed |");
        lines.add("| --- | ---: | ---: |");
        for (String write : new TreeSet<>(calls.marketo().keySet())) {
            lines.add("| %s | %d | |".formatted(write, calls.marketo(write)));
        }
        lines.add("| all writes | %d | %d |".formatted(calls.writes(), allowedWrites()));
        lines.add("| person look-ups | %d | %d |".formatted(lookUps(), allowedLookUps()));
        return lines;
    }

    private long lookUps() {
        return calls.marketo("Get Leads by Filter Type");
    }

    private long reads(String set) {
        return calls.dynamics().entrySet().stream()
                .filter(entry -> entry.getKey().matches("\\w+ " + set + "( delta)?"))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    private long allowedReads(String stream) {
        return ceil(report.tallies().get(stream).read(), ROWS_A_PAGE) + MORE_A_STREAM;
    }

    private long allowedWrites() {
        return (long) (1.05 * fewestBatches());
    }

    private long allowedLookUps() {
        return (long) (2.1 * fewestBatches());
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
        assertThat(applied("users")).isEqualTo(500);
        assertThat(applied("accounts")).isEqualTo(2_000);
        // batches run side by side: whether an opt-out is known in time depends on which of two comes first
        assertThat(applied("contacts")).isBetween((long) SIZE, SIZE + secondLooks);
        assertThat(report.tallies().get("leads").read()).isEqualTo(5_000);
        assertThat(applied("opportunities")).isEqualTo(3_000);
        assertThat(applied("opportunity-roles")).isEqualTo(3_000);
        report.tallies()
                .forEach(
                        (stream, tally) -> assertThat(tally.addsUp()).as(stream).isTrue());
    }

    private long applied(String stream) {
        return report.tallies().get(stream).applied();
    }

    @Test
    void writesFullBatches() {
        assertThat(calls.writes()).isLessThanOrEqualTo(allowedWrites());
    }

    @Test
    void looksUpPersonsInFullBatches() {
        assertThat(lookUps()).isLessThanOrEqualTo(allowedLookUps());
    }

    @Test
    void asksMarketoForNothingButSchemasBesides() {
        assertThat(calls.marketo().keySet())
                .allMatch(call -> call.startsWith("Describe ")
                        || call.startsWith("Sync ")
                        || FEEDS.containsKey(call)
                        || call.equals("Get Leads by Filter Type")
                        || call.equals("Identity"));
        FEEDS.forEach((call, times) -> assertThat(calls.marketo(call)).as(call).isEqualTo(times));
        assertThat(calls.marketo().entrySet().stream()
                        .filter(call -> call.getKey().startsWith("Describe ")))
                .allMatch(call -> call.getValue() == 1);
    }

    @Test
    void readsFullPages() {
        WAYS.forEach(
                (stream, way) -> assertThat(reads(way.set())).as(stream).isLessThanOrEqualTo(allowedReads(stream)));
    }

    @Test
    void asksForOneTokenASide() {
        assertThat(calls.tokens("entra")).isEqualTo(1);
        assertThat(calls.tokens("marketo")).isEqualTo(1);
    }
}
