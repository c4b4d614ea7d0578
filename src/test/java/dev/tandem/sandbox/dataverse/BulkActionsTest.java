package dev.tandem.sandbox.dataverse;

import static dev.tandem.sandbox.dataverse.Organization.ROOT;
import static dev.tandem.sandbox.dataverse.Organization.id;
import static dev.tandem.sandbox.dataverse.Organization.json;
import static dev.tandem.sandbox.dataverse.Organization.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.sandbox.http.Reply;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code CreateMultiple} and its siblings (Dataverse reference, section 12.2). */
class BulkActionsTest {

    private static final String LEAD = "{\"@odata.type\":\"Microsoft.Dynamics.CRM.lead\"";

    private final Organization org = new Organization();

    @BeforeEach
    void lead() {
        org.seed("lead", "leadid", id(400), "lastname", "Brandt");
    }

    private Reply call(String action, String... targets) {
        return org.send(
                "POST",
                "leads/Microsoft.Dynamics.CRM." + action,
                "{\"Targets\":[" + String.join(",", targets).replace('\'', '"') + "]}");
    }

    private static String lead(String members) {
        return LEAD + "," + members + "}";
    }

    private String lastName(int id) {
        return org.read("leads(" + id(id) + ")").path("lastname").asText();
    }

    @Test
    void createsAllRowsAndListsTheirIdsInOrder() {
        Reply reply = call(
                "CreateMultiple",
                lead("'lastname':'Okafor','leadid':'" + id(502) + "'"),
                lead("'lastname':'Lund','leadid':'" + id(501) + "'"),
                lead("'lastname':'Third'"));

        assertThat(reply.status()).as(text(reply)).isEqualTo(200);
        assertThat(reply.operation()).isEqualTo("CreateMultiple");
        JsonNode answer = json(reply);
        assertThat(answer.path("@odata.context").asText())
                .isEqualTo(ROOT + "$metadata#Microsoft.Dynamics.CRM.CreateMultipleResponse");
        List<String> ids = List.of(
                answer.at("/Ids/0").asText(),
                answer.at("/Ids/1").asText(),
                answer.at("/Ids/2").asText());
        assertThat(ids).startsWith(id(502).toString(), id(501).toString());
        assertThat(org.read("leads(" + ids.get(2) + ")").path("lastname").asText())
                .isEqualTo("Third");
    }

    @Test
    void changesAllRows() {
        org.seed("lead", "leadid", id(401), "lastname", "Lund");

        Reply reply = call(
                "UpdateMultiple",
                lead("'leadid':'" + id(400) + "','lastname':'One'"),
                lead("'leadid':'" + id(401) + "','lastname':'Two'"));

        assertThat(reply.status()).as(text(reply)).isEqualTo(204);
        assertThat(lastName(400)).isEqualTo("One");
        assertThat(lastName(401)).isEqualTo("Two");
    }

    @Test
    void upsertCreatesAndChanges() {
        Reply reply = call(
                "UpsertMultiple",
                lead("'leadid':'" + id(400) + "','lastname':'One'"),
                lead("'leadid':'" + id(500) + "','lastname':'New'"));

        assertThat(reply.status()).as(text(reply)).isEqualTo(204);
        assertThat(lastName(400)).isEqualTo("One");
        assertThat(lastName(500)).isEqualTo("New");
    }

    @Test
    void upsertFindsRowsByAnAlternateKey() {
        org.api.columns().addKey("lead", List.of("importsequencenumber"));
        org.seed("lead", "leadid", id(401), "lastname", "Lund", "importsequencenumber", 7);
        org.api.openPoints().choose("upsert-multiple-answer", "ids");

        Reply reply = call(
                "UpsertMultiple",
                lead("'@odata.id':'leads(importsequencenumber=7)','lastname':'Seven'"),
                lead("'@odata.id':'leads(importsequencenumber=8)','lastname':'Eight'"));

        assertThat(reply.status()).as(text(reply)).isEqualTo(200);
        assertThat(lastName(401)).isEqualTo("Seven");
        JsonNode created = org.read("leads(" + json(reply).at("/Ids/1").asText() + ")");
        assertThat(created.path("importsequencenumber").asInt()).isEqualTo(8);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CreateMultiple | 'leadid':'a0000000-0000-4000-8000-000000000190' | 412 | 0x80040237 | Cannot insert duplicate key",
                "CreateMultiple | 'nosuch':1 | 400 | 0x0 | Could not find a property named 'nosuch'",
                "CreateMultiple | 'lastname':'123456789012345678901234567890123456789012345678901' | 400 | 0x80044331 | exceeded the maximum allowed length of '50'",
                "UpdateMultiple | 'leadid':'a0000000-0000-4000-8000-00000000ffff' | 404 | 0x80040217 | Do Not Exist",
                "UpdateMultiple | 'lastname':'nobody' | 400 | 0x80040203 | needs a 'leadid'",
                "UpsertMultiple | 'lastname':'nobody' | 400 | 0x80040203 | needs a 'leadid'",
                "UpsertMultiple | '@odata.id':'leads(lastname=1)' | 400 | 0x80060890 | is not valid for resource",
                "DeleteMultiple | 'leadid':'a0000000-0000-4000-8000-000000000190' | 501 | 0x80040800 | DeleteMultiple has not yet been implemented.",
            })
    void oneBadRowStopsAll(String action, String members, int status, String code, String sentence) {
        String before = text(org.get("leads"));
        String good = action.equals("CreateMultiple")
                ? lead("'lastname':'Good'")
                : lead("'leadid':'" + id(400) + "','lastname':'Good'");

        Reply reply = org.send(
                "POST",
                "leads/Microsoft.Dynamics.CRM." + action,
                "{\"Targets\":[" + good.replace('\'', '"') + "," + lead(members.replace('\'', '"')) + "]}");

        assertThat(reply.rejection()).as(text(reply)).isEqualTo(code);
        assertThat(reply.status()).isEqualTo(status);
        assertThat(text(reply)).contains(sentence);
        assertThat(text(org.get("leads"))).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"Targets\":{}}",
                "{\"Targets\":[1]}",
                "{\"Targets\":[{\"lastname\":\"untyped\"}]}",
                "{\"Targets\":[{\"@odata.type\":\"Microsoft.Dynamics.CRM.contact\"}]}",
                "{\"Targets\":[],\"More\":1}"
            })
    void refusesTargetsThatAreNone(String body) {
        assertThat(org.send("POST", "leads/Microsoft.Dynamics.CRM.CreateMultiple", body)
                        .status())
                .isEqualTo(400);
    }

    @Test
    void isBoundToATable() {
        assertThat(org.send("POST", "leads(" + id(400) + ")/Microsoft.Dynamics.CRM.CreateMultiple", "{}")
                        .rejection())
                .isEqualTo("0x8006088a");
        assertThat(org.send("POST", "leads/CreateMultiple", "{}").status()).isEqualTo(400);
        assertThat(org.send("PATCH", "leads/Microsoft.Dynamics.CRM.CreateMultiple", "{}")
                        .status())
                .isEqualTo(405);
    }

    @Test
    void aTableMayLackThemAndTheProbeTells() {
        String probe = "sdkmessagefilters?$select=sdkmessagefilterid&$filter=sdkmessageid/name eq 'CreateMultiple'"
                + " and primaryobjecttypecode eq 'lead'";
        assertThat(org.read(probe).path("value")).hasSize(1);

        org.api.columns().bulkActions("lead", false);

        assertThat(org.read(probe).path("value")).isEmpty();
        Reply reply = call("CreateMultiple", lead("'lastname':'x'"));
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.rejection()).isEqualTo("0x80040800");
        assertThat(text(reply)).contains("The 'CreateMultiple' method does not support entities of type 'lead'.");
        org.api.columns().bulkActions("lead", true);
        assertThat(call("CreateMultiple", lead("'lastname':'x'")).status()).isEqualTo(200);
    }

    @Test
    void messagesAreNotWrittenByClients() {
        assertThat(org.send("POST", "sdkmessages", "{\"name\":\"Mine\"}").rejection())
                .isEqualTo("0x80040800");
    }
}
