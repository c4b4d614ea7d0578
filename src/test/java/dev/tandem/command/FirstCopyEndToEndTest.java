package dev.tandem.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.operations.StatusReport;
import dev.tandem.operations.StatusReport.StreamStatus;
import dev.tandem.state.Tally;
import dev.tandem.sync.CycleReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The first copy of users, accounts and contacts, and the quiet cycle after it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FirstCopyEndToEndTest {

    private static final int SIZE = 300;

    /** A lead's subject and an opportunity's name may be longer than their fields, are cut, and count as held. */
    private static final Set<String> CUT = Set.of("leads", "opportunities");

    private static final String[] STREAMS = {
        "users", "teams", "accounts", "contacts", "leads", "opportunities", "opportunity-roles", "team-members"
    };

    private TwoSystems systems;
    private CycleReport first;
    private long secondLooks;
    private Map<String, String> personsBefore;

    @BeforeAll
    void copy(@TempDir Path directory) {
        systems = TwoSystems.start(directory, SIZE);
        personsBefore = personsByAddress();
        secondLooks = SharedOptOuts.lackedBy("contacts", systems.office());
        first = systems.cycle();
    }

    @AfterAll
    void stop() throws IOException {
        systems.close();
    }

    /** The persons that Marketo had before, by the address of a contact that has it too. */
    private Map<String, String> personsByAddress() {
        Map<String, String> persons = new HashMap<>();
        for (JsonNode contact : systems.office().rows("contacts", "contactid,emailaddress1")) {
            String address = contact.path("emailaddress1").asText();
            if (!address.isEmpty() && !address.contains(",")) {
                systems.office()
                        .persons("email", address, "id")
                        .forEach(person -> persons.put(
                                contact.path("contactid").asText(),
                                person.path("id").asText()));
            }
        }
        return persons;
    }

    @Test
    void countsAddUpToTheTables() {
        assertThat(first.trouble()).isEmpty();
        assertThat(first.complete()).isTrue();
        assertThat(first.tallies()).containsOnlyKeys(STREAMS);
        first.tallies()
                .forEach((stream, tally) -> assertThat(sum(tally)).as(stream).isEqualTo(tally.read()));
        assertThat(first.tallies().get("users").read())
                .isEqualTo(systems.office().ids("systemusers", "systemuserid").size());
        assertThat(first.tallies().get("accounts").read())
                .isEqualTo(systems.office().ids("accounts", "accountid").size());
        assertThat(first.tallies().get("contacts").read()).isEqualTo(SIZE + 2 * secondLooks);
        assertThat(first.failedRecords()).as("failures %s", first.tallies()).isFalse();
    }

    static long sum(Tally tally) {
        return tally.applied()
                + tally.unchanged()
                + tally.skipped().values().stream().mapToLong(Long::longValue).sum()
                + tally.failed().values().stream().mapToLong(Long::longValue).sum();
    }

    @Test
    void leavesNoDifference() {
        assertThat(systems.differences()).isEmpty();
    }

    @Test
    void tellsThatTheFirstCopyIsDone() {
        StatusReport status = systems.status();

        assertThat(status.firstSyncDone()).isTrue();
        assertThat(status.state()).isEqualTo("stopped");
        assertThat(status.streams()).extracting(StreamStatus::stream).containsExactly(STREAMS);
        assertThat(status.streams()).filteredOn(it -> it.held() > 0).allMatch(it -> CUT.contains(it.stream()));
        assertThat(status.streams()).extracting(StreamStatus::backlog).containsOnly(0L);
    }

    @Test
    void adoptsThePersonsThatHadTheAddressAlready() {
        assertThat(personsBefore).isNotEmpty();
        personsBefore.forEach((contact, person) -> assertThat(
                        systems.office().person(contact, "id").path("id").asText())
                .isEqualTo(person));
    }

    @Test
    void givesContactsThatShareAnAddressAPersonEach() {
        Map<String, List<String>> contactsByAddress =
                systems.office().rows("contacts", "contactid,emailaddress1,merged").stream()
                        .filter(row -> row.path("emailaddress1").isTextual())
                        .collect(Collectors.groupingBy(
                                row -> row.path("emailaddress1").asText().toLowerCase(java.util.Locale.ROOT),
                                Collectors.mapping(row -> row.path("contactid").asText(), Collectors.toList())));
        List<List<String>> sharing = contactsByAddress.values().stream()
                .filter(contacts -> contacts.size() > 1)
                .toList();

        assertThat(sharing).isNotEmpty();
        sharing.forEach(contacts -> assertThat(contacts)
                .extracting(contact ->
                        systems.office().person(contact, "id").path("id").asText())
                .doesNotHaveDuplicates());
    }

    @Test
    void readsOnlyTheChangeFeedsInAQuietCycle() {
        // takes in what the copy itself caused
        systems.cycle();

        Calls calls = systems.callsOfCycle();

        assertThat(calls.dynamics()).isEqualTo(Calls.QUIET);
        assertThat(calls.marketo()).isEqualTo(Calls.QUIET_IN_MARKETO);
        assertThat(calls.tokens("entra")).isZero();
    }
}
