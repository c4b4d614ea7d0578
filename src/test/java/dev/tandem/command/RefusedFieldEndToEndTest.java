package dev.tandem.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.state.Held;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Dynamics refuses one field of a record, for a reason that its schema did not tell when it was read. */
class RefusedFieldEndToEndTest {

    private static final String OPTION = "\"table\":\"lead\",\"column\":\"leadsourcecode\",\"value\":8";

    private TwoSystems systems;
    private Office office;
    private Marketing marketing;
    private String lead;
    private String person;
    private String label;

    @BeforeEach
    void copy(@TempDir Path directory) {
        systems = TwoSystems.start(directory, 10);
        office = systems.office();
        marketing = systems.marketing();
        lead = office.create("leads", "leadid", Map.of("lastname", "Moss", "leadsourcecode", 8));
        systems.cycle();
        person = marketing.idOf(lead);
        label = marketing.person(person, "leadSource").path("leadSource").asText();
        office.change("leads", lead, "leadsourcecode", 1);
        systems.cycle();
        systems.schema("dropOption", "{" + OPTION + "}");
    }

    @AfterEach
    void stop() throws IOException {
        systems.close();
    }

    private List<Held> held() {
        return systems.state((state, tx) -> state.held()
                .find(tx, "leads", List.of(UUID.fromString(lead)))
                .getOrDefault(UUID.fromString(lead), List.of()));
    }

    @Test
    void isHeldAndTheRecordsOtherFieldsPass() {
        marketing.edit(person, Map.of("leadSource", label, "title", "Clerk", "phone", "3"));

        assertThat(systems.cycle().failedRecords()).isFalse();

        assertThat(office.row("leads", lead).path("jobtitle").asText()).isEqualTo("Clerk");
        assertThat(office.row("leads", lead).path("telephone1").asText()).isEqualTo("3");
        assertThat(office.row("leads", lead).path("leadsourcecode").asInt()).isEqualTo(1);
        assertThat(held()).singleElement().satisfies(field -> {
            assertThat(field.field()).isEqualTo("leadSource");
            assertThat(field.reason()).isEqualTo(Held.Reason.FAILED);
            assertThat(field.detail()).startsWith("leadsourcecode: ").doesNotContain(label);
        });
    }

    @Test
    void travelsWhenDynamicsTakesItAgain() {
        marketing.edit(person, Map.of("leadSource", label, "title", "Clerk"));
        systems.cycle();
        assertThat(held()).hasSize(1);
        systems.schema("addOption", "{" + OPTION + ",\"label\":\"" + label + "\"}");

        systems.advance("PT1H");
        systems.cycle();

        assertThat(office.row("leads", lead).path("leadsourcecode").asInt()).isEqualTo(8);
        assertThat(held()).isEmpty();
    }
}
