package dev.tandem.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.sandbox.http.LineWatch;
import dev.tandem.sync.CycleReport;
import dev.tandem.sync.Trouble;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A write covers a marketer's edit of the same field, and its answer is lost as well. */
class LostAnswerOverEditEndToEndTest {

    private static final String WRITE = "Sync Leads";

    private EditedTitles titles;
    private TwoSystems systems;
    private Marketing marketing;

    @BeforeEach
    void copy(@TempDir Path directory, @TempDir Path folder) throws IOException {
        titles = new EditedTitles(directory, TemporaryHome.copy(folder));
        systems = titles.systems();
        marketing = titles.marketing();
    }

    @AfterEach
    void stop() throws IOException {
        titles.close();
    }

    /** The seller's edit covers the marketer's, and no answer to it comes through, however often it is repeated. */
    private void coverWithoutAnswer(String set, String record) {
        String person = marketing.idOf(record);
        titles.promoteWhile(set, record, () -> {
            marketing.edit(person, "title", "Director");
            systems.fault("marketo", WRITE, "drop-after", 0, 1_000);
        });
        CycleReport report = systems.cycle();
        systems.noFaults();
        assertThat(report.trouble().map(Trouble::of).map(Trouble::kind)).contains(Trouble.Kind.OUTAGE);
        assertThat(titles.inMarketo(record)).as("what the write has covered").isEqualTo("Buyer");
    }

    @Test
    void onALeadTheCoveredEditComesBackAndReachesDynamics() {
        String lead = titles.lead();

        coverWithoutAnswer("leads", lead);
        systems.cycle();

        titles.assertBoth("leads", lead, "Director");
        titles.assertLate(lead, "marketo");
        titles.assertQuiet(lead);
    }

    @Test
    void onAContactDynamicsKeepsItsValueAndTheConflictIsRecorded() {
        String contact = titles.contact();

        coverWithoutAnswer("contacts", contact);
        systems.cycle();

        titles.assertBoth("contacts", contact, "Buyer");
        titles.assertLate(contact, "dynamics");
        titles.assertQuiet(contact);
    }

    @Test
    void theNextProcessFindsTheCoveredEditAsWell() {
        String lead = titles.lead();

        coverWithoutAnswer("leads", lead);
        systems.restart();
        systems.cycle();

        titles.assertBoth("leads", lead, "Director");
        titles.assertLate(lead, "marketo");
        titles.assertQuiet(lead);
    }

    @Test
    void aFeedThatLagsTellsOfTheCoveredEditLater() {
        String lead = titles.lead();
        systems.feed("{\"lateEvery\":1,\"lateBy\":\"PT10M\"}");

        coverWithoutAnswer("leads", lead);
        systems.cycle();
        titles.assertBoth("leads", lead, "Buyer");
        systems.advance("PT61M");
        systems.cycle();
        systems.cycle();

        titles.assertBoth("leads", lead, "Director");
        titles.assertLate(lead, "marketo");
    }

    @Test
    void aWriteThatIsRepeatedAtOnceCoversTheEditAllTheSame() {
        String lead = titles.lead();
        String person = marketing.idOf(lead);
        titles.promoteWhile("leads", lead, () -> {
            marketing.edit(person, "title", "Director");
            systems.fault("marketo", WRITE, "drop-after", 0, 1);
        });
        assertThat(systems.cycle().complete()).isTrue();

        systems.cycle();

        titles.assertBoth("leads", lead, "Director");
        titles.assertLate(lead, "marketo");
        titles.assertQuiet(lead);
    }

    /** The write is there, and its repetition comes after the edit; nobody can tell it from a marketer's change of mind. */
    @Test
    void anEditBetweenAWriteAndItsRepetitionIsAFailureAndNotSilence() {
        String lead = titles.lead();
        String person = marketing.idOf(lead);
        titles.promoteWhile(
                "leads",
                lead,
                () -> systems.watch(new LineWatch() {
                    @Override
                    public boolean breaksBefore(String api, String operation) {
                        return false;
                    }

                    @Override
                    public boolean breaksAfter(String api, String operation) {
                        if (!operation.equals(WRITE)) {
                            return false;
                        }
                        systems.watch(NOBODY);
                        marketing.edit(person, "title", "Director");
                        return true;
                    }
                }));
        assertThat(systems.cycle().complete()).isTrue();
        assertThat(titles.inMarketo(lead)).as("what the repetition has covered").isEqualTo("Buyer");

        systems.cycle();

        titles.assertNotRestored(lead);
        marketing.edit(person, "title", "Director");
        systems.cycle();
        titles.assertBoth("leads", lead, "Director");
        assertThat(titles.failures(lead)).isEmpty();
    }
}
