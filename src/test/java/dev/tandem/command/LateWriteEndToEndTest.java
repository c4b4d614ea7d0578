package dev.tandem.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The answer to a write is lost, and the write is repeated at once; Marketo works on the first attempt for another minute
 * (Marketo reference, section 3), so that it covers what was written meanwhile.
 */
class LateWriteEndToEndTest {

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

    /** The clerk becomes a buyer on both sides, and will be made a buyer in Marketo once more. */
    private void promoteTwice(String set, String record) {
        systems.faultLate("marketo", "Sync Leads", "PT60S");
        titles.office().change(set, record, "jobtitle", "Buyer");
        assertThat(systems.cycle().complete()).isTrue();
        titles.assertBoth(set, record, "Buyer");
    }

    private void change(String set, String record, String title) {
        titles.office().change(set, record, "jobtitle", title);
        systems.cycle();
        titles.assertBoth(set, record, title);
    }

    @Test
    void aNewerValueFromDynamicsIsWrittenAgain() {
        String lead = titles.lead();
        promoteTwice("leads", lead);
        change("leads", lead, "Chief");

        systems.advance("PT61S");
        assertThat(titles.inMarketo(lead)).as("what the late write has covered").isEqualTo("Buyer");
        systems.cycle();
        systems.cycle();

        titles.assertBoth("leads", lead, "Chief");
        assertThat(titles.failures(lead)).isEmpty();
        titles.assertQuiet(lead);
    }

    @Test
    void theSameOnAContactWhoseFeedWasReadMeanwhile() {
        String contact = titles.contact();
        promoteTwice("contacts", contact);
        systems.cycle();
        change("contacts", contact, "Chief");
        systems.cycle();

        systems.advance("PT61S");
        systems.cycle();
        systems.cycle();

        titles.assertBoth("contacts", contact, "Chief");
        assertThat(titles.failures(contact)).isEmpty();
        titles.assertQuiet(contact);
    }

    @Test
    void aPersonThatIsReadBeforeTheFeedTellsIsNotBelieved() {
        String lead = titles.lead();
        promoteTwice("leads", lead);
        change("leads", lead, "Chief");
        systems.feed("{\"visibilityDelay\":\"PT10M\"}");

        systems.advance("PT61S");
        titles.office().change("leads", lead, "telephone1", "+49 30 1");
        systems.cycle();

        titles.assertBoth("leads", lead, "Chief");
    }

    @Test
    void anEditInBetweenIsAFailureAlthoughEachIsToldByAPageOfItsOwn() {
        String lead = titles.lead();
        String person = marketing.idOf(lead);
        promoteTwice("leads", lead);
        systems.cycle();
        marketing.edit(person, "title", "Director");

        systems.advance("PT61S");
        assertThat(titles.inMarketo(lead)).as("what the late write has covered").isEqualTo("Buyer");
        systems.cycle();
        systems.cycle();

        titles.assertNotRestored(lead);
        marketing.edit(person, "title", "Director");
        systems.cycle();
        titles.assertBoth("leads", lead, "Director");
        assertThat(titles.failures(lead)).isEmpty();
    }

    @Test
    void theNextProcessKnowsIt() {
        String lead = titles.lead();
        String person = marketing.idOf(lead);
        promoteTwice("leads", lead);
        systems.cycle();
        systems.restart();
        marketing.edit(person, "title", "Director");

        systems.advance("PT61S");
        systems.cycle();
        systems.cycle();

        titles.assertNotRestored(lead);
    }
}
