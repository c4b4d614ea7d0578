package dev.tandem.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.operations.FailedRecords;
import dev.tandem.state.Held;
import dev.tandem.state.State;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An automation in Marketo turns each value back that comes from Dynamics, where another one insists on it. */
class FrozenFieldsEndToEndTest {

    private TwoSystems systems;
    private Office office;
    private Marketing marketing;
    private String lead;
    private String person;

    @BeforeEach
    void copy(@TempDir Path directory) {
        systems =
                TwoSystems.in(directory).size(4).with("sync.freeze-after", "3").start();
        office = systems.office();
        marketing = systems.marketing();
        lead = office.create("leads", "leadid", Map.of("lastname", "Moss", "jobtitle", "Clerk"));
        systems.cycle();
        person = marketing.idOf(lead);
    }

    @AfterEach
    void stop() throws IOException {
        systems.close();
    }

    /** Until the third change of direction, which does not come. */
    private void fight() {
        office.change("leads", lead, "jobtitle", "Buyer");
        systems.cycle();
        marketing.edit(person, "title", "Clerk");
        systems.cycle();
        office.change("leads", lead, "jobtitle", "Buyer");
        systems.cycle();
        marketing.edit(person, "title", "Clerk");
        systems.cycle();
    }

    private void assertTitles(String inDynamics, String inMarketo) {
        assertThat(office.row("leads", lead).path("jobtitle").asText()).isEqualTo(inDynamics);
        assertThat(office.person(lead, "title").path("title").asText()).isEqualTo(inMarketo);
    }

    private List<Held> held() {
        UUID record = UUID.fromString(lead);
        return systems.state((state, tx) -> state.held().find(tx, "leads", List.of(record)))
                .getOrDefault(record, List.of());
    }

    private void assertFrozen() {
        assertThat(held()).singleElement().satisfies(field -> {
            assertThat(field.field()).isEqualTo("title");
            assertThat(field.reason()).isEqualTo(Held.Reason.FROZEN);
        });
        assertThat(systems.status("leads").held()).isEqualTo(1);
    }

    @Test
    void theFieldIsFrozenAndTheOthersGoOn() {
        fight();
        assertFrozen();
        assertTitles("Buyer", "Clerk");

        marketing.edit(person, Map.of("title", "Porter", "phone", "2"));
        office.change("leads", lead, "mobilephone", "3");
        systems.cycle();

        assertFrozen();
        assertTitles("Buyer", "Porter");
        assertThat(office.row("leads", lead).path("telephone1").asText()).isEqualTo("2");
        assertThat(office.person(lead, "mobilePhone").path("mobilePhone").asText())
                .isEqualTo("3");
    }

    @Test
    void aRetryMergesItAnewFromLiveValues() {
        fight();
        marketing.edit(person, "title", "Porter");
        systems.cycle();

        try (State state = State.open(StateAccess.of(systems.settings()))) {
            assertThat(new FailedRecords(state, systems.clock())
                            .list(Optional.of("leads"), 0, 10)
                            .failures())
                    .singleElement()
                    .satisfies(failure -> assertThat(failure.code()).isEqualTo("frozen"));
            new FailedRecords(state, systems.clock()).retry(List.of(lead), Optional.empty());
        }
        systems.cycle();

        assertThat(held()).isEmpty();
        assertTitles("Porter", "Porter");
    }

    @Test
    void itThawsByItselfOnceBothSidesHaveRested() {
        fight();

        systems.advance("PT59M");
        systems.cycle();
        assertFrozen();
        systems.advance("PT2M");
        systems.cycle();

        assertThat(held()).isEmpty();
        assertTitles("Clerk", "Clerk");
    }

    @Test
    void whatStillChangesWhileItIsFrozenLetsItBeFrozenLonger() {
        fight();

        systems.advance("PT50M");
        marketing.edit(person, "title", "Porter");
        systems.cycle();
        systems.advance("PT50M");
        systems.cycle();
        assertFrozen();
        systems.advance("PT11M");
        systems.cycle();

        assertThat(held()).isEmpty();
        assertTitles("Porter", "Porter");
    }
}
