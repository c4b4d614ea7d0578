package dev.tandem.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.operations.BrakeAnswers;
import dev.tandem.operations.StatusReport.Braked;
import dev.tandem.state.State;
import dev.tandem.state.Undoing.Kind;
import dev.tandem.sync.CycleReport;
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

/** Masses of deletions, blanks and opt-ins wait for a person; single ones, and everything else, go on. */
class BrakeEndToEndTest {

    private static final int LEAST = 5;

    private TwoSystems systems;
    private Office office;
    private Marketing marketing;
    private List<String> contacts;

    /** Contacts follow their persons into deletion, and sellers may allow calls again. */
    @BeforeEach
    void copy(@TempDir Path directory, @TempDir Path folder) throws IOException {
        TemporaryHome home = TemporaryHome.copy(folder);
        String file = "config/streams/contacts.yaml";
        home.replace(file, "person-deletes: recreate", "person-deletes: propagate");
        home.replace(
                file, "{field: doNotCall, ratchet: true}", "{field: doNotCall, ratchet: true, opt-in: [dynamics]}");
        systems = TwoSystems.in(directory)
                .size(40)
                .home(home.path())
                .with("sync.streams", "users,teams,accounts,contacts")
                .with("sync.brake-least", String.valueOf(LEAST))
                .start();
        office = systems.office();
        marketing = systems.marketing();
        systems.cycle();
        contacts = office.contacts();
    }

    @AfterEach
    void stop() throws IOException {
        systems.close();
    }

    private BrakeAnswers.Report accept(Kind kind, long number) {
        try (State state = State.open(StateAccess.of(systems.settings()))) {
            return new BrakeAnswers(state, systems.clock()).accept(Optional.of("contacts"), Map.of(kind, number));
        }
    }

    private void assertBraked(CycleReport report, Kind kind, int records) {
        assertThat(ExitCode.of(report)).isEqualTo(ExitCode.INCOMPLETE);
        assertThat(report.braked()).singleElement().asString().contains("contacts", kind.word(), records + " records");
        assertThat(systems.status().brakes()).singleElement().satisfies(brake -> {
            assertThat(brake.stream()).isEqualTo("contacts");
            assertThat(brake.kind()).isEqualTo(kind.word());
            assertThat(brake.waiting()).isEqualTo(records);
        });
    }

    private void assertDone(CycleReport report) {
        assertThat(report.braked()).isEmpty();
        assertThat(ExitCode.of(report)).isEqualTo(ExitCode.DONE);
        assertThat(systems.status().brakes()).isEmpty();
    }

    private void letGo(Kind kind, int records) {
        assertThat(accept(kind, records - 1).accepted()).isFalse();
        assertBraked(systems.cycle(), kind, records);
        assertThat(accept(kind, records).accepted()).isTrue();
        assertDone(systems.cycle());
    }

    private long flagged(List<String> records) {
        return records.stream()
                .filter(id -> office.person(id, "microsoftIsDeleted")
                        .path("microsoftIsDeleted")
                        .asBoolean())
                .count();
    }

    private long inDynamics(List<String> records) {
        return office.ids("contacts", "contactid").stream()
                .filter(records::contains)
                .count();
    }

    private long personsWith(List<String> records, String field) {
        return records.stream()
                .filter(id -> !office.person(id, field).path(field).asText("").isEmpty())
                .count();
    }

    private long rowsWith(List<String> records, String column) {
        return records.stream()
                .filter(id -> office.row("contacts", id).path(column).isTextual())
                .count();
    }

    private void fill(String column) {
        contacts.forEach(id -> office.change("contacts", id, column, "Clerk"));
        assertDone(systems.cycle());
        systems.cycle();
    }

    @Test
    void aFewDeletionsInDynamicsReachMarketo() {
        List<String> few = contacts.subList(0, LEAST);
        few.forEach(id -> office.delete("contacts", id));

        assertDone(systems.cycle());

        assertThat(flagged(few)).isEqualTo(LEAST);
    }

    @Test
    void manyDeletionsInDynamicsWaitWhileEverythingElseGoesOn() {
        List<String> many = contacts.subList(0, 12);
        String other = contacts.get(20);
        many.forEach(id -> office.delete("contacts", id));
        office.change("contacts", other, "jobtitle", "Buyer");

        assertBraked(systems.cycle(), Kind.DELETES, 12);
        assertThat(flagged(many)).isZero();
        assertThat(office.person(other, "title").path("title").asText()).isEqualTo("Buyer");

        letGo(Kind.DELETES, 12);
        assertThat(flagged(many)).isEqualTo(12);

        List<String> later = contacts.subList(20, 27);
        later.forEach(id -> office.delete("contacts", id));
        assertBraked(systems.cycle(), Kind.DELETES, 7);
        assertThat(flagged(later)).isZero();
    }

    @Test
    void deletionsCountTogetherOverCyclesAndRestarts() {
        List<String> first = contacts.subList(0, 4);
        first.forEach(id -> office.delete("contacts", id));
        assertDone(systems.cycle());
        systems.restart();
        List<String> second = contacts.subList(4, 7);
        second.forEach(id -> office.delete("contacts", id));

        assertBraked(systems.cycle(), Kind.DELETES, 3);
        assertThat(flagged(first)).isEqualTo(4);
        assertThat(flagged(second)).isZero();

        accept(Kind.DELETES, 3);
        assertDone(systems.cycle());
        systems.advance("PT25H");
        List<String> nextDay = contacts.subList(7, 11);
        nextDay.forEach(id -> office.delete("contacts", id));
        assertDone(systems.cycle());
        assertThat(flagged(nextDay)).isEqualTo(4);
    }

    @Test
    void manyDeletionsInMarketoWait() {
        List<String> many = contacts.subList(0, 9);
        List<String> persons = many.stream().map(marketing::idOf).toList();
        persons.forEach(marketing::delete);

        assertBraked(systems.cycle(), Kind.DELETES, 9);
        systems.cycle();
        assertThat(inDynamics(many)).isEqualTo(9);

        letGo(Kind.DELETES, 9);
        assertThat(inDynamics(many)).isZero();
    }

    @Test
    void aFewDeletionsInMarketoReachDynamics() {
        List<String> few = contacts.subList(0, LEAST);
        List<String> persons = few.stream().map(marketing::idOf).toList();
        persons.forEach(marketing::delete);

        assertDone(systems.cycle());

        assertThat(inDynamics(few)).isZero();
    }

    @Test
    void aColumnThatIsEmptiedInMassesWaitsAndTheOtherColumnsGoOn() {
        fill("jobtitle");
        List<String> many = contacts.subList(0, 12);
        many.forEach(id -> {
            office.change("contacts", id, "jobtitle", null);
            office.change("contacts", id, "description", "imported");
        });

        assertBraked(systems.cycle(), Kind.BLANKS, 12);
        assertThat(personsWith(many, "title")).isEqualTo(12);
        assertThat(personsWith(many, "mktoPersonNotes")).isEqualTo(12);
        long held = systems.status("contacts").held();
        assertThat(held).isGreaterThanOrEqualTo(12);
        // says nothing that is mapped, so nothing is merged and what is held stays so
        many.forEach(id -> office.change("contacts", id, "address2_city", "Ghent"));
        systems.cycle();
        assertThat(systems.status("contacts").held()).isEqualTo(held);

        letGo(Kind.BLANKS, 12);
        assertThat(personsWith(many, "title")).isZero();
        assertThat(systems.differences()).noneMatch(it -> it.startsWith("Contact"));

        fill("jobtitle");
        many.forEach(id -> office.change("contacts", id, "jobtitle", null));
        assertBraked(systems.cycle(), Kind.BLANKS, 12);
    }

    @Test
    void theFirstCopyBlanksNothing() {
        assertThat(systems.<Long>state((state, tx) -> contacts.stream()
                        .mapToLong(id -> state.brakes()
                                .find(tx, "contacts", List.of(UUID.fromString(id)))
                                .size())
                        .sum()))
                .isZero();
    }

    @Test
    void aFieldThatIsEmptiedInMassesInMarketoWaits() {
        fill("jobtitle");
        List<String> many = contacts.subList(0, 12);
        many.forEach(id -> marketing.edit(marketing.idOf(id), "title", null));

        assertBraked(systems.cycle(), Kind.BLANKS, 12);
        assertThat(rowsWith(many, "jobtitle")).isEqualTo(12);

        letGo(Kind.BLANKS, 12);
        assertThat(rowsWith(many, "jobtitle")).isZero();
    }

    @Test
    void whoPutsTheValuesBackNeedsNoAnswer() {
        fill("jobtitle");
        List<String> many = contacts.subList(0, 12);
        many.forEach(id -> office.change("contacts", id, "jobtitle", null));
        assertBraked(systems.cycle(), Kind.BLANKS, 12);

        many.subList(0, 9).forEach(id -> office.change("contacts", id, "jobtitle", "Clerk"));
        systems.cycle();

        assertDone(systems.cycle());
        assertThat(personsWith(many, "title")).isEqualTo(9);
    }

    @Test
    void manyOptInsByRuleWait() {
        contacts.forEach(id -> office.change("contacts", id, "donotphone", true));
        assertDone(systems.cycle());
        systems.cycle();
        List<String> many = contacts.subList(0, 12);
        many.forEach(id -> office.change("contacts", id, "donotphone", false));

        assertBraked(systems.cycle(), Kind.OPT_INS, 12);
        assertThat(optedOut(many)).isEqualTo(12);

        letGo(Kind.OPT_INS, 12);
        assertThat(optedOut(many)).isZero();
        many.subList(0, 3).forEach(id -> office.change("contacts", id, "donotphone", true));
        assertDone(systems.cycle());
        many.subList(0, 3).forEach(id -> office.change("contacts", id, "donotphone", false));
        assertDone(systems.cycle());
        assertThat(optedOut(many)).isZero();
    }

    private long optedOut(List<String> records) {
        return records.stream()
                .filter(id -> office.person(id, "doNotCall").path("doNotCall").asBoolean())
                .count();
    }

    @Test
    void aStatusSaysWhatToAnswer() {
        contacts.subList(0, 12).forEach(id -> office.delete("contacts", id));
        systems.cycle();

        assertThat(systems.status().brakes())
                .extracting(Braked::sentence)
                .singleElement()
                .asString()
                .contains("resume --stream contacts --accept-deletes 12");
        assertThat(systems.status().reason()).contains("the brake holds back deletes of 12 records");
    }
}
