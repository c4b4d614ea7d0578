package dev.tandem.sandbox.dataverse;

import static dev.tandem.sandbox.dataverse.Organization.PERSON;
import static dev.tandem.sandbox.dataverse.Organization.ROOT;
import static dev.tandem.sandbox.dataverse.Organization.TEAM;
import static dev.tandem.sandbox.dataverse.Organization.id;
import static dev.tandem.sandbox.dataverse.Organization.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.sandbox.data.Ref;
import dev.tandem.sandbox.http.Reply;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WritingTest {

    private static final String LEAD = "leads(" + id(400) + ")";
    private static final String CONTACT = "contacts(" + id(200) + ")";

    private final Organization org = new Organization();

    @BeforeEach
    void rows() {
        org.seed("account", "accountid", id(100), "name", "Harbour");
        org.seed("account", "accountid", id(101), "name", "Quay");
        org.seed(
                "contact",
                "contactid",
                id(200),
                "firstname",
                "Ines",
                "lastname",
                "Okafor",
                "parentcustomerid",
                new Ref("account", id(100)),
                "ownerid",
                new Ref("systemuser", PERSON),
                "createdon",
                "2026-01-01T00:00:00Z");
        org.seed(
                "lead",
                "leadid",
                id(400),
                "subject",
                "Fair",
                "lastname",
                "Brandt",
                "customerid",
                new Ref("account", id(100)),
                "ownerid",
                new Ref("systemuser", PERSON));
    }

    @Test
    void createsARowWithDefaultsOwnerAndComputedColumns() {
        Reply reply = org.send(
                "POST",
                "leads",
                "{\"subject\":\"Fair\",\"firstname\":\"Ada\",\"lastname\":\"Lund\",\"ownerid@odata.bind\":\"/teams("
                        + TEAM + ")\",\"modifiedon\":\"1999-01-01T00:00:00Z\",\"revenue\":12.345}");
        assertThat(reply.status()).isEqualTo(204);
        assertThat(reply.body()).isEmpty();
        String address = reply.headers().get("OData-EntityId");
        assertThat(address).matches(Pattern.quote(ROOT) + "leads\\([0-9a-f-]{36}\\)");
        JsonNode lead = org.read(address);
        assertThat(lead.get("fullname").asText()).isEqualTo("Ada Lund");
        assertThat(lead.get("leadqualitycode").asInt()).isEqualTo(2);
        assertThat(lead.get("preferredcontactmethodcode").asInt()).isEqualTo(1);
        assertThat(lead.get("donotbulkemail").asBoolean()).isFalse();
        assertThat(lead.get("followemail").asBoolean()).isTrue();
        assertThat(lead.get("statecode").asInt()).isZero();
        assertThat(lead.get("statuscode").asInt()).isEqualTo(1);
        assertThat(lead.get("_ownerid_value").asText()).isEqualTo(TEAM.toString());
        assertThat(lead.get("_owningteam_value").asText()).isEqualTo(TEAM.toString());
        assertThat(lead.get("_createdby_value").asText()).isEqualTo(Organization.APPLICATION.toString());
        assertThat(lead.get("modifiedon").asText()).isEqualTo(Organization.NOW);
        assertThat(lead.get("revenue").decimalValue()).isEqualByComparingTo("12.35");
        assertThat(lead.get("revenue_base").decimalValue()).isEqualByComparingTo("6.175");
    }

    @Test
    void answersWithTheRowWhenPreferred() {
        Reply created = org.send(
                "POST",
                "leads?$select=leadid,versionnumber",
                "{\"lastname\":\"Lund\"}",
                "Prefer",
                "return=representation");
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.headers()).containsEntry("Preference-Applied", "return=representation");
        long version = json(created).get("versionnumber").asLong();
        assertThat(created.headers().get("ETag")).isEqualTo("W/\"" + version + "\"");
        Reply changed = org.send(
                "PATCH",
                LEAD + "?$select=versionnumber",
                "{\"jobtitle\":\"Buyer\"}",
                "Prefer",
                "return=representation");
        assertThat(changed.status()).isEqualTo(200);
        assertThat(json(changed).get("versionnumber").asLong()).isGreaterThan(version);
    }

    @Test
    void takesTheClientsIdOnceOnly() {
        String body = "{\"leadid\":\"" + id(500) + "\",\"lastname\":\"Lund\"}";
        assertThat(org.send("POST", "leads", body).headers().get("OData-EntityId"))
                .endsWith("(" + id(500) + ")");
        Reply again = org.send("POST", "leads", body);
        assertThat(again.status()).isEqualTo(412);
        assertThat(again.rejection()).isEqualTo("0x80040237");
    }

    @Test
    void changesOnlyWhatIsSentAndRaisesTheVersion() {
        long before = org.read(CONTACT).get("versionnumber").asLong();
        org.clock.advance(Duration.ofMinutes(5));
        assertThat(org.send("PATCH", CONTACT, "{\"jobtitle\":\"Buyer\",\"lastname\":\"Okafor-Lund\"}")
                        .status())
                .isEqualTo(204);
        JsonNode after = org.read(CONTACT);
        assertThat(after.get("firstname").asText()).isEqualTo("Ines");
        assertThat(after.get("fullname").asText()).isEqualTo("Ines Okafor-Lund");
        assertThat(after.get("versionnumber").asLong()).isGreaterThan(before);
        assertThat(after.get("@odata.etag").asText())
                .isEqualTo("W/\"" + after.get("versionnumber").asLong() + "\"");
        assertThat(after.get("modifiedon").asText()).isEqualTo("2026-08-14T09:07:11Z");
        assertThat(after.get("createdon").asText()).isEqualTo("2026-01-01T00:00:00Z");
        assertThat(after.get("_modifiedby_value").asText()).isEqualTo(Organization.APPLICATION.toString());
    }

    @Test
    void patchesUpsertByDefaultAndHeedConditions() {
        String absent = "contacts(" + id(999) + ")";
        assertThat(org.send("PATCH", absent, "{}", "If-Match", "*").rejection()).isEqualTo("0x80040217");
        assertThat(org.get(absent).status()).isEqualTo(404);
        assertThat(org.send("PATCH", absent, "{\"lastname\":\"New\"}", "If-None-Match", "null")
                        .status())
                .isEqualTo(204);
        assertThat(org.read(absent).get("lastname").asText()).isEqualTo("New");
        assertThat(org.send("PATCH", absent, "{}", "If-None-Match", "*").status())
                .isEqualTo(412);
        String etag = org.read(absent).get("@odata.etag").asText();
        assertThat(org.send("PATCH", absent, "{\"lastname\":\"A\"}", "If-Match", etag)
                        .status())
                .isEqualTo(204);
        Reply stale = org.send("PATCH", absent, "{\"lastname\":\"B\"}", "If-Match", etag);
        assertThat(stale.status()).isEqualTo(412);
        assertThat(stale.rejection()).isEqualTo("0x80060882");
        assertThat(org.send("DELETE", absent, "", "If-Match", etag).status()).isEqualTo(412);
        assertThat(org.send("DELETE", absent, "").status()).isEqualTo(204);
        assertThat(org.send("DELETE", absent, "").rejection()).isEqualTo("0x80040217");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"lastname\": | 400 | 0x80048d19",
                "[1] | 400 | 0x80048d19",
                "{\"nosuch\":1} | 400 | 0x0",
                "{\"nosuch@odata.bind\":\"/accounts(x)\"} | 400 | 0x0",
                "{\"lastname\":5} | 400 | 0x80048d19",
                "{\"numberofemployees\":\"5\"} | 400 | 0x80048d19",
                "{\"numberofemployees\":5.5} | 400 | 0x80048d19",
                "{\"donotphone\":\"true\"} | 400 | 0x80048d19",
                "{\"numberofemployees\":1000001} | 400 | 0x80044330",
                "{\"revenue\":-1} | 400 | 0x80044330",
                "{\"leadsourcecode\":99} | 400 | 0x8004431a",
                "{\"mobilephone\":\"123456789012345678901\"} | 400 | 0x80044331",
                "{\"estimatedclosedate\":\"2026-13-01\"} | 400 | 0x80040239",
                "{\"schedulefollowup_qualify\":\"1700-01-01T00:00:00Z\"} | 400 | 0x80040239",
                "{\"statuscode\":3} | 400 | 0x80048408",
                "{\"statecode\":1,\"statuscode\":1} | 400 | 0x80048408",
                "{\"statecode\":null} | 400 | 0x80040200",
                "{\"ownerid@odata.bind\":null} | 400 | 0x80040200",
                "{\"_ownerid_value\":\"a0000000-0000-4000-8000-000000000002\"} | 400 | 0x80060888",
                "{\"parentaccountid@odata.bind\":\"/accounts(a0000000-0000-4000-8000-00000000ffff)\"} | 404 | 0x80040217",
                "{\"parentaccountid@odata.bind\":\"/contacts(a0000000-0000-4000-8000-0000000000c8)\"} | 400 | 0x80048d19",
                "{\"parentaccountid\":{\"name\":\"deep\"}} | 501 | 0x80040800",
            })
    void refusesInvalidChangesAndKeepsTheRow(String body, int status, String code) {
        long before = org.read(LEAD).get("versionnumber").asLong();
        Reply reply = org.send("PATCH", LEAD, body);
        assertThat(reply.status()).as(Organization.text(reply)).isEqualTo(status);
        assertThat(reply.rejection()).isEqualTo(code);
        assertThat(org.read(LEAD).get("versionnumber").asLong()).isEqualTo(before);
    }

    @Test
    void saysWhatIsWrongInTheDocumentedWords() {
        Reply tooLong = org.send("PATCH", LEAD, "{\"subject\":\"" + "x".repeat(301) + "\"}");
        assertThat(json(tooLong).at("/error/message").asText())
                .isEqualTo("A validation error occurred.  The length of the 'subject' attribute of the 'lead' entity"
                        + " exceeded the maximum allowed length of '300'.");
        Reply option = org.send("PATCH", LEAD, "{\"leadqualitycode\":9}");
        assertThat(json(option).at("/error/message").asText())
                .isEqualTo("A validation error occurred. The value 9 of 'leadqualitycode' on record of type 'lead' is"
                        + " outside the valid range. Accepted Values: 1,2,3");
        Reply state = org.send("PATCH", LEAD, "{\"statecode\":0,\"statuscode\":3}");
        assertThat(json(state).at("/error/message").asText())
                .isEqualTo(
                        "3 is not a valid status code for state code LeadState.Open on lead with Id " + id(400) + ".");
    }

    @Test
    void changesStateWithItsStatus() {
        assertThat(org.send("PATCH", LEAD, "{\"statecode\":2,\"statuscode\":7}").status())
                .isEqualTo(204);
        assertThat(org.read(LEAD).get("statuscode").asInt()).isEqualTo(7);
        assertThat(org.send("PATCH", LEAD, "{\"statecode\":0}").status()).isEqualTo(204);
        assertThat(org.read(LEAD).get("statuscode").asInt()).isEqualTo(1);
        assertThat(org.send("POST", "leads", "{\"statecode\":2,\"statuscode\":4}")
                        .rejection())
                .isEqualTo("0x80048408");
        assertThat(org.send("POST", "leads", "{\"statuscode\":2}").status()).isEqualTo(204);
        org.seed("opportunity", "opportunityid", id(600), "name", "Deal");
        assertThat(org.send("PATCH", "opportunities(" + id(600) + ")", "{\"statecode\":1,\"statuscode\":3}")
                        .rejection())
                .isEqualTo("0x80100005");
    }

    @ParameterizedTest
    @CsvSource({
        "/accounts(%s)",
        "accounts(%s)",
        "https://kestrel.test:8443/api/data/v9.2/accounts(%s)",
        "/api/data/v9.2/accounts(%s)"
    })
    void bindsByEveryFormOfAddress(String form) {
        String body = "{\"parentcustomerid_account@odata.bind\":\"" + form.formatted(id(101)) + "\"}";
        assertThat(org.send("PATCH", CONTACT, body).status()).isEqualTo(204);
        assertThat(org.read(CONTACT).get("_parentcustomerid_value").asText()).isEqualTo(id(101).toString());
    }

    @Test
    void bindsByAnAlternateKey() {
        String body =
                "{\"preferredsystemuserid@odata.bind\":\"/systemusers(azureactivedirectoryobjectid=" + id(10) + ")\"}";
        assertThat(org.send("PATCH", CONTACT, body).status()).isEqualTo(204);
        assertThat(org.read(CONTACT).get("_preferredsystemuserid_value").asText())
                .isEqualTo(Organization.APPLICATION.toString());
    }

    @Test
    void aPolymorphicLookupHasOneTargetAtATime() {
        org.seed("contact", "contactid", id(201), "lastname", "Boss");
        org.send(
                "PATCH",
                CONTACT,
                "{\"parentcustomerid_account\":null,\"parentcustomerid_contact@odata.bind\":\"/contacts(" + id(201)
                        + ")\"}");
        assertThat(org.read(CONTACT + "/parentcustomerid_contact")
                        .get("lastname")
                        .asText())
                .isEqualTo("Boss");
        assertThat(org.get(CONTACT + "/parentcustomerid_account").status()).isEqualTo(204);
        org.send("PATCH", CONTACT, "{\"parentcustomerid_account@odata.bind\":null}");
        assertThat(org.read(CONTACT).get("_parentcustomerid_value").isNull())
                .as("clearing the other target leaves the lookup alone")
                .isFalse();
        org.send("PATCH", CONTACT, "{\"parentcustomerid_contact@odata.bind\":null}");
        assertThat(org.read(CONTACT).get("_parentcustomerid_value").isNull()).isTrue();
    }

    @Test
    void writesSingleColumnsAndReferences() {
        assertThat(org.send("PUT", CONTACT + "/jobtitle", "{\"value\":\"Buyer\"}")
                        .status())
                .isEqualTo(204);
        assertThat(org.read(CONTACT).get("jobtitle").asText()).isEqualTo("Buyer");
        assertThat(org.send("DELETE", CONTACT + "/jobtitle", "").status()).isEqualTo(204);
        assertThat(org.read(CONTACT).get("jobtitle").isNull()).isTrue();
        String reference = "{\"@odata.id\":\"" + ROOT + "accounts(" + id(101) + ")\"}";
        assertThat(org.send("PUT", CONTACT + "/parentcustomerid_account/$ref", reference)
                        .status())
                .isEqualTo(204);
        assertThat(org.read(CONTACT).get("_parentcustomerid_value").asText()).isEqualTo(id(101).toString());
        assertThat(org.send("DELETE", CONTACT + "/parentcustomerid_account/$ref", "")
                        .status())
                .isEqualTo(204);
        assertThat(org.read(CONTACT).get("_parentcustomerid_value").isNull()).isTrue();
    }

    @Test
    void addsToAndRemovesFromCollections() {
        String members = "teams(" + TEAM + ")/teammembership_association";
        String user = ROOT + "systemusers(" + Organization.APPLICATION + ")";
        assertThat(org.send("POST", members + "/$ref", "{\"@odata.id\":\"" + user + "\"}")
                        .status())
                .isEqualTo(204);
        assertThat(org.read(members).get("value")).hasSize(2);
        assertThat(org.send("DELETE", members + "(" + Organization.APPLICATION + ")/$ref", "")
                        .status())
                .isEqualTo(204);
        assertThat(org.read(members).get("value")).hasSize(1);
        String contacts = "accounts(" + id(101) + ")/contact_customer_accounts/$ref";
        assertThat(org.send("POST", contacts, "{\"@odata.id\":\"" + ROOT + CONTACT + "\"}")
                        .status())
                .isEqualTo(204);
        assertThat(org.read(CONTACT).get("_parentcustomerid_value").asText()).isEqualTo(id(101).toString());
        assertThat(org.send("DELETE", contacts + "?$id=" + ROOT + CONTACT, "").status())
                .isEqualTo(204);
        assertThat(org.read(CONTACT).get("_parentcustomerid_value").isNull()).isTrue();
    }

    @Test
    void deletingACustomerDeletesItsLeadsAndClearsOtherLookups() {
        long before = org.read(CONTACT).get("versionnumber").asLong();
        assertThat(org.send("DELETE", "accounts(" + id(100) + ")", "").status()).isEqualTo(204);
        assertThat(org.get(LEAD).status()).isEqualTo(404);
        JsonNode contact = org.read(CONTACT);
        assertThat(contact.get("_parentcustomerid_value").isNull()).isTrue();
        assertThat(contact.get("versionnumber").asLong()).isGreaterThan(before);
    }

    @Test
    void aConnectionHasATwin() {
        org.seed("opportunity", "opportunityid", id(600), "name", "Deal");
        org.seed("connectionrole", "connectionroleid", id(700), "name", "Decision Maker", "category", 1000);
        Reply reply = org.send(
                "POST",
                "connections",
                "{\"record1id_opportunity@odata.bind\":\"/opportunities(" + id(600)
                        + ")\",\"record2id_contact@odata.bind\":\"/" + CONTACT
                        + "\",\"record2roleid@odata.bind\":\"/connectionroles(" + id(700) + ")\"}");
        assertThat(reply.status()).isEqualTo(204);
        JsonNode both = org.read("connections?$orderby=ismaster desc").get("value");
        assertThat(both).hasSize(2);
        JsonNode master = both.get(0);
        JsonNode twin = both.get(1);
        assertThat(master.get("record1objecttypecode").asInt()).isEqualTo(3);
        assertThat(twin.get("record1objecttypecode").asInt()).isEqualTo(2);
        assertThat(twin.get("_record1roleid_value").asText()).isEqualTo(id(700).toString());
        assertThat(twin.get("_relatedconnectionid_value").asText())
                .isEqualTo(master.get("connectionid").asText());
        assertThat(master.get("_relatedconnectionid_value").asText())
                .isEqualTo(twin.get("connectionid").asText());
        org.send("PATCH", "connections(" + twin.get("connectionid").asText() + ")", "{\"description\":\"met\"}");
        assertThat(org.read("connections?$filter=description eq 'met'").get("value"))
                .hasSize(2);
        org.send("DELETE", "connections(" + master.get("connectionid").asText() + ")", "");
        assertThat(org.read("connections").get("value")).isEmpty();
    }

    @Test
    void readOnlyColumnsAreIgnored() {
        assertThat(org.send(
                                "PATCH",
                                CONTACT,
                                "{\"fullname\":\"X\",\"merged\":true,\"versionnumber\":1,\"importsequencenumber\":7}")
                        .status())
                .isEqualTo(204);
        JsonNode contact = org.read(CONTACT);
        assertThat(contact.get("fullname").asText()).isEqualTo("Ines Okafor");
        assertThat(contact.get("merged").asBoolean()).isFalse();
        assertThat(contact.get("importsequencenumber").isNull()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "leads(%s)/Microsoft.Dynamics.CRM.Route, Route",
        "AddItemCampaign, AddItemCampaign",
    })
    void namesTheOperationsItLacks(String path, String operation) {
        Reply reply = org.send("POST", path.formatted(id(400)), "{}");
        assertThat(reply.status()).isEqualTo(501);
        assertThat(reply.operation()).isEqualTo(operation);
        assertThat(json(reply).at("/error/message").asText()).contains(operation);
    }

    @Test
    void refusesVerbsThatAResourceDoesNotKnow() {
        assertThat(org.send("PATCH", "contacts", "{}").status()).isEqualTo(405);
        assertThat(org.send("DELETE", "contacts", "").status()).isEqualTo(405);
        assertThat(org.send("POST", CONTACT, "{}").status()).isEqualTo(405);
        assertThat(org.send("POST", "nosuch", "{}").rejection()).isEqualTo("0x8006088a");
        assertThat(org.send("POST", "leads?$select=nosuch", "{}").rejection()).isEqualTo("0x0");
    }
}
