package dev.tandem.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.sync.Batch;
import dev.tandem.sync.CycleReport;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A route of one's own sees each batch before it is written. */
class CustomizeEndToEndTest {

    private static final String ROUTE = """
            - route:
                id: my-contacts
                from:
                  uri: direct:customize-contacts
                  steps:
                    - bean:
                        beanType: dev.tandem.command.CustomizeEndToEndTest$Shouting
            """;

    /** What an engineer might add. */
    public static final class Shouting {

        /** Writes last names in capital letters. */
        public void change(Batch batch) {
            batch.changes()
                    .forEach(change -> change.fields().computeIfPresent("lastName", (field, value) -> value.toString()
                            .toUpperCase(java.util.Locale.ROOT)));
        }
    }

    @Test
    void altersFieldsBeforeTheyAreWritten(@TempDir Path directory) throws Exception {
        Home home = Home.copy(directory.resolve("home"));
        home.write("routes/50-my-contacts.camel.yaml", ROUTE);
        try (TwoSystems systems = TwoSystems.in(directory).home(home.path()).start()) {
            CycleReport report = systems.cycle();

            assertThat(report.complete()).isTrue();
            for (JsonNode row : systems.office().rows("contacts", "contactid,lastname")) {
                String written = systems.office()
                        .person(row.path("contactid").asText(), "lastName")
                        .path("lastName")
                        .asText();
                assertThat(written).isEqualTo(row.path("lastname").asText().toUpperCase(java.util.Locale.ROOT));
            }
            assertThat(systems.callsOfCycle().marketo()).isEmpty();
        }
    }
}
