package dev.tandem.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.state.ConflictRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** An opt-out reaches everybody whom it concerns, and is not taken back by accident. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConsentEndToEndTest {

    private TwoSystems systems;
    private Office office;
    private Marketing marketing;

    /** Calls by phone may be allowed again by sellers; everything else is as shipped. */
    @BeforeAll
    void copy(@TempDir Path directory, @TempDir Path folder) throws IOException {
        TemporaryHome home = TemporaryHome.copy(folder);
        home.replace(
                "config/streams/leads.yaml",
                "{field: doNotCall, ratchet: true}",
                "{field: doNotCall, ratchet: true, opt-in: [dynamics]}");
        systems = TwoSystems.in(directory).size(10).home(home.path()).start();
        office = systems.office();
        marketing = systems.marketing();
        systems.cycle();
    }

    @AfterAll
    void stop() throws IOException {
        systems.close();
    }

    private String create(String set, String key, String email) {
        Map<String, Object> columns = new HashMap<>(Map.of("lastname", "Moss"));
        columns.put("emailaddress1", email);
        return office.create(set, key, columns);
    }

    private String lead(String email) {
        String lead = create("leads", "leadid", email);
        systems.cycle();
        return lead;
    }

    private void assertOptedOut(String set, String record, boolean out) {
        assertThat(office.row(set, record).path("donotbulkemail").asBoolean())
                .as("%s %s in Dynamics", set, record)
                .isEqualTo(out);
        assertThat(office.person(record, "unsubscribed").path("unsubscribed").asBoolean())
                .as("%s %s in Marketo", set, record)
                .isEqualTo(out);
    }

    private List<String> conflicts(String record) {
        return systems.state((state, tx) -> state.conflicts().list(tx, Optional.empty(), 0, 1000)).stream()
                .filter(conflict -> conflict.recordId().toString().equals(record))
                .map(ConflictRecord::kind)
                .toList();
    }

    @Test
    void anOptOutInMarketoReachesDynamics() {
        String lead = lead("one@consent.example");

        marketing.edit(marketing.idOf(lead), "unsubscribed", true);
        systems.cycle();

        assertOptedOut("leads", lead, true);
    }

    @Test
    void anOptOutInDynamicsReachesMarketo() {
        String lead = lead("two@consent.example");

        office.change("leads", lead, "donotbulkemail", true);
        systems.cycle();

        assertOptedOut("leads", lead, true);
    }

    @Test
    void anOptInOnOneSideAloneIsTakenBackAndRecorded() {
        String lead = lead("three@consent.example");
        office.change("leads", lead, "donotbulkemail", true);
        systems.cycle();

        marketing.edit(marketing.idOf(lead), "unsubscribed", false);
        systems.cycle();
        assertOptedOut("leads", lead, true);
        assertThat(conflicts(lead)).containsExactly("OPT_IN_REFUSED");

        office.change("leads", lead, "donotbulkemail", false);
        systems.cycle();
        assertOptedOut("leads", lead, true);
        assertThat(conflicts(lead)).hasSize(2).containsOnly("OPT_IN_REFUSED");
    }

    @Test
    void anOptInOnBothSidesCounts() {
        String lead = lead("four@consent.example");
        office.change("leads", lead, "donotbulkemail", true);
        systems.cycle();

        office.change("leads", lead, "donotbulkemail", false);
        marketing.edit(marketing.idOf(lead), "unsubscribed", false);
        systems.cycle();
        office.change("leads", lead, "jobtitle", "Clerk");
        systems.cycle();

        assertOptedOut("leads", lead, false);
        assertThat(conflicts(lead)).isEmpty();
    }

    @Test
    void anOptInThatARuleAcceptsLastsThroughLaterMerges() {
        String lead = lead("five@consent.example");
        office.change("leads", lead, "donotphone", true);
        systems.cycle();

        office.change("leads", lead, "donotphone", false);
        systems.cycle();
        assertThat(office.person(lead, "doNotCall").path("doNotCall").asBoolean())
                .isFalse();

        office.change("leads", lead, "jobtitle", "Clerk");
        systems.cycle();
        assertThat(office.row("leads", lead).path("donotphone").asBoolean()).isFalse();
        assertThat(office.person(lead, "doNotCall").path("doNotCall").asBoolean())
                .isFalse();
    }

    @Test
    void anOptOutReachesLeadsAndContactsWithTheSameAddressAlsoOnesCreatedLater() {
        String email = "six@consent.example";
        String lead = create("leads", "leadid", email);
        String contact = create("contacts", "contactid", email);
        systems.cycle();

        marketing.edit(marketing.idOf(lead), "unsubscribed", true);
        systems.cycle();
        systems.cycle();
        assertOptedOut("leads", lead, true);
        assertOptedOut("contacts", contact, true);

        String later = create("contacts", "contactid", email);
        systems.cycle();
        systems.cycle();
        assertOptedOut("contacts", later, true);
    }
}
