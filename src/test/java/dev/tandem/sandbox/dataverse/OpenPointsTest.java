package dev.tandem.sandbox.dataverse;

import static dev.tandem.sandbox.dataverse.Organization.id;
import static dev.tandem.sandbox.dataverse.Organization.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.sandbox.data.Ref;
import dev.tandem.sandbox.http.OpenPoints.Choice;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Microsoft's documentation leaves open (Dataverse reference, section 22), in both ways. */
class OpenPointsTest {

    private static final String CONTACT = "contacts(" + id(200) + ")";

    private final Organization org = new Organization();

    @BeforeEach
    void rows() {
        org.seed("account", "accountid", id(100), "name", "Harbour");
        org.seed("contact", "contactid", id(200), "lastname", "Okafor", "jobtitle", "Buyer");
        org.seed("contact", "contactid", id(201), "lastname", "Past", "statecode", 1, "statuscode", 2);
        org.seed("lead", "leadid", id(400), "lastname", "Brandt", "parentaccountid", new Ref("account", id(100)));
        org.seed("lead", "leadid", id(401), "lastname", "Brand");
    }

    private void choose(String point, String value) {
        org.api.openPoints().choose(point, value);
    }

    @Test
    void eachPointIsExplainedAndHasTwoWays() {
        assertThat(org.api.openPoints().choices()).hasSizeGreaterThan(10).allSatisfy(choice -> {
            assertThat(choice.name()).matches("[a-z-]+");
            assertThat(choice.about()).isNotBlank();
            assertThat(choice.values()).hasSize(2).doesNotHaveDuplicates();
        });
        assertThat(org.api.openPoints().choices()).extracting(Choice::name).doesNotHaveDuplicates();
    }

    @Test
    void anEqualWriteMakesANewVersionOrNot() {
        String before = text(org.get(CONTACT));
        choose("equal-write", "same-version");
        assertThat(org.send("PATCH", CONTACT, "{\"jobtitle\":\"Buyer\"}").status())
                .isEqualTo(204);
        assertThat(text(org.get(CONTACT))).isEqualTo(before);

        choose("equal-write", "new-version");
        org.send("PATCH", CONTACT, "{\"jobtitle\":\"Buyer\"}");
        assertThat(text(org.get(CONTACT))).isNotEqualTo(before);
    }

    @Test
    void closedRowsAreWritableOrNot() {
        String inactive = "contacts(" + id(201) + ")";
        assertThat(org.send("PATCH", inactive, "{\"jobtitle\":\"x\"}").status()).isEqualTo(204);

        choose("closed-rows", "read-only");
        assertThat(org.send("PATCH", inactive, "{\"jobtitle\":\"y\"}").rejection())
                .isEqualTo("0x80040230");
        assertThat(org.send("PATCH", CONTACT, "{\"jobtitle\":\"y\"}").status()).isEqualTo(204);
        assertThat(org.send("PATCH", inactive, "{\"statecode\":0,\"statuscode\":1}")
                        .status())
                .isEqualTo(204);
        assertThat(org.send("PATCH", inactive, "{\"jobtitle\":\"y\"}").status()).isEqualTo(204);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POST  | contacts | {}",
                "POST  | accounts | {}",
                "PATCH | contacts(a0000000-0000-4000-8000-0000000000c8) | {'lastname':null}",
            })
    void columnsThatFormsAskForAreAskedForOrNot(String method, String path, String body) {
        String json = body.replace('\'', '"');
        choose("application-required", "enforced");
        var refused = org.send(method, path, json);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.rejection()).isEqualTo("0x80040200");

        choose("application-required", "not-enforced");
        assertThat(org.send(method, path, json).status()).isEqualTo(204);
    }

    @ParameterizedTest
    @CsvSource({"null, null", "empty, ''"})
    void anEmptyTextIsStoredAsNullOrEmpty(String value, String seen) {
        choose("empty-text", value);

        org.send("PATCH", CONTACT, "{\"jobtitle\":\"\"}");

        assertThat(org.read(CONTACT).path("jobtitle").asText()).isEqualTo(seen);
    }

    @ParameterizedTest
    @CsvSource({"both, 0", "one, 1"})
    void deletingAConnectionTakesItsOtherHalfOrNot(String value, int left) {
        choose("connection-deletion", value);
        org.seed("opportunity", "opportunityid", id(600), "name", "Deal");
        String connection = org.send(
                        "POST",
                        "connections",
                        "{\"record1id_opportunity@odata.bind\":\"/opportunities(" + id(600)
                                + ")\",\"record2id_contact@odata.bind\":\"/" + CONTACT + "\"}")
                .headers()
                .get("OData-EntityId");

        org.send("DELETE", connection, "");

        assertThat(org.read("connections").path("value")).hasSize(left);
    }

    @ParameterizedTest
    @CsvSource({"disqualified, 2, 7", "open, 0, 1"})
    void aMergedLeadIsDisqualifiedOrOpen(String value, int state, int status) {
        choose("merged-lead", value);

        org.send(
                "POST",
                "Merge",
                "{\"Target\":{\"@odata.type\":\"Microsoft.Dynamics.CRM.lead\",\"leadid\":\"" + id(400)
                        + "\"},\"Subordinate\":{\"@odata.type\":\"Microsoft.Dynamics.CRM.lead\",\"leadid\":\"" + id(401)
                        + "\"},\"PerformParentingChecks\":false}");

        JsonNode loser = org.read("leads(" + id(401) + ")");
        assertThat(loser.path("merged").asBoolean()).isTrue();
        assertThat(loser.path("_masterid_value").asText()).isEqualTo(id(400).toString());
        assertThat(loser.path("statecode").asInt()).isEqualTo(state);
        assertThat(loser.path("statuscode").asInt()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({"used, 1", "ignored, 2"})
    void qualificationUsesTheLeadsAccountOrMakesOne(String value, int accounts) {
        choose("qualify-parents", value);

        org.send(
                "POST",
                "leads(" + id(400) + ")/Microsoft.Dynamics.CRM.QualifyLead",
                "{\"CreateAccount\":true,\"CreateContact\":false,\"CreateOpportunity\":false,\"Status\":3}");

        assertThat(org.read("accounts").path("value")).hasSize(accounts);
    }

    @ParameterizedTest
    @CsvSource({"row, 0", "children, 2"})
    void assigningAnAccountAssignsWhatHangsOnItOrNot(String value, int assigned) {
        choose("assign-cascade", value);
        org.seed("contact", "contactid", id(210), "lastname", "Child", "parentcustomerid", new Ref("account", id(100)));
        org.seed("opportunity", "opportunityid", id(610), "name", "Deal", "customerid", new Ref("contact", id(210)));

        org.send(
                "PATCH", "accounts(" + id(100) + ")", "{\"ownerid@odata.bind\":\"/teams(" + Organization.TEAM + ")\"}");

        String owned = "/$count?$filter=_ownerid_value eq " + Organization.TEAM;
        int contacts = count("contacts" + owned);
        int opportunities = count("opportunities" + owned);
        assertThat(contacts + opportunities).isEqualTo(assigned);
        assertThat(count("accounts" + owned)).isEqualTo(1);
    }

    private int count(String path) {
        return Integer.parseInt(text(org.get(path)).replace("\uFEFF", ""));
    }

    @ParameterizedTest
    @CsvSource({
        "kept, 2026-08-14T09:02:11Z, 2020-01-02T00:00:00Z",
        "swapped, 2020-01-02T00:00:00Z, 2026-08-14T09:02:11Z"
    })
    void theDateOfAMigratedRowIsKeptBesideItsCreationOrChangesPlacesWithIt(String value, String created, String told) {
        choose("overridden-creation", value);

        org.send("POST", "contacts", "{\"contactid\":\"" + id(300) + "\",\"overriddencreatedon\":\"2020-01-02\"}");

        JsonNode row = org.read("contacts(" + id(300) + ")");
        assertThat(row.path("createdon").asText()).isEqualTo(created);
        assertThat(row.path("overriddencreatedon").asText()).isEqualTo(told);
        org.send("POST", "contacts", "{\"contactid\":\"" + id(301) + "\"}");
        assertThat(org.read("contacts(" + id(301) + ")").path("createdon").asText())
                .isEqualTo(Organization.NOW);
    }

    @ParameterizedTest
    @CsvSource({"free, 204, ''", "unique, 412, 0x80060892"})
    void rowsWithoutAValueOfAnAlternateKeyMayBeEqualOrNot(String value, int status, String code) {
        choose("null-in-keys", value);
        org.api.columns().addKey("contact", List.of("lastname", "jobtitle"));

        assertThat(org.send("POST", "contacts", "{\"lastname\":\"Lund\"}").status())
                .isEqualTo(204);
        var second = org.send("POST", "contacts", "{\"lastname\":\"Lund\"}");

        assertThat(second.status()).isEqualTo(status);
        assertThat(second.rejection()).isEqualTo(code);
        assertThat(org.send("POST", "contacts", "{}").status()).isEqualTo(204);
        assertThat(org.send("POST", "contacts", "{}").status())
                .as("a row without any value of the key")
                .isEqualTo(204);
    }

    @ParameterizedTest
    @CsvSource({"default-status, 204, ''", "refused, 400, 0x80048408"})
    void aStateAloneBringsItsDefaultStatusOrIsRefused(String value, int status, String code) {
        choose("state-alone", value);

        var reply = org.send("PATCH", CONTACT, "{\"statecode\":1}");

        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.rejection()).isEqualTo(code);
        assertThat(org.read(CONTACT).path("statuscode").asInt()).isEqualTo(status == 204 ? 2 : 1);
        assertThat(org.send("PATCH", CONTACT, "{\"statecode\":1,\"statuscode\":2}")
                        .status())
                .isEqualTo(204);
        assertThat(org.send("PATCH", CONTACT, "{\"statecode\":1}").status())
                .as("no change")
                .isEqualTo(204);
    }

    @ParameterizedTest
    @CsvSource({"400", "410"})
    void anExpiredTokenHasOneStatusOrTheOther(int status) {
        choose("expired-token-status", String.valueOf(status));
        String link = org.read("contacts?$select=lastname", "Prefer", "odata.track-changes")
                .get("@odata.deltaLink")
                .asText();
        org.clock.advance(Duration.ofDays(8));

        assertThat(org.get(link).status()).isEqualTo(status);
        assertThat(org.get(link).rejection()).isEqualTo("0x80044352");
    }

    @Test
    void aTableWithoutChangeTrackingCanGetIt() {
        org.api.columns().track("contact", false);
        assertThat(org.get("contacts?$select=lastname", "Prefer", "odata.track-changes")
                        .rejection())
                .isEqualTo("0x80072491");
        assertThat(org.read("EntityDefinitions(LogicalName='contact')?$select=ChangeTrackingEnabled")
                        .path("ChangeTrackingEnabled")
                        .asBoolean())
                .isFalse();

        org.api.columns().track("team", false);
        assertThat(org.get("teammemberships?$select=teamid", "Prefer", "odata.track-changes")
                        .rejection())
                .isEqualTo("0x80072492");

        org.api.columns().track("contact", true);
        assertThat(org.get("contacts?$select=lastname", "Prefer", "odata.track-changes")
                        .status())
                .isEqualTo(200);
    }
}
