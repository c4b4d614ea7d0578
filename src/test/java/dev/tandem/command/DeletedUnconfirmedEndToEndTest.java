package dev.tandem.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The answer to the creation of a person is lost, and its record goes before anybody knows whether the person is there. */
class DeletedUnconfirmedEndToEndTest {

    private TwoSystems systems;
    private Office office;
    private String contact;

    @BeforeEach
    void createWithoutAnswer(@TempDir Path directory) {
        systems = TwoSystems.start(directory, 10);
        systems.cycle();
        office = systems.office();
        contact = office.create(
                "contacts", "contactid", "{\"lastname\":\"Once\",\"emailaddress1\":\"once@office.example\"}");
        systems.fault("marketo", "Sync Leads", "drop-after", 0, 1);
        systems.cycle();
    }

    @AfterEach
    void stop() throws IOException {
        systems.close();
    }

    private void assertMarked() {
        JsonNode person = office.person(contact, "microsoftIsDeleted");
        assertThat(person.path("microsoftIsDeleted").asBoolean()).isTrue();
        assertThat(systems.status("contacts").backlog()).isZero();
        assertThat(systems.status("contacts").failed()).isZero();
    }

    @Test
    void thePersonOfADeletedRecordIsMarkedWhenItsCreationIsDecided() {
        office.delete("contacts", contact);
        systems.cycle();
        assertThat(systems.status("contacts").backlog()).as("waits for Marketo").isOne();

        systems.advance("PT2M");
        systems.cycle();

        assertMarked();
    }

    @Test
    void theSameWhereTheDeletionIsSeenLater() {
        office.delete("contacts", contact);

        systems.advance("PT2M");
        systems.cycle();

        assertMarked();
    }

    @Test
    void thePersonOfARecordThatWasMergedAwayIsMarked() {
        String winner = office.create("contacts", "contactid", "{\"lastname\":\"Winner\"}");
        office.merge("contacts", winner, contact);
        systems.cycle();

        systems.advance("PT2M");
        systems.cycle();

        assertMarked();
    }

    @Test
    void whereNoPersonWasCreatedNothingIsLeft() {
        String other = office.create("contacts", "contactid", "{\"lastname\":\"Never\"}");
        systems.fault("marketo", "Sync Leads", "drop-before", 0, 1);
        systems.cycle();
        office.delete("contacts", other);

        systems.advance("PT2M");
        systems.cycle();

        assertThat(office.persons("microsoftId", other, "id")).isEmpty();
        assertThat(systems.status("contacts").backlog()).isZero();
    }
}
