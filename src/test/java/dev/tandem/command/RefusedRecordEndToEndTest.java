package dev.tandem.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.state.Failure;
import dev.tandem.state.Tally;
import dev.tandem.sync.CycleReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A record that Marketo refuses is kept with its cause; the others go through. */
class RefusedRecordEndToEndTest {

    private static final int SIZE = 60;
    private static final String BAD = "jürgen.privat@office.example";

    private TwoSystems systems;
    private long secondLooks;
    private Office office;
    private String contact;

    @BeforeEach
    void copyWithABadRecord(@TempDir Path directory) {
        systems = TwoSystems.start(directory, SIZE);
        office = systems.office();
        contact = office.contacts().get(3);
        secondLooks = SharedOptOuts.lackedBy("contacts", office);
    }

    @AfterEach
    void stop() throws IOException {
        systems.close();
    }

    private List<Failure> failures() {
        return systems.state((state, tx) -> state.failures().list(tx, null, 100));
    }

    private static long failed(Tally tally) {
        return tally.failed().values().stream().mapToLong(Long::longValue).sum();
    }

    /** Spoils the contact so long before the first copy that the copy does not look twice. */
    private void spoil() {
        office.edit("contacts", contact, "emailaddress1", "\"" + BAD + "\"");
        systems.advance("PT10M");
    }

    @Test
    void keepsTheFailureWithoutPersonalDataAndCopiesTheOthers() {
        spoil();

        CycleReport report = systems.cycle();

        assertThat(report.complete()).isTrue();
        assertThat(report.failedRecords()).isTrue();
        assertThat(ExitCode.of(report)).isEqualTo(ExitCode.INCOMPLETE);
        Tally tally = report.tallies().get("contacts");
        assertThat(tally.addsUp()).isTrue();
        assertThat(tally.applied()).isEqualTo(SIZE - 1 + secondLooks);
        assertThat(failed(tally)).isEqualTo(1);
        assertThat(failures()).singleElement().satisfies(failure -> {
            assertThat(failure.recordId()).hasToString(contact);
            assertThat(failure.code()).matches("\\d+");
            assertThat(failure.sentence()).isNotBlank().doesNotContain("jürgen", "office.example");
        });
        assertThat(office.persons("microsoftId", contact, "id")).isEmpty();
    }

    @Test
    void appliesTheRecordOnceItIsRepaired() {
        spoil();
        systems.cycle();
        // takes in what the copy itself caused
        systems.cycle();

        office.edit("contacts", contact, "emailaddress1", "\"juergen@office.example\"");
        Tally tally = systems.cycle().tallies().get("contacts");

        assertThat(tally).isEqualTo(new Tally(1, 1, 0, Map.of(), Map.of()));
        assertThat(failures()).isEmpty();
        assertThat(systems.differences()).isEmpty();
    }

    @Test
    void looksAgainAfterAWhile() {
        spoil();
        systems.cycle();
        // takes in what the copy itself caused
        systems.cycle();
        Tally tooEarly = systems.cycle().tallies().get("contacts");
        assertThat(tooEarly).isEqualTo(Tally.EMPTY);

        systems.advance("PT16M");
        Tally later = systems.cycle().tallies().get("contacts");

        assertThat(later.read()).isEqualTo(1);
        assertThat(failed(later)).isEqualTo(1);
        assertThat(failures()).singleElement().satisfies(failure -> assertThat(failure.attempts())
                .isEqualTo(2));
    }

    @Test
    void keepsWhatARefusedUpdateFoundUntilItIsRepaired() {
        systems.cycle();
        String before = office.person(contact, "email").path("email").asText();
        office.edit("contacts", contact, "emailaddress1", "\"" + BAD + "\"");

        systems.cycle();

        assertThat(office.person(contact, "email").path("email").asText()).isEqualTo(before);
        assertThat(failures()).hasSize(1);
        office.edit("contacts", contact, "emailaddress1", "\"" + before + "\"");
        systems.cycle();
        assertThat(failures()).isEmpty();
        assertThat(systems.differences()).isEmpty();
    }

    /** So many refusals in a row lead from the whole batch to one record. */
    @Test
    void halvesARefusedBatchUntilThePoisonIsAlone() {
        int halvings = Integer.SIZE - Integer.numberOfLeadingZeros(SIZE - 2);
        systems.refuse("marketo", "Sync Leads", "609", halvings);

        CycleReport report = systems.cycle();

        Tally tally = report.tallies().get("contacts");
        assertThat(tally.addsUp()).isTrue();
        assertThat(tally.failed()).isEqualTo(Map.of("609", 1L));
        assertThat(tally.applied()).isEqualTo(SIZE - 1 + secondLooks);
        assertThat(failures()).singleElement().satisfies(failure -> assertThat(failure.code())
                .isEqualTo("609"));
        systems.advance("PT16M");
        systems.cycle();
        assertThat(failures()).isEmpty();
        assertThat(systems.differences()).isEmpty();
    }
}
