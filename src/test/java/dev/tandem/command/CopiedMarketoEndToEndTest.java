package dev.tandem.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.sync.CycleReport;
import dev.tandem.sync.Trouble;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A copy takes the place of the Marketo subscription that the state was built on. */
class CopiedMarketoEndToEndTest {

    private static final String MUNCHKIN_ID = "marketo.munchkin-id";

    @TempDir
    private Path directory;

    @Test
    void writesNothingToACopyThatTheSettingsName() throws Exception {
        String first;
        try (TwoSystems systems =
                TwoSystems.in(directory).with(MUNCHKIN_ID, "100-SBX-001").start()) {
            first = subscription(systems, "GET", "");
            assertThat(systems.cycle().complete()).isTrue();
        }
        try (TwoSystems systems =
                TwoSystems.in(directory).with(MUNCHKIN_ID, "100-SBX-002").startWithoutSetup()) {
            assertThat(first).isEqualTo("100-SBX-001");
            assertThat(subscription(systems, "POST", "{\"copy\":{}}")).isEqualTo("100-SBX-002");
            systems.resetCalls();

            CycleReport changed = systems.cycle();

            assertThat(changed.trouble().map(Trouble::of)).hasValueSatisfying(trouble -> {
                assertThat(trouble.kind()).isEqualTo(Trouble.Kind.ENVIRONMENT);
                assertThat(trouble.sentence()).contains("The Marketo instance", "nothing was written");
            });
            assertThat(systems.calls().marketo()).isEmpty();
        }
    }

    @Test
    void writesNothingToACopyWithoutItsServiceAndGoesOnWhenTheSubscriptionIsBack() throws Exception {
        try (TwoSystems systems = TwoSystems.start(directory, 60)) {
            systems.cycle();
            String contact = systems.office().contacts().get(1);
            String id = systems.office().person(contact, "id").path("id").asText();
            systems.office().edit("contacts", contact, "jobtitle", "\"Waiting\"");
            subscription(systems, "POST", "{\"backup\":\"make\"}");
            subscription(systems, "POST", "{\"copy\":{\"services\":\"gone\"}}");
            systems.resetCalls();

            CycleReport refused = systems.cycle();

            assertThat(refused.trouble().map(Trouble::of))
                    .hasValueSatisfying(trouble -> assertThat(trouble.kind()).isEqualTo(Trouble.Kind.CREDENTIALS));
            assertThat(systems.calls().marketo("Sync Leads")).isZero();
            subscription(systems, "POST", "{\"backup\":\"restore\"}");
            assertThat(systems.cycle().complete()).isTrue();
            JsonNode person = systems.office().person(contact, "id,title");
            assertThat(person.path("title").asText()).isEqualTo("Waiting");
            assertThat(person.path("id").asText()).isEqualTo(id);
            assertThat(systems.differences()).isEmpty();
        }
    }

    /** Nothing tells that the instance behind the address is a copy, but its persons carry the ids of their records. */
    @Test
    void writesToNobodyElseWhereIdsMeanOtherPersons() throws Exception {
        try (TwoSystems systems = TwoSystems.start(directory, 60)) {
            systems.cycle();
            Office office = systems.office();
            String contact = office.contacts().get(1);
            subscription(systems, "POST", "{\"copy\":{\"persons\":\"mixed-ids\",\"pagingTokens\":\"taken\"}}");
            office.edit("contacts", contact, "jobtitle", "\"Astray\"");

            CycleReport report = systems.cycle();
            systems.cycle();

            assertThat(report.tallies().get("contacts").failed()).isNotEmpty();
            assertThat(office.contacts()).allSatisfy(each -> assertThat(office.persons("microsoftId", each, "title"))
                    .singleElement()
                    .satisfies(
                            person -> assertThat(person.path("title").asText()).isNotEqualTo("Astray")));
        }
    }

    @Test
    void findsTheRecordsOwnPersonWhereItHasAnotherId() throws Exception {
        try (TwoSystems systems = TwoSystems.start(directory, 60)) {
            systems.cycle();
            Office office = systems.office();
            String contact = office.contacts().get(1);
            subscription(systems, "POST", "{\"copy\":{\"persons\":\"new-ids\",\"pagingTokens\":\"taken\"}}");
            office.edit("contacts", contact, "jobtitle", "\"Found\"");

            systems.cycle();
            systems.cycle();

            assertThat(office.persons("microsoftId", contact, "title"))
                    .singleElement()
                    .satisfies(
                            person -> assertThat(person.path("title").asText()).isEqualTo("Found"));
        }
    }

    private static String subscription(TwoSystems systems, String method, String body) {
        return systems.send(method, "/sandbox/subscription", body)
                .path("munchkinId")
                .asText();
    }
}
