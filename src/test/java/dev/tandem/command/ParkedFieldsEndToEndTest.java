package dev.tandem.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.operations.StatusReport.StreamStatus;
import dev.tandem.sync.CycleReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A column or field that goes away parks its line; everything else goes on, and the line too when it is back. */
class ParkedFieldsEndToEndTest {

    private static final int SIZE = 40;
    private static final String COLUMN = "{\"table\":\"contact\",\"column\":\"telephone2\"}";
    private static final String FIELD = "{\"object\":\"person\",\"field\":\"title\"}";

    private TwoSystems systems;
    private Office office;
    private String contact;

    @BeforeEach
    void copy(@TempDir Path directory) {
        systems = TwoSystems.in(directory)
                .size(SIZE)
                .with("sync.streams", "users,teams,accounts,contacts")
                .start();
        office = systems.office();
        contact = office.contacts().get(2);
        office.edit("contacts", contact, "telephone2", "\"+1 555 0100\"");
        assertThat(systems.cycle().complete()).isTrue();
    }

    @AfterEach
    void stop() throws IOException {
        systems.close();
    }

    private String field(String name) {
        return office.person(contact, name).path(name).asText();
    }

    private List<String> parked() {
        return systems.status().streams().stream()
                .filter(stream -> stream.stream().equals("contacts"))
                .map(StreamStatus::parked)
                .findFirst()
                .orElseThrow();
    }

    private void refusesContactsOnce() {
        CycleReport report = systems.cycle();
        assertThat(report.complete()).isFalse();
        assertThat(report.failedStreams()).containsKey("contacts").doesNotContainKeys("users", "accounts");
    }

    private void goesOn() {
        systems.advance("PT2M");
        CycleReport report = systems.cycle();
        assertThat(report.failedStreams()).isEmpty();
        assertThat(report.complete()).isTrue();
        assertThat(report.failedRecords()).isFalse();
    }

    @Test
    void aColumnThatIsDroppedWhileTheSyncRunsIsParkedAndTheOthersGoOn() {
        systems.schema("dropColumn", COLUMN);
        office.edit("contacts", contact, "jobtitle", "\"Lighthouse keeper\"");

        refusesContactsOnce();
        goesOn();

        assertThat(parked()).containsExactly("telephone2");
        assertThat(field("title")).isEqualTo("Lighthouse keeper");
        assertThat(field("microsoftHomePhone")).isEqualTo("+1 555 0100");
    }

    @Test
    void aColumnThatIsBackIsTakenUpAgain() {
        systems.schema("dropColumn", COLUMN);
        refusesContactsOnce();
        goesOn();
        systems.schema("addColumn", COLUMN);
        office.edit("contacts", contact, "telephone2", "\"+1 555 0199\"");
        systems.advance("PT1H");

        goesOn();

        assertThat(parked()).isEmpty();
        assertThat(field("microsoftHomePhone")).isEqualTo("+1 555 0199");
        assertThat(differences()).isEmpty();
        assertThat(systems.callsOfCycle().marketo()).isEqualTo(Calls.QUIET_IN_MARKETO);
    }

    @Test
    void aColumnThatIsGoneAtTheStartIsParkedAtOnce() {
        systems.schema("dropColumn", COLUMN);
        systems.restart();

        goesOn();

        assertThat(parked()).containsExactly("telephone2");
        assertThat(field("microsoftHomePhone")).isEqualTo("+1 555 0100");
    }

    @Test
    void deltaTokensThatExpireWithTheMetadataCostOneNewLookAtEveryRow() {
        systems.schema("expireTokens", "{\"table\":\"contact\"}");
        office.edit("contacts", contact, "jobtitle", "\"Lighthouse keeper\"");

        CycleReport report = systems.cycle();

        assertThat(report.complete()).isTrue();
        assertThat(report.tallies().get("contacts").applied()).isEqualTo(1);
        assertThat(differences()).isEmpty();
    }

    /** Each record with the field would be refused with 1006; instead none is, and the line is parked. */
    @Test
    void aFieldThatIsHiddenWhileTheSyncRunsIsParkedWithoutAFailedRecord() {
        String before = field("title");
        systems.schema("hideField", FIELD);
        String email = "\"keeper@lighthouse.example\"";
        office.edit("contacts", contact, "emailaddress1", email);

        refusesContactsOnce();
        assertThat(failures()).isZero();
        goesOn();

        assertThat(parked()).containsExactly("jobtitle");
        assertThat(field("email")).isEqualTo("keeper@lighthouse.example");
        assertThat(failures()).isZero();

        systems.schema("showField", FIELD);
        office.edit("contacts", contact, "jobtitle", "\"Lighthouse keeper\"");
        systems.advance("PT1H");
        goesOn();

        assertThat(parked()).isEmpty();
        assertThat(before).isNotEqualTo("Lighthouse keeper");
        assertThat(field("title")).isEqualTo("Lighthouse keeper");
        assertThat(differences()).isEmpty();
    }

    @Test
    void aCallThatIsRefusedForAFieldStopsTheStreamForOneCycle() {
        systems.refuse("marketo", "Sync Leads", "1006", 1);
        office.edit("contacts", contact, "jobtitle", "\"Lighthouse keeper\"");

        refusesContactsOnce();
        assertThat(failures()).isZero();
        goesOn();

        assertThat(parked()).isEmpty();
        assertThat(field("title")).isEqualTo("Lighthouse keeper");
    }

    private List<String> differences() {
        return systems.differences().stream()
                .filter(difference -> difference.toLowerCase(Locale.ROOT).startsWith("contact"))
                .toList();
    }

    private int failures() {
        return systems.state((state, tx) -> state.failures().list(tx, null, 100).size());
    }
}
