package dev.tandem.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.sync.CycleReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** People who were merged or deleted on one side, and what becomes of them on the other. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MergedPersonsEndToEndTest {

    private TwoSystems systems;
    private Office office;
    private Marketing marketing;

    /** Contacts are deleted with their persons; leads are as shipped. */
    @BeforeAll
    void copy(@TempDir Path directory, @TempDir Path folder) throws IOException {
        TemporaryHome home = TemporaryHome.copy(folder);
        home.replace("config/streams/contacts.yaml", "person-deletes: recreate", "person-deletes: propagate");
        systems = TwoSystems.in(directory).size(10).home(home.path()).start();
        office = systems.office();
        marketing = systems.marketing();
        systems.cycle();
    }

    @AfterAll
    void stop() throws IOException {
        systems.close();
    }

    private String lead(String lastName) {
        String lead = office.create("leads", "leadid", Map.of("lastname", lastName));
        systems.cycle();
        return lead;
    }

    private String contact(String lastName) {
        String contact = office.create("contacts", "contactid", Map.of("lastname", lastName));
        systems.cycle();
        return contact;
    }

    /** Why a record's link ended, and where its person went. */
    private Optional<String> grave(String stream, String record) {
        UUID id = UUID.fromString(record);
        return systems.state((state, tx) -> Optional.ofNullable(
                        state.tombstones().find(tx, stream, List.of(id)).get(id)))
                .map(grave -> grave.reason() + " " + grave.movedTo());
    }

    private List<String> persons(String record) {
        return office.persons("microsoftId", record, "id").stream()
                .map(person -> person.path("id").asText())
                .toList();
    }

    @Test
    void ofTwoLinkedPersonsThatMarketoMergedTheWinnersRecordStaysAndTheOtherGetsNoNewPerson() {
        String stays = lead("Moss");
        String other = lead("Mosse");
        String winner = marketing.idOf(stays);

        marketing.merge(winner, marketing.idOf(other));
        systems.cycle();
        office.change("leads", other, "jobtitle", "Clerk");
        office.change("leads", stays, "jobtitle", "Buyer");
        CycleReport report = systems.cycle();

        assertThat(report.tallies().get("leads").skipped())
                .containsEntry("its person was merged into that of another record", 1L);
        assertThat(grave("leads", other)).contains("MERGED " + stays);
        assertThat(persons(stays)).containsExactly(winner);
        assertThat(persons(other)).isEmpty();
        assertThat(marketing.person(winner, "title").path("title").asText()).isEqualTo("Buyer");
    }

    @Test
    void aRecordFollowsItsPersonIntoOneThatNoRecordHad() {
        String lead = lead("Fern");
        String stranger = marketing.create(Map.of("lastName", "Ferne", "city", "Kiel"));

        marketing.merge(stranger, marketing.idOf(lead));
        systems.cycle();
        systems.cycle();
        office.change("leads", lead, "jobtitle", "Buyer");
        systems.cycle();

        assertThat(persons(lead)).containsExactly(stranger);
        assertThat(marketing.person(stranger, "title").path("title").asText()).isEqualTo("Buyer");
    }

    @Test
    void aRecordWhosePersonWasDeletedGetsANewOneWhenItChanges() {
        String lead = lead("Ash");
        String person = marketing.idOf(lead);

        marketing.delete(person);
        systems.cycle();
        assertThat(persons(lead)).isEmpty();

        office.change("leads", lead, "jobtitle", "Buyer");
        systems.cycle();
        systems.cycle();
        assertThat(persons(lead)).hasSize(1).doesNotContain(person);
    }

    @Test
    void aRecordIsDeletedWithItsPersonWhereTheStreamSaysSo() {
        String contact = contact("Yew");

        marketing.delete(marketing.idOf(contact));
        systems.cycle();
        systems.cycle();

        assertThat(office.ids("contacts", "contactid")).doesNotContain(contact);
        assertThat(persons(contact)).isEmpty();
    }

    @Test
    void aRecordThatChangedSinceIsNotDeletedWithItsPersonButGetsANewOne() {
        String contact = contact("Elm");
        String person = marketing.idOf(contact);

        office.change("contacts", contact, "jobtitle", "Buyer");
        marketing.delete(person);
        systems.cycle();
        systems.cycle();

        assertThat(office.ids("contacts", "contactid")).contains(contact);
        assertThat(persons(contact)).hasSize(1).doesNotContain(person);
    }

    @Test
    void thePersonOfARecordThatDynamicsMergedIsFlaggedAndLeftAlone() {
        String winner = contact("Oak");
        String loser = contact("Oake");
        String person = marketing.idOf(loser);

        office.merge("contacts", winner, loser);
        systems.cycle();
        assertThat(grave("contacts", loser)).isPresent();
        office.change("contacts", winner, "jobtitle", "Buyer");
        assertThat(systems.cycle().failedRecords()).isFalse();

        assertThat(marketing
                        .person(person, "microsoftIsDeleted")
                        .path("microsoftIsDeleted")
                        .asBoolean())
                .isTrue();
        assertThat(office.person(winner, "title").path("title").asText()).isEqualTo("Buyer");
        assertThat(office.person(winner, "microsoftIsDeleted")
                        .path("microsoftIsDeleted")
                        .asBoolean())
                .isFalse();
    }
}
