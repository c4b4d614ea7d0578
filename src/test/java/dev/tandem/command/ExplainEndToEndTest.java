package dev.tandem.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/** What 'explain' says of a record agrees with what the next cycle does. */
@ResourceLock(Resources.SYSTEM_OUT)
@ResourceLock(Resources.SYSTEM_ERR)
class ExplainEndToEndTest {

    private static final String STRANGER = "0e7f5a10-0000-4000-8000-0000000000ff";

    @TempDir
    private Path directory;

    private Terminal terminal;
    private String contact;
    private String person;

    @BeforeEach
    void copy() throws IOException {
        terminal = Terminal.in(directory, 20);
        terminal.set("sync.streams", "users,teams,accounts,contacts,leads");
        terminal.done("setup");
        contact = TwoSystems.JSON
                .readTree(dynamics(
                        "POST",
                        "contacts",
                        "{\"firstname\":\"Ines\",\"lastname\":\"Quince\",\"emailaddress1\":\"quince@one.example\","
                                + "\"jobtitle\":\"Clerk\",\"telephone1\":\"1\"}"))
                .path("contactid")
                .asText();
        terminal.done("sync --once");
        person = explained(contact).path("marketoId").asText();
    }

    @AfterEach
    void stop() throws IOException {
        terminal.close();
    }

    private String dynamics(String method, String path, String body) throws IOException {
        return terminal.send(method, "/sandbox/dynamics/api/data/v9.2/" + path, body);
    }

    private void marketo(String id, String field, String value) throws IOException {
        terminal.send(
                "POST",
                "/sandbox/marketo/rest/v1/leads.json",
                "{\"action\":\"updateOnly\",\"lookupField\":\"id\",\"input\":[{\"id\":" + id + ",\"" + field + "\":\""
                        + value + "\"}]}");
    }

    private String newPerson(String email) throws IOException {
        return TwoSystems.JSON
                .readTree(terminal.send(
                        "POST",
                        "/sandbox/marketo/rest/v1/leads.json",
                        "{\"action\":\"createDuplicate\",\"lookupField\":\"email\",\"input\":[{\"lastName\":\"Larch\","
                                + "\"email\":\"" + email + "\"}]}"))
                .at("/result/0/id")
                .asText();
    }

    private JsonNode explained(String who) throws IOException {
        terminal.done("explain --json " + who);
        return TwoSystems.JSON.readTree(terminal.printed()).path("record");
    }

    private static Map<String, JsonNode> fields(JsonNode record) {
        Map<String, JsonNode> fields = new HashMap<>();
        record.path("fields").forEach(field -> fields.put(field.path("field").asText(), field));
        return fields;
    }

    private static List<String> history(JsonNode record) {
        List<String> events = new ArrayList<>();
        record.path("history").forEach(event -> events.add(event.path("what").asText()));
        return events;
    }

    private static void assertField(JsonNode field, String dynamics, String marketo, String next) {
        assertThat(field.path("dynamicsIs").asText() + " "
                        + field.path("marketoIs").asText())
                .isEqualTo(dynamics + " " + marketo);
        assertThat(field.path("next").asText()).startsWith(next);
    }

    @Test
    void saysOfAnAgreedRecordThatNothingComesNext() throws IOException {
        JsonNode record = explained(contact);

        assertThat(record.path("stream").asText()).isEqualTo("contacts");
        assertThat(record.path("next").asText()).isEqualTo("nothing is written");
        assertThat(record.path("filter").asText()).isEqualTo("lets it take part");
        assertThat(record.path("pauses")).isEmpty();
        assertThat(record.at("/links/0").asText()).startsWith("linked to person " + person + ", agreed at version ");
        assertThat(history(record)).contains("linked", "last synced");
        JsonNode title = fields(record).get("title");
        assertThat(title.path("dynamics").asText()).isEqualTo("Clerk");
        assertThat(title.path("marketo").asText()).isEqualTo("Clerk");
        assertThat(title.path("policy").asText()).isEqualTo("winner dynamics");
        assertField(title, "same", "same", "nothing: both sides are as they last agreed");

        assertThat(explained(person)).isEqualTo(record);
        assertThat(explained("quince@one.example")).isEqualTo(record);
    }

    @Test
    void foreseesWhatBecomesOfAnEditOnEachSideAndOfAConflict() throws IOException {
        dynamics(
                "PATCH",
                "contacts(" + contact + ")",
                "{\"jobtitle\":\"Buyer\",\"telephone1\":\"2\",\"emailaddress1\":\"two@one.example\"}");
        marketo(person, "phone", "3");
        marketo(person, "lastName", "Medlar");
        Map<String, Long> before = terminal.writes();

        JsonNode record = explained(contact);

        Map<String, JsonNode> fields = fields(record);
        assertField(
                fields.get("title"), "moved", "same", "Dynamics' value goes to Marketo: only Dynamics has changed it");
        assertField(
                fields.get("lastName"),
                "same",
                "moved",
                "Marketo's value goes to Dynamics: only Marketo has changed it");
        assertField(
                fields.get("phone"),
                "moved",
                "moved",
                "Dynamics' value goes to Marketo: both sides have changed it, and the winner of the stream is Dynamics");
        assertThat(record.path("next").asText())
                .isEqualTo("3 fields are written to Marketo, 1 field is written to Dynamics");
        assertThat(terminal.writes()).isEqualTo(before);

        terminal.done("sync --once");
        record = explained(contact);
        assertThat(fields(record).get("lastName").path("dynamics").asText()).isEqualTo("Medlar");
        assertThat(fields(record).get("phone").path("marketo").asText()).isEqualTo("2");
        assertThat(history(record)).contains("conflict in phone (both-moved): winner dynamics");
        assertThat(record.path("next").asText()).isEqualTo("nothing is written");
    }

    @Test
    void namesWhatIsHeldAndWhy() throws IOException {
        marketo(person, "title", "x".repeat(200));
        terminal.done("sync --once");

        JsonNode record = explained(contact);

        assertField(
                fields(record).get("title"),
                "same",
                "moved",
                "held (lossy): jobtitle does not hold all that Marketo says");
        assertThat(history(record)).contains("title is held (lossy) since then");
    }

    @Test
    void printsATableForPeopleAndCutsLongValuesInIt() throws IOException {
        terminal.done("pause --record " + contact);
        marketo(person, "title", "x".repeat(200));

        terminal.done("explain " + contact);

        assertThat(terminal.printed())
                .startsWith("contacts " + contact + ", in Marketo " + person + "\n")
                .contains("Pauses:  this record is paused since ", "Next:    nothing: paused\n")
                .containsPattern("column +field +direction +policy +in Dynamics +in Marketo +what comes next\n")
                .containsPattern("lastname +lastName +both +winner dynamics +'Quince' +same +'Quince' +same +nothing: ")
                .doesNotContain("x".repeat(40));
        assertThat(terminal.complaints()).noneMatch(line -> line.contains("Quince"));
    }

    @Test
    void tellsOfAPersonThatHasNoRecordAndOfItsRequest() throws IOException {
        String stranger = newPerson("larch@one.example");

        terminal.done("explain " + stranger);

        assertThat(terminal.printed())
                .startsWith("The person " + stranger + " has no record in Dynamics.\n")
                .contains("Next:    nothing: the person lives only in Marketo until somebody asks for a record");
    }

    @Test
    void listsSeveralMatchesAndRefusesNonsense() throws IOException {
        String stranger = newPerson("quince@one.example");

        assertThat(terminal.run("explain quince@one.example")).isEqualTo(ExitCode.REFUSED);
        assertThat(terminal.printed()).contains("2 match", contact, stranger);

        assertThat(terminal.run("explain " + STRANGER)).isEqualTo(ExitCode.INCOMPLETE);
        assertThat(terminal.complaints()).singleElement().asString().contains("is known as " + STRANGER);
        assertThat(terminal.run("explain 999999")).isEqualTo(ExitCode.INCOMPLETE);
        assertThat(terminal.run("explain nobody@one.example")).isEqualTo(ExitCode.INCOMPLETE);
        assertThat(terminal.run("explain Quince")).isEqualTo(ExitCode.REFUSED);
        assertThat(terminal.complaints()).singleElement().asString().contains("an e-mail address");
    }

    @Test
    void explainsARecordOfAOneWayStream() throws IOException {
        String account = TwoSystems.JSON
                .readTree(dynamics("GET", "accounts?$select=accountid&$top=1", ""))
                .at("/value/0/accountid")
                .asText();

        JsonNode record = explained(account);
        assertThat(record.path("next").asText())
                .isEqualTo("nothing is written: the record is as it was when it was written last");
        JsonNode name = fields(record).get("company");
        assertThat(name.path("marketo").asText())
                .isNotEmpty()
                .isEqualTo(name.path("dynamics").asText());

        dynamics("PATCH", "accounts(" + account + ")", "{\"name\":\"Renamed\"}");
        record = explained(account);
        assertThat(record.path("next").asText()).contains("because the record has changed");
        assertThat(fields(record).get("company").path("next").asText()).isEqualTo("Dynamics' value goes to Marketo");
    }

    @Test
    void asksTheRunningServiceForAllThis() throws IOException {
        terminal.set("sync.beat", "50").set("sync.pause", "1h");
        ConsoleAddress console = ConsoleAddress.of(terminal.settings());
        ServiceFile file = new ServiceFile(terminal.settings());
        try (Engine service = Engine.asService(terminal.settings(), console)) {
            file.write(new ServiceFile.Service(console.url(), console.token()));
            JsonNode before = explained(contact);
            service.schedule().open();
            service.schedule().first().join();

            assertThat(before.path("next").asText()).isEqualTo("nothing is written");
            marketo(person, "phone", "7");
            assertField(
                    fields(explained(contact)).get("phone"),
                    "same",
                    "moved",
                    "Marketo's value goes to Dynamics: only Marketo has changed it");
            assertThat(terminal.run("explain " + STRANGER)).isEqualTo(ExitCode.INCOMPLETE);
        } finally {
            file.delete();
        }
    }

    @Test
    void foreseesThePersonThatANewRecordGets() throws IOException {
        String lead = TwoSystems.JSON
                .readTree(
                        dynamics("POST", "leads", "{\"lastname\":\"Sorrel\",\"emailaddress1\":\"sorrel@one.example\"}"))
                .path("leadid")
                .asText();
        assertThat(explained(lead).path("next").asText()).isEqualTo("a person is created in Marketo");

        String stranger = newPerson("sorrel@one.example");
        JsonNode record = explained(lead);

        assertThat(record.path("next").asText()).startsWith("an unlinked person with its address becomes its person");
        assertThat(record.path("marketoId").asText()).isEqualTo(stranger);
        assertThat(fields(record).get("lastName").path("next").asText())
                .isEqualTo("Marketo's value goes to Dynamics: both sides differ at their first contact, and the winner"
                        + " of the stream is Marketo");
    }
}
