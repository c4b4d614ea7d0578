package dev.tandem.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.state.Tally;
import dev.tandem.sync.CycleReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The worked example of a custom entity: its file is copied to {@code config/streams}, and nothing else is done. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NewEventEndToEndTest {

    private static final String[] FIELDS = {
        "eventId",
        "name",
        "location",
        "startsAt",
        "eventDate",
        "capacity",
        "fee",
        "score",
        "online",
        "kind",
        "topics",
        "notes",
        "contactId",
        "accountId"
    };

    private TwoSystems systems;
    private Office office;
    private CycleReport first;

    @BeforeAll
    void copy(@TempDir Path directory) throws IOException {
        TemporaryHome home = TemporaryHome.copy(directory.resolve("home"));
        Path streams = home.path().resolve("config/streams");
        Files.copy(streams.resolve("examples/new-event.yaml"), streams.resolve("new-event.yaml"));
        systems = TwoSystems.in(directory).home(home.path()).size(200).start();
        office = systems.office();
        first = systems.cycle();
    }

    @AfterAll
    void stop() throws IOException {
        systems.close();
    }

    private JsonNode mirror(String event) {
        List<JsonNode> found = office.customObjects("newEvent", "eventId", event, FIELDS);
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    private String create(String contact) {
        return office.create(
                "new_events",
                "new_eventid",
                "{\"new_name\":\"Tasting\",\"new_Contact@odata.bind\":\"/contacts(" + contact + ")\"}");
    }

    private Tally next() {
        return systems.cycle().tallies().get("new-event");
    }

    @Test
    void copiesEveryRowWithEveryColumn() {
        assertThat(first.complete()).isTrue();
        List<JsonNode> rows = office.rows(
                "new_events",
                "new_eventid,new_name,new_location,new_startsat,new_eventdate,new_capacity,new_fee,new_score,"
                        + "new_online,new_kind,new_topics,new_notes,_new_contact_value,_new_account_value");
        assertThat(rows).hasSizeGreaterThan(10);
        int compared = 0;
        for (JsonNode row : rows) {
            String id = row.path("new_eventid").asText();
            List<JsonNode> found = office.customObjects("newEvent", "eventId", id, FIELDS);
            if (found.isEmpty()) {
                // created or changed by the other tests
                continue;
            }
            same(row, found.get(0));
            compared++;
        }
        assertThat(compared).isGreaterThan(10);
        assertThat(first.tallies().get("new-event").applied())
                .isEqualTo(first.tallies().get("new-event").read());
    }

    private static void same(JsonNode row, JsonNode mirror) {
        Map.of(
                        "new_name", "name",
                        "new_location", "location",
                        "new_startsat", "startsAt",
                        "new_eventdate", "eventDate",
                        "new_capacity", "capacity",
                        "new_online", "online",
                        "new_notes", "notes",
                        "_new_contact_value", "contactId",
                        "_new_account_value", "accountId")
                .forEach((column, field) ->
                        assertThat(text(mirror.path(field))).as(field).isEqualTo(text(row.path(column))));
        for (String number : List.of("fee", "score")) {
            JsonNode value = row.path("new_" + number);
            if (value.isNumber()) {
                assertThat(mirror.path(number).decimalValue()).isEqualByComparingTo(value.decimalValue());
            } else {
                assertThat(mirror.path(number).isNumber()).isFalse();
            }
        }
        String label = "@OData.Community.Display.V1.FormattedValue";
        assertThat(text(mirror.path("kind"))).isEqualTo(text(row.path("new_kind" + label)));
        assertThat(text(mirror.path("topics"))).isEqualTo(text(row.path("new_topics" + label)));
    }

    private static String text(JsonNode value) {
        return value.isNull() || value.isMissingNode() ? "" : value.asText().strip();
    }

    @Test
    void carriesAChangeAndAnEmptiedColumn() {
        String event = create(office.contacts().get(1));
        systems.cycle();

        office.edit("new_events", event, "new_capacity", "120");
        office.edit("new_events", event, "new_fee", "99.5");
        assertThat(next()).isEqualTo(new Tally(1, 1, 0, Map.of(), Map.of()));
        assertThat(mirror(event).path("capacity").asInt()).isEqualTo(120);
        assertThat(mirror(event).path("fee").decimalValue()).isEqualByComparingTo("99.5");

        office.edit("new_events", event, "new_capacity", "null");
        systems.cycle();
        assertThat(mirror(event).path("capacity").isNull()).isTrue();
    }

    @Test
    void linksTheEventWhenItsContactHasCome() {
        String contact = office.create("contacts", "contactid", "{\"lastname\":\"Latecomer\"}");
        office.edit("contacts", contact, "emailaddress1", "\"no address ü\"");
        String event = create(contact);

        systems.cycle();
        assertThat(office.persons("microsoftId", contact, "id")).isEmpty();
        assertThat(office.customObjects("newEvent", "eventId", event, "contactId"))
                .allSatisfy(
                        mirror -> assertThat(mirror.path("contactId").isNull()).isTrue());

        office.edit("contacts", contact, "emailaddress1", "null");
        systems.cycle();
        systems.cycle();
        assertThat(mirror(event).path("contactId").asText()).isEqualTo(contact);
    }

    @Test
    void deletesWhatWasDeleted() {
        String event = create(office.contacts().get(2));
        systems.cycle();
        assertThat(mirror(event).path("name").asText()).isEqualTo("Tasting");

        office.delete("new_events", event);
        Tally tally = next();

        assertThat(tally.read()).isEqualTo(1);
        assertThat(tally.addsUp()).isTrue();
        assertThat(office.customObjects("newEvent", "eventId", event, "name")).isEmpty();
    }
}
