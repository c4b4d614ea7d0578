package dev.tandem.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.operations.FailedRecords;
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

    private EditedTitles titles;
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
        titles = new EditedTitles(directory, home);
        systems = titles.systems();
        office = titles.office();
        marketing = titles.marketing();
    }

    @AfterEach
    void stop() throws IOException {
        titles.close();
    }

    /** The seller's edit is on its way when the marketer edits the same field. */
    private void cover(String set, String record, Object edit) {
        String person = marketing.idOf(record);
        titles.promoteWhile(set, record, () -> marketing.edit(person, "title", edit));
        systems.cycle();
        assertThat(titles.inMarketo(record)).as("what the write has covered").isEqualTo("Buyer");
    }

    @Test
    void onALeadTheCoveredEditComesBackAndReachesDynamics() {
        String lead = titles.lead();

        cover("leads", lead, "Director");
        systems.cycle();

        titles.assertBoth("leads", lead, "Director");
        titles.assertLate(lead, "marketo");
        titles.assertQuiet(lead);
    }

    @Test
    void onAContactDynamicsKeepsItsValueAndTheConflictIsRecorded() {
        String contact = titles.contact();

        cover("contacts", contact, "Director");
        systems.cycle();

        titles.assertBoth("contacts", contact, "Buyer");
        titles.assertLate(contact, "dynamics");
        titles.assertQuiet(contact);
    }

    @Test
    void aFieldThatWasClearedMeanwhileIsClearedOnBothSides() {
        String lead = titles.lead();

        cover("leads", lead, null);
        systems.cycle();

        assertThat(office.person(lead, "title").path("title").isNull()).isTrue();
        assertThat(office.row("leads", lead).path("jobtitle").isNull()).isTrue();
    }

    @Test
    void anEditThatFollowsTheWriteIsTheLastWord() {
        String lead = titles.lead();

        cover("leads", lead, "Director");
        marketing.edit(marketing.idOf(lead), "title", "President");
        systems.cycle();

        titles.assertBoth("leads", lead, "President");
        assertThat(titles.conflicts(lead)).isEmpty();
        titles.assertQuiet(lead);
    }

    @Test
    void otherFieldsThatAreEditedMeanwhileAreNotTouchedAtAll() {
        String lead = titles.lead();
        String person = marketing.idOf(lead);

        office.change("leads", lead, "jobtitle", "Buyer");
        titles.beforeTheWrite(() -> marketing.edit(person, Map.of("phone", "2", "unsubscribed", true)));
        systems.cycle();
        systems.cycle();

        titles.assertBoth("leads", lead, "Buyer");
        assertThat(office.row("leads", lead).path("telephone1").asText()).isEqualTo("2");
        assertThat(office.row("leads", lead).path("donotbulkemail").asBoolean()).isTrue();
        assertThat(titles.conflicts(lead)).isEmpty();
    }

    @Test
    void anOptOutThatMeetsAnAcceptedOptInWins() {
        String lead = titles.lead();
        String person = marketing.idOf(lead);

        office.change("leads", lead, "donotphone", false);
        titles.beforeTheWrite(() -> {
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
        titles.assertQuiet(lead);
    }

    @Test
    void anotherProcessFindsTheCoveredEditAsWell() {
        String lead = titles.lead();

        cover("leads", lead, "Director");
        systems.restart();
        systems.cycle();

        titles.assertBoth("leads", lead, "Director");
        titles.assertLate(lead, "marketo");
    }

    @Test
    void aProcessThatEndsBetweenIntakeAndMergeHasTheFeedReadOnceMore() {
        String lead = titles.lead();

        cover("leads", lead, "Director");
        systems.cycle("users");
        List<Sent> late = systems.state((state, tx) -> state.sent().late(tx));
        assertThat(late).hasSize(1);
        systems.restart();
        systems.cycle();

        titles.assertBoth("leads", lead, "Director");
        titles.assertLate(lead, "marketo");
        titles.assertQuiet(lead);
    }

    @Test
    void aValueThatTheFeedMayHaveCutIsAFailureUntilSomebodyAcceptsItsLoss() {
        String lead = titles.lead();

        cover("leads", lead, "x".repeat(255));
        systems.cycle();

        titles.assertBoth("leads", lead, "Buyer");
        titles.assertNotRestored(lead);
        retry(lead);
        systems.cycle();
        assertThat(titles.failures(lead)).isEmpty();
        titles.assertQuiet(lead);
    }

    private void retry(String record) {
        try (State state = State.open(StateAccess.of(systems.settings()))) {
            new FailedRecords(state, systems.clock()).retry(List.of(record), Optional.empty());
        }
    }
}
