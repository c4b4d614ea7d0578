package dev.tandem.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A yes-or-no column decides which records are in sync; here another one than the shipped name. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FilterEndToEndTest {

    private static final String FILTER = "participatesinworkflow";

    private TwoSystems systems;
    private Office office;

    @BeforeAll
    void copy(@TempDir Path directory, @TempDir Path folder) throws IOException {
        TemporaryHome home = TemporaryHome.copy(folder);
        home.replace("config/streams/contacts.yaml", "filter: new_synctomkto", "filter: " + FILTER);
        systems = TwoSystems.in(directory).size(10).home(home.path()).start();
        office = systems.office();
        systems.cycle();
    }

    @AfterAll
    void stop() throws IOException {
        systems.close();
    }

    private String contact(Map<String, ?> columns) {
        String contact = office.create("contacts", "contactid", columns);
        systems.cycle();
        return contact;
    }

    private List<String> persons(String record) {
        return office.persons("microsoftId", record, "id").stream()
                .map(person -> person.path("id").asText())
                .toList();
    }

    private String title(String contact) {
        return office.person(contact, "title").path("title").asText();
    }

    @Test
    void yesIsSyncedAndNoIsNot() {
        assertThat(persons(contact(Map.of("lastname", "Moss", FILTER, true)))).hasSize(1);
        assertThat(persons(contact(Map.of("lastname", "Reed", FILTER, false)))).isEmpty();
    }

    @Test
    void anEmptyColumnMeansYes() {
        String contact = office.create("contacts", "contactid", Map.of("lastname", "Fern"));
        office.change("contacts", contact, FILTER, null);
        systems.cycle();

        assertThat(office.row("contacts", contact).path(FILTER).isNull()).isTrue();
        assertThat(persons(contact)).hasSize(1);
    }

    @Test
    void fromNoToYesTheRecordIsSyncedAtOnce() {
        String contact = contact(Map.of("lastname", "Ash", FILTER, false));

        office.change("contacts", contact, FILTER, true);
        systems.cycle();

        assertThat(persons(contact)).hasSize(1);
    }

    @Test
    void fromYesToNoThePersonStaysAsItIs() {
        String contact = contact(Map.of("lastname", "Yew", "jobtitle", "Clerk", FILTER, true));
        List<String> person = persons(contact);
        assertThat(person).hasSize(1);

        office.change("contacts", contact, Map.of("jobtitle", "Buyer", FILTER, false));
        systems.cycle();
        systems.marketing().edit(person.get(0), "phone", "7");
        systems.cycle();

        assertThat(persons(contact)).isEqualTo(person);
        assertThat(title(contact)).isEqualTo("Clerk");
        assertThat(office.row("contacts", contact).path("telephone1").isNull()).isTrue();

        office.change("contacts", contact, FILTER, true);
        systems.cycle();
        assertThat(persons(contact)).isEqualTo(person);
        assertThat(title(contact)).isEqualTo("Buyer");
    }

    @Test
    void ofTwoMergedRecordsTheWinnersFilterAloneDecides() {
        String off = contact(Map.of("lastname", "Elm", FILTER, false));
        String on = contact(Map.of("lastname", "Oak", FILTER, true));
        String loserOn = contact(Map.of("lastname", "Elme", FILTER, true));
        String loserOff = contact(Map.of("lastname", "Oake", FILTER, false));

        office.merge("contacts", off, loserOn);
        office.merge("contacts", on, loserOff);
        systems.cycle();
        office.change("contacts", on, "jobtitle", "Buyer");
        systems.cycle();

        assertThat(persons(off)).isEmpty();
        assertThat(persons(on)).hasSize(1);
        assertThat(title(on)).isEqualTo("Buyer");
        assertThat(persons(loserOff)).isEmpty();
    }
}
