package dev.tandem.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.sync.CycleReport;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same with the state in PostgreSQL. */
class PostgresEndToEndTest {

    @Test
    void goesOnAfterAnInterruptionRestsAndFollows(@TempDir Path directory) throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                        .setOverrideWorkingDirectory(
                                directory.resolve("postgres").toFile())
                        .start();
                TwoSystems systems = TwoSystems.in(directory)
                        .size(200)
                        .with("state.url", postgres.getJdbcUrl("postgres", "postgres"))
                        .with("state.user", "postgres")
                        .with("state.key", "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=")
                        .with("dynamics.page-size", "50")
                        .start()) {
            systems.fault("dataverse", "GET contacts", "html", 2, 1_000);
            assertThat(systems.cycle().complete()).isFalse();
            systems.noFaults();
            systems.restart();

            CycleReport second = systems.cycle();

            assertThat(second.complete()).isTrue();
            second.tallies()
                    .forEach((stream, tally) ->
                            assertThat(tally.addsUp()).as(stream).isTrue());
            assertThat(systems.status().streams().get(2).applied()).isEqualTo(200);
            assertThat(systems.differences()).isEmpty();
            assertThat(systems.status().firstSyncDone()).isTrue();
            assertThat(systems.callsOfCycle().marketo()).isEmpty();

            String contact = systems.office().contacts().get(1);
            systems.office().edit("contacts", contact, "jobtitle", "\"Head of Ports\"");
            assertThat(systems.callsOfCycle().marketo()).isEqualTo(Map.of("Sync Leads", 1L));
            assertThat(systems.office().person(contact, "title").path("title").asText())
                    .isEqualTo("Head of Ports");
        }
    }
}
