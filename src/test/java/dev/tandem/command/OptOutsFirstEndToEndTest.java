package dev.tandem.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.sync.CycleReport;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Opt-outs that Marketo's feed told of travel before everything else, and their trouble is their stream's alone. */
class OptOutsFirstEndToEndTest {

    private TwoSystems systems;
    private Office office;
    private String contact;

    @BeforeEach
    void copy(@TempDir Path directory) {
        systems = TwoSystems.start(directory, 60);
        office = systems.office();
        systems.cycle();
        contact = office.contacts().stream()
                .filter(id -> !office.row("contacts", id).path("donotbulkemail").asBoolean())
                .findFirst()
                .orElseThrow();
        // takes in what the copy itself caused
        systems.cycle();
        systems.marketing().edit(systems.marketing().idOf(contact), "unsubscribed", true);
    }

    @AfterEach
    void stop() throws IOException {
        systems.close();
    }

    private boolean isOptedOut() {
        return office.row("contacts", contact).path("donotbulkemail").asBoolean();
    }

    @Test
    void reachDynamicsEvenIfTheCycleEndsBeforeTheFirstStream() {
        systems.fault("dataverse", "GET systemusers delta", "html", 0, 1_000);

        CycleReport ended = systems.cycle();

        assertThat(ended.trouble()).isPresent();
        assertThat(isOptedOut()).isTrue();
    }

    @Test
    void failWithTheirStreamAloneAndTravelInTheNextCycle() {
        String account = office.ids("accounts", "accountid").get(0);
        office.edit("accounts", account, "name", "\"Harbour & Sons\"");
        systems.refuse("marketo", "Get Leads by Filter Type", "1003", 1);

        CycleReport failed = systems.cycle();

        assertThat(failed.complete()).isFalse();
        assertThat(failed.trouble()).isEmpty();
        assertThat(failed.failedStreams()).containsKey("contacts").doesNotContainKey("accounts");
        assertThat(office.company(account, "company").path("company").asText()).isEqualTo("Harbour & Sons");
        assertThat(isOptedOut()).isFalse();

        CycleReport healed = systems.cycle();

        assertThat(healed.complete()).isTrue();
        assertThat(isOptedOut()).isTrue();
        assertThat(systems.differences()).isEmpty();
    }

    /** The trouble may be that a field is gone, which only a new look at the schemas can tell. */
    @Test
    void letTheSchemasBeReadAnewWhenTheyFail() {
        systems.refuse("marketo", "Get Leads by Filter Type", "1006", 1);
        systems.cycle();

        assertThat(systems.callsOfCycle().marketo("Describe Lead")).isEqualTo(1);
        assertThat(isOptedOut()).isTrue();
    }
}
