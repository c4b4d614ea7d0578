package dev.tandem.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.operations.FailedRecords;
import dev.tandem.state.ConflictRecord;
import dev.tandem.state.FailureLine;
import dev.tandem.state.Sent;
import dev.tandem.state.State;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Marketers edit a field after it was read and before it is written, where Marketo itself would lose their edit. */
class LateConflictsEndToEndTest {

    private Meanwhile meanwhile;
    private TwoSystems systems;
    private Office office;
    private Marketing marketing;

    /** Sellers may opt people in again to calls by phone; everything else is as shipped. */
    @BeforeEach
    void copy(@TempDir Path directory, @TempDir Path folder) throws IOException {
        TemporaryHome home = TemporaryHome.copy(folder);
        home.replace(
                "config/streams/leads.yaml",
                "{field: doNotCall, ratchet: true}",
                "{field: doNotCall, ratchet: true, opt-in: [dynamics]}");
        meanwhile = Meanwhile.before(home, "05-two-way", "two-way-write-marketo");
        systems = TwoSystems.in(directory).size(4).home(home.path()).start();
        office = systems.office();
        marketing = systems.marketing();
        systems.cycle();
    }

    @AfterEach
    void stop() throws IOException {
        systems.close();
        meanwhile.close();
    }

    private String create(String set, String key, Map<String, ?> columns) {
        String record = office.create(set, key, columns);
        systems.cycle();
        return record;
    }

    private String lead() {
        return create("leads", "leadid", Map.of("lastname", "Reed", "jobtitle", "Clerk", "donotphone", true));
    }

    private String contact() {
        return create("contacts", "contactid", Map.of("lastname", "Reed", "jobtitle", "Clerk"));
    }

    /** The seller's edit is on its way when the marketer edits the same field. */
    private void cover(String set, String record, Object edit) {
        String person = marketing.idOf(record);
        office.change(set, record, "jobtitle", "Buyer");
        meanwhile.once(() -> marketing.edit(person, "title", edit));
        systems.cycle();
        assertThat(title(record)).as("what the write has covered").isEqualTo("Buyer");
    }

    private String title(String record) {
        return office.person(record, "title").path("title").asText();
    }

    private void assertBoth(String set, String record, String title) {
        assertThat(title(record)).as("in Marketo").isEqualTo(title);
        assertThat(office.row(set, record).path("jobtitle").asText(""))
                .as("in Dynamics")
                .isEqualTo(title);
    }

    private List<ConflictRecord> conflicts(String record) {
        return systems.state((state, tx) -> state.conflicts().list(tx, Optional.empty(), 0, 1000)).stream()
                .filter(conflict -> conflict.recordId().toString().equals(record))
                .toList();
    }

    private void assertLate(String record, String winner) {
        assertThat(conflicts(record)).singleElement().satisfies(conflict -> {
            assertThat(conflict.kind()).isEqualTo("LATE");
            assertThat(conflict.field()).isEqualTo("title");
            assertThat(conflict.winner()).isEqualTo(winner);
        });
    }

    private void assertQuiet(String record) {
        systems.cycle();
        assertThat(systems.callsOfCycle().writes()).as("writes to Marketo").isZero();
        String person = marketing.idOf(record);
        Map<String, List<Sent>> awaited =
                systems.state((state, tx) -> state.sent().of(tx, List.of(person)));
        assertThat(awaited).as("writes that wait for their echo").isEmpty();
    }

    @Test
    void onALeadTheCoveredEditComesBackAndReachesDynamics() {
        String lead = lead();

        cover("leads", lead, "Director");
        systems.cycle();

        assertBoth("leads", lead, "Director");
        assertLate(lead, "marketo");
        assertQuiet(lead);
    }

    @Test
    void onAContactDynamicsKeepsItsValueAndTheConflictIsRecorded() {
        String contact = contact();

        cover("contacts", contact, "Director");
        systems.cycle();

        assertBoth("contacts", contact, "Buyer");
        assertLate(contact, "dynamics");
        assertQuiet(contact);
    }

    @Test
    void aFieldThatWasClearedMeanwhileIsClearedOnBothSides() {
        String lead = lead();

        cover("leads", lead, null);
        systems.cycle();

        assertThat(office.person(lead, "title").path("title").isNull()).isTrue();
        assertThat(office.row("leads", lead).path("jobtitle").isNull()).isTrue();
    }

    @Test
    void anEditThatFollowsTheWriteIsTheLastWord() {
        String lead = lead();

        cover("leads", lead, "Director");
        marketing.edit(marketing.idOf(lead), "title", "President");
        systems.cycle();

        assertBoth("leads", lead, "President");
        assertThat(conflicts(lead)).isEmpty();
        assertQuiet(lead);
    }

    @Test
    void otherFieldsThatAreEditedMeanwhileAreNotTouchedAtAll() {
        String lead = lead();
        String person = marketing.idOf(lead);

        office.change("leads", lead, "jobtitle", "Buyer");
        meanwhile.once(() -> marketing.edit(person, Map.of("phone", "2", "unsubscribed", true)));
        systems.cycle();
        systems.cycle();

        assertBoth("leads", lead, "Buyer");
        assertThat(office.row("leads", lead).path("telephone1").asText()).isEqualTo("2");
        assertThat(office.row("leads", lead).path("donotbulkemail").asBoolean()).isTrue();
        assertThat(conflicts(lead)).isEmpty();
    }

    @Test
    void anOptOutThatMeetsAnAcceptedOptInWins() {
        String lead = lead();
        String person = marketing.idOf(lead);

        office.change("leads", lead, "donotphone", false);
        meanwhile.once(() -> {
            marketing.edit(person, "doNotCall", false);
            marketing.edit(person, "doNotCall", true);
        });
        systems.cycle();
        assertThat(office.person(lead, "doNotCall").path("doNotCall").asBoolean())
                .as("what the write has covered")
                .isFalse();
        systems.cycle();

        assertThat(office.person(lead, "doNotCall").path("doNotCall").asBoolean())
                .isTrue();
        assertThat(office.row("leads", lead).path("donotphone").asBoolean()).isTrue();
        assertQuiet(lead);
    }

    @Test
    void anotherProcessFindsTheCoveredEditAsWell() {
        String lead = lead();

        cover("leads", lead, "Director");
        systems.restart();
        systems.cycle();

        assertBoth("leads", lead, "Director");
        assertLate(lead, "marketo");
    }

    @Test
    void aProcessThatEndsBetweenIntakeAndMergeHasTheFeedReadOnceMore() {
        String lead = lead();

        cover("leads", lead, "Director");
        systems.cycle("users");
        List<Sent> late = systems.state((state, tx) -> state.sent().late(tx));
        assertThat(late).hasSize(1);
        systems.restart();
        systems.cycle();

        assertBoth("leads", lead, "Director");
        assertLate(lead, "marketo");
        assertQuiet(lead);
    }

    @Test
    void aValueThatTheFeedMayHaveCutIsAFailureUntilSomebodyAcceptsItsLoss() {
        String lead = lead();

        cover("leads", lead, "x".repeat(255));
        systems.cycle();

        assertBoth("leads", lead, "Buyer");
        assertThat(failures(lead)).singleElement().satisfies(failure -> {
            assertThat(failure.field()).contains("title");
            assertThat(failure.sentence()).contains("cannot be restored");
        });
        retry(lead);
        systems.cycle();
        assertThat(failures(lead)).isEmpty();
        assertQuiet(lead);
    }

    private List<FailureLine> failures(String record) {
        return systems.state((state, tx) -> state.failureList().page(tx, Optional.empty(), 0, 1000)).stream()
                .filter(failure -> failure.recordId().toString().equals(record))
                .toList();
    }

    private void retry(String record) {
        try (State state = State.open(StateAccess.of(systems.settings()))) {
            new FailedRecords(state, systems.clock()).retry(List.of(record), Optional.empty());
        }
    }
}
