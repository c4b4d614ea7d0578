package dev.tandem.sandbox.dataverse;

import static dev.tandem.sandbox.dataverse.Organization.APPLICATION;
import static dev.tandem.sandbox.dataverse.Organization.PERSON;
import static dev.tandem.sandbox.dataverse.Organization.id;
import static dev.tandem.sandbox.dataverse.Organization.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.sandbox.data.Ref;
import dev.tandem.sandbox.http.Reply;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QualifyLeadTest {

    private static final String LEAD = "leads(" + id(400) + ")";
    private static final String QUALIFY = LEAD + "/Microsoft.Dynamics.CRM.QualifyLead";

    private final Organization org = new Organization();

    @BeforeEach
    void lead() {
        org.seed("account", "accountid", id(100), "name", "Quay");
        org.seed("contact", "contactid", id(200), "lastname", "Okafor");
        org.seed("campaign", "campaignid", id(300), "name", "Spring fair");
        org.seed(
                "lead",
                "leadid",
                id(400),
                "subject",
                "Cranes",
                "firstname",
                "Ada",
                "lastname",
                "Brandt",
                "companyname",
                "Brandt & Lund",
                "jobtitle",
                "Buyer",
                "emailaddress1",
                "ada@brandt.example",
                "address1_city",
                "Kiel",
                "mobilephone",
                "0170 1",
                "donotbulkemail",
                true,
                "leadsourcecode",
                7,
                "leadqualitycode",
                1,
                "industrycode",
                3,
                "estimatedamount",
                500,
                "ownerid",
                new Ref("systemuser", PERSON));
    }

    private static String parameters(boolean account, boolean contact, boolean opportunity) {
        return "{\"CreateAccount\":%s,\"CreateContact\":%s,\"CreateOpportunity\":%s,\"Status\":3}"
                .formatted(account, contact, opportunity);
    }

    private JsonNode qualify(String parameters) {
        Reply reply = org.send("POST", QUALIFY, parameters);
        assertThat(reply.status()).as(Organization.text(reply)).isEqualTo(200);
        return json(reply);
    }

    @Test
    void makesWhatIsAskedForAndNamesIt() {
        org.clock.advance(Duration.ofMinutes(1));
        JsonNode made = qualify(parameters(true, true, true)).path("value");

        assertThat(made).hasSize(3);
        assertThat(made.findValuesAsText("@odata.type"))
                .containsExactly(
                        "#Microsoft.Dynamics.CRM.account",
                        "#Microsoft.Dynamics.CRM.contact",
                        "#Microsoft.Dynamics.CRM.opportunity");
        String account = made.at("/0/accountid").asText();
        String contact = made.at("/1/contactid").asText();
        String opportunity = made.at("/2/opportunityid").asText();
        JsonNode lead = org.read(LEAD);
        assertThat(lead.path("statecode").asInt()).isEqualTo(1);
        assertThat(lead.path("statuscode").asInt()).isEqualTo(3);
        assertThat(lead.path("modifiedon").asText()).isEqualTo("2026-08-14T09:03:11Z");
        assertThat(lead.path("_modifiedby_value").asText()).isEqualTo(APPLICATION.toString());
        assertThat(lead.path("_parentaccountid_value").asText()).isEqualTo(account);
        assertThat(lead.path("_parentcontactid_value").asText()).isEqualTo(contact);
        assertThat(lead.path("_qualifyingopportunityid_value").asText()).isEqualTo(opportunity);
        JsonNode deal = org.read("opportunities(" + opportunity + ")");
        assertThat(deal.path("name").asText()).isEqualTo("Cranes");
        assertThat(deal.path("_customerid_value").asText()).isEqualTo(account);
        assertThat(deal.path("_parentcontactid_value").asText()).isEqualTo(contact);
        assertThat(deal.path("_originatingleadid_value").asText()).isEqualTo(id(400).toString());
        assertThat(deal.path("opportunityratingcode").asInt()).isEqualTo(1);
        assertThat(deal.path("estimatedvalue").decimalValue()).isEqualByComparingTo("500");
        assertThat(deal.path("estimatedvalue_base").decimalValue()).isEqualByComparingTo("250");
        assertThat(deal.path("statecode").asInt()).isZero();
    }

    @Test
    void copiesTheColumnsThatTheNewRowsShareWithTheLead() {
        JsonNode made = qualify(parameters(true, true, false)).path("value");

        JsonNode account = org.read("accounts(" + made.at("/0/accountid").asText() + ")");
        assertThat(account.path("name").asText()).isEqualTo("Brandt & Lund");
        assertThat(account.path("industrycode").asInt()).isEqualTo(3);
        assertThat(account.path("_originatingleadid_value").asText()).isEqualTo(id(400).toString());
        JsonNode contact = org.read("contacts(" + made.at("/1/contactid").asText() + ")");
        assertThat(contact.path("fullname").asText()).isEqualTo("Ada Brandt");
        assertThat(contact.path("jobtitle").asText()).isEqualTo("Buyer");
        assertThat(contact.path("emailaddress1").asText()).isEqualTo("ada@brandt.example");
        assertThat(contact.path("address1_city").asText()).isEqualTo("Kiel");
        assertThat(contact.path("address1_composite").asText()).isEqualTo("Kiel");
        assertThat(contact.path("mobilephone").asText()).isEqualTo("0170 1");
        assertThat(contact.path("donotbulkemail").asBoolean()).isTrue();
        assertThat(contact.path("_originatingleadid_value").asText()).isEqualTo(id(400).toString());
        assertThat(contact.path("_parentcustomerid_value").asText())
                .isEqualTo(made.at("/0/accountid").asText());
        assertThat(contact.path("_ownerid_value").asText()).isEqualTo(PERSON.toString());
        assertThat(contact.path("_createdby_value").asText()).isEqualTo(APPLICATION.toString());
        assertThat(contact.path("statecode").asInt()).isZero();
        assertThat(contact.path("statuscode").asInt()).isEqualTo(1);
        assertThat(contact.path("leadsourcecode").asInt())
                .as("a contact has other lead sources than a lead")
                .isEqualTo(1);
    }

    @Test
    void keepsTheParentsThatTheLeadHas() {
        org.send(
                "PATCH",
                LEAD,
                "{\"parentaccountid@odata.bind\":\"/accounts(%s)\",\"parentcontactid@odata.bind\":\"/contacts(%s)\"}"
                        .formatted(id(100), id(200)));

        JsonNode made = qualify(parameters(true, true, true)).path("value");

        assertThat(made).hasSize(1);
        JsonNode deal = org.read("opportunities(" + made.at("/0/opportunityid").asText() + ")");
        assertThat(deal.path("_parentaccountid_value").asText()).isEqualTo(id(100).toString());
        assertThat(deal.path("_parentcontactid_value").asText()).isEqualTo(id(200).toString());
        assertThat(org.read("contacts").path("value")).hasSize(1);
        assertThat(org.read("accounts").path("value")).hasSize(1);
    }

    @Test
    void aNewContactBelongsToTheAccountThatTheLeadHas() {
        org.send("PATCH", LEAD, "{\"parentaccountid@odata.bind\":\"/accounts(%s)\"}".formatted(id(100)));

        JsonNode made = qualify(parameters(true, true, false)).path("value");

        assertThat(made).hasSize(1);
        assertThat(org.read("contacts(" + made.at("/0/contactid").asText() + ")")
                        .path("_parentcustomerid_value")
                        .asText())
                .isEqualTo(id(100).toString());
    }

    @Test
    void takesCustomerCampaignAndCurrencyOfTheOpportunity() {
        String parameters = parameters(false, false, true)
                .replace(
                        "}",
                        (",\"OpportunityCustomerId\":{\"@odata.type\":\"Microsoft.Dynamics.CRM.contact\",\"contactid\":\"%s\"},"
                                        + "\"OpportunityCurrencyId\":{\"@odata.type\":\"Microsoft.Dynamics.CRM.transactioncurrency\","
                                        + "\"transactioncurrencyid\":\"%s\"},"
                                        + "\"SourceCampaignId\":{\"@odata.type\":\"Microsoft.Dynamics.CRM.campaign\",\"campaignid\":\"%s\"}}")
                                .formatted(id(200), Organization.EURO, id(300)));

        String opportunity = qualify(parameters).at("/value/0/opportunityid").asText();

        JsonNode deal = org.read("opportunities(" + opportunity + ")");
        assertThat(deal.path("_customerid_value").asText()).isEqualTo(id(200).toString());
        assertThat(deal.path("_transactioncurrencyid_value").asText()).isEqualTo(Organization.EURO.toString());
        assertThat(deal.path("_campaignid_value").asText()).isEqualTo(id(300).toString());
    }

    @Test
    void minusOneIsTheDefaultStatus() {
        assertThat(qualify(parameters(false, false, false).replace(":3", ":-1")).path("value"))
                .isEmpty();
        assertThat(org.read(LEAD).path("statuscode").asInt()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"CreateContact\":true,\"CreateOpportunity\":false,\"Status\":3} | 400 | 0x80040203",
                "{\"CreateAccount\":true,\"CreateContact\":true,\"CreateOpportunity\":false} | 400 | 0x80040203",
                "{\"CreateAccount\":\"yes\",\"CreateContact\":true,\"CreateOpportunity\":false,\"Status\":3} | 400 | 0x80048d19",
                "{\"CreateAccount\":true,\"CreateContact\":true,\"CreateOpportunity\":false,\"Status\":\"3\"} | 400 | 0x80048d19",
                "{\"CreateAccount\":true,\"CreateContact\":true,\"CreateOpportunity\":false,\"Status\":4} | 400 | 0x80048408",
                "{\"CreateAccount\":true,\"CreateContact\":true,\"CreateOpportunity\":false,\"Status\":3,\"x\":1} | 400 | 0x80048d19",
                "{\"CreateAccount\":true,\"CreateContact\":true,\"CreateOpportunity\":true,\"Status\":3,\"SourceCampaignId\":{\"@odata.type\":\"Microsoft.Dynamics.CRM.campaign\",\"campaignid\":\"a0000000-0000-4000-8000-00000000ffff\"}} | 404 | 0x80040217",
            })
    void refusesUnsuitableParametersAndMakesNothing(String parameters, int status, String code) {
        long before = org.read(LEAD).path("versionnumber").asLong();
        Reply reply = org.send("POST", QUALIFY, parameters);

        assertThat(reply.status()).as(Organization.text(reply)).isEqualTo(status);
        assertThat(reply.rejection()).isEqualTo(code);
        assertThat(org.read(LEAD).path("versionnumber").asLong()).isEqualTo(before);
        assertThat(org.read("contacts").path("value")).hasSize(1);
        assertThat(org.read("accounts").path("value")).hasSize(1);
    }

    @Test
    void refusesALeadThatIsNotOpenOrIsGone() {
        qualify(parameters(false, true, false));
        Reply again = org.send("POST", QUALIFY, parameters(false, true, false));
        assertThat(again.status()).isEqualTo(400);
        assertThat(again.rejection()).isEqualTo("0x80040233");
        org.send("DELETE", LEAD, "");
        Reply gone = org.send("POST", QUALIFY, parameters(false, true, false));
        assertThat(gone.status()).isEqualTo(404);
        assertThat(gone.rejection()).isEqualTo("0x80040217");
    }

    @Test
    void isOnlyKnownByItsFullNameBehindALead() {
        assertThat(org.send("POST", LEAD + "/QualifyLead", parameters(true, true, false))
                        .rejection())
                .isEqualTo("0x80060888");
        assertThat(org.send("POST", "contacts(" + id(200) + ")/Microsoft.Dynamics.CRM.QualifyLead", "{}")
                        .rejection())
                .isEqualTo("0x8006088a");
        assertThat(org.send("PATCH", QUALIFY, parameters(true, true, false)).status())
                .isEqualTo(405);
        assertThat(org.send("POST", QUALIFY, parameters(true, true, false)).operation())
                .isEqualTo("QualifyLead");
    }

    @Test
    void leadAndContactAreTwoChangesInTwoDeltas() {
        String leads = org.read("leads?$select=leadid,statecode", "Prefer", "odata.track-changes")
                .path("@odata.deltaLink")
                .asText();
        String contacts = org.read(
                        "contacts?$select=contactid,_originatingleadid_value", "Prefer", "odata.track-changes")
                .path("@odata.deltaLink")
                .asText();

        qualify(parameters(true, true, false));

        assertThat(org.read(leads).path("value")).hasSize(1);
        assertThat(org.read(contacts).at("/value/0/_originatingleadid_value").asText())
                .isEqualTo(id(400).toString());
    }
}
