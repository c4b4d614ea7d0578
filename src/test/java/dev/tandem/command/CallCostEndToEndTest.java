package dev.tandem.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.sync.CycleReport;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** What the first copy of 2,000 accounts and 10,000 contacts costs in calls (design, section 8). */
class CallCostEndToEndTest {

    private static final int CONTACTS = 10_000;

    @Test
    void staysWithinTheCallsOfTheDesign(@TempDir Path directory) throws Exception {
        try (TwoSystems systems = TwoSystems.in(directory).size(CONTACTS).start()) {
            long tokensOfSetup = systems.calls().tokens("marketo");
            systems.resetCalls();
            CycleReport report = systems.cycle();
            Calls calls = systems.calls();

            assertThat(report.complete()).isTrue();
            assertThat(report.tallies().get("contacts").read()).isEqualTo(CONTACTS);
            assertThat(report.tallies().get("accounts").read()).isEqualTo(2_000);
            LoggerFactory.getLogger(CallCostEndToEndTest.class).info(table(report, calls));
            double batches = report.tallies().values().stream()
                    .mapToDouble(tally -> Math.ceil(tally.read() / 300.0))
                    .sum();
            long writes =
                    calls.marketo("Sync Leads") + calls.marketo("Sync Companies") + calls.marketo("Sync SalesPersons");
            assertThat((double) writes).isLessThanOrEqualTo(1.05 * batches);
            assertThat((double) calls.marketo("Get Leads by Filter Type")).isLessThanOrEqualTo(2.1 * batches);
            for (Map.Entry<String, String> set : Map.of(
                            "users", "systemusers", "accounts", "accounts", "contacts", "contacts")
                    .entrySet()) {
                long pages = (report.tallies().get(set.getKey()).read() + 4_999) / 5_000;
                assertThat(calls.dynamics("GET " + set.getValue()))
                        .as(set.getKey())
                        .isLessThanOrEqualTo(pages + 5);
            }
            assertThat(calls.tokens("entra")).isEqualTo(1);
            assertThat(calls.tokens("marketo") + tokensOfSetup).isEqualTo(1);
        }
    }

    private static String table(CycleReport report, Calls calls) {
        StringBuilder table = new StringBuilder("Calls of the first copy of ");
        report.tallies()
                .forEach((stream, tally) ->
                        table.append(tally.read()).append(' ').append(stream).append(' '));
        calls.dynamics()
                .forEach((operation, count) -> table.append(String.format("%n  Dynamics  %5d  %s", count, operation)));
        calls.marketo()
                .forEach((operation, count) -> table.append(String.format("%n  Marketo   %5d  %s", count, operation)));
        return table.toString();
    }
}
