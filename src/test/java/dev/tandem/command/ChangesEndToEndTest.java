package dev.tandem.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody changes in Dynamics is in Marketo one cycle later. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ChangesEndToEndTest {

    private TwoSystems systems;
    private Office office;
    private List<String> contacts;

    @BeforeAll
    void copy(@TempDir Path directory) {
        systems = TwoSystems.start(directory, 60);
        office = systems.office();
        systems.cycle();
        contacts = office.contacts();
    }

    @AfterAll
    void stop() throws IOException {
        systems.close();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "salutation, salutation, Dr.",
                "firstname, firstName, Zoë",
                "middlename, middleName, Ł.",
                "lastname, lastName, O'Brien-Ståhl",
                "emailaddress1, email, new.address@office.example",
                "jobtitle, title, Head of Paper",
                "telephone1, phone, +49 30 1234",
                "mobilephone, mobilePhone, +49 170 1234",
                "telephone2, microsoftHomePhone, +49 30 4321",
                "address1_line1, address, 1 Quay <West>",
                "address1_line2, microsoftAddress2, Floor 2",
                "address1_line3, microsoftAddress3, Door 3",
                "address1_city, city, Łódź",
                "address1_stateorprovince, state, Hesse",
                "address1_country, country, Österreich",
                "address1_postalcode, postalCode, 00123",
                "description, mktoPersonNotes, 日本語 & more 🙂"
            })
    void carriesATextOfAContactAndItsAbsence(String column, String field, String text) {
        String contact = contacts.get(1);

        office.edit("contacts", contact, column, "\"" + text + "\"");
        Calls filled = systems.callsOfCycle();

        assertThat(office.person(contact, field).path(field).asText()).isEqualTo(text);
        office.edit("contacts", contact, column, "null");
        Calls cleared = systems.callsOfCycle();

        assertThat(office.person(contact, "id", field).path(field).isNull()).isTrue();
        for (Calls calls : List.of(filled, cleared)) {
            assertThat(calls.dynamics()).isEqualTo(Calls.QUIET);
            assertThat(calls.marketo()).isEqualTo(Calls.inMarketo(Calls.WRITE_OF_PERSONS));
        }
    }

    @Test
    void carriesLabelsOfChoicesStateAndReason() {
        String contact = contacts.get(2);
        office.edit("contacts", contact, "preferredcontactmethodcode", "3");
        systems.send(
                "PATCH",
                "/sandbox/dynamics/api/data/v9.2/contacts(" + contact + ")",
                "{\"statecode\":1,\"statuscode\":2}");

        Calls calls = systems.callsOfCycle();

        JsonNode person =
                office.person(contact, "microsoftPreferredMethodOfContact", "leadStatus", "microsoftStatusReason");
        assertThat(person.path("microsoftPreferredMethodOfContact").asText()).isEqualTo("Phone");
        assertThat(person.path("leadStatus").asText()).isEqualTo("Inactive");
        assertThat(person.path("microsoftStatusReason").asText()).isEqualTo("Inactive");
        assertThat(calls.marketo()).isEqualTo(Calls.inMarketo(Calls.WRITE_OF_PERSONS));
    }

    @Test
    void carriesOwnerAndParentAccount() {
        String contact = contacts.get(3);
        String owner = office.row("contacts", contact).path("_ownerid_value").asText();
        String other = office.rows("accounts", "accountid,_ownerid_value").stream()
                .filter(row -> row.path("_ownerid_value@Microsoft.Dynamics.CRM.lookuplogicalname")
                        .asText()
                        .equals("systemuser"))
                .map(row -> row.path("_ownerid_value").asText())
                .filter(user -> !user.equals(owner))
                .findFirst()
                .orElseThrow();
        String parent =
                office.row("contacts", contact).path("_parentcustomerid_value").asText();
        String account = office.ids("accounts", "accountid").stream()
                .filter(id -> !id.equals(parent))
                .findFirst()
                .orElseThrow();

        office.point("contacts", contact, "ownerid", Optional.of("systemusers(" + other + ")"));
        office.point("contacts", contact, "parentcustomerid_account", Optional.of("accounts(" + account + ")"));
        Calls calls = systems.callsOfCycle();

        JsonNode person = office.person(contact, "externalSalesPersonId", "externalCompanyId");
        assertThat(person.path("externalSalesPersonId").asText()).isEqualTo(other);
        assertThat(person.path("externalCompanyId").asText()).isEqualTo(account);
        assertThat(calls.marketo()).isEqualTo(Calls.inMarketo(Calls.WRITE_OF_PERSONS));
    }

    @Test
    void carriesATeamAsTheOwner() {
        String contact = contacts.get(4);
        String team = office.rows("teams", "teamid,teamtype").stream()
                .filter(row -> row.path("teamtype").asInt() == 0)
                .findFirst()
                .orElseThrow()
                .path("teamid")
                .asText();

        office.point("contacts", contact, "ownerid", Optional.of("teams(" + team + ")"));
        systems.cycle();

        assertThat(office.person(contact, "externalSalesPersonId")
                        .path("externalSalesPersonId")
                        .asText())
                .isEqualTo(team);
    }

    /** Marketo cannot take a person out of a company. */
    @Test
    void leavesThePersonOfAContactWithoutAParentInItsCompany() {
        String contact = withCompany();
        String company = company(contact);

        office.point("contacts", contact, "parentcustomerid_account", Optional.empty());
        office.edit("contacts", contact, "jobtitle", "\"On her own\"");
        Calls calls = systems.callsOfCycle();

        assertThat(company(contact)).isEqualTo(company);
        assertThat(office.person(contact, "title").path("title").asText()).isEqualTo("On her own");
        assertThat(calls.marketo()).isEqualTo(Calls.inMarketo(Calls.WRITE_OF_PERSONS));
    }

    private String company(String contact) {
        return office.person(contact, "externalCompanyId")
                .path("externalCompanyId")
                .asText();
    }

    private String withCompany() {
        return contacts.subList(5, contacts.size()).stream()
                .filter(id -> office.person(id, "id", "externalCompanyId")
                        .path("externalCompanyId")
                        .isTextual())
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "donotphone, doNotCall",
        "donotbulkemail, unsubscribed",
        "donotemail, microsoftDoNotEmail",
        "donotfax, microsoftDoNotFax",
        "donotsendmm, microsoftDoNotSendMarketingMaterial"
    })
    void carriesAnOptOutAndNeverTakesItBack(String column, String field) {
        String contact = contacts.get(6);

        office.edit("contacts", contact, column, "true");
        systems.cycle();
        assertThat(office.person(contact, field).path(field).asBoolean()).isTrue();

        office.edit("contacts", contact, column, "false");
        systems.cycle();
        assertThat(office.person(contact, field).path(field).asBoolean()).isTrue();
    }

    @Test
    void keepsAnOptOutThatAMarketerSet() {
        String contact = contacts.get(7);
        office.edit("contacts", contact, "donotbulkemail", "false");
        systems.cycle();
        systems.marketing().edit(office.person(contact, "id").path("id").asText(), "unsubscribed", true);

        office.edit("contacts", contact, "jobtitle", "\"Buyer\"");
        systems.cycle();

        JsonNode person = office.person(contact, "title", "unsubscribed");
        assertThat(person.path("title").asText()).isEqualTo("Buyer");
        assertThat(person.path("unsubscribed").asBoolean()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "name, company, Harbour & Sons",
        "address1_line1, billingStreet, 1 Quay",
        "address1_line2, microsoftBillingAddress2, Floor 2",
        "address1_line3, microsoftBillingAddress3, Door 3",
        "address1_city, billingCity, Łódź",
        "address1_country, billingCountry, Österreich",
        "address1_postalcode, billingPostalCode, 00123",
        "telephone1, mainPhone, +49 30 1234",
        "sic, sicCode, 0123",
        "websiteurl, website, https://harbour.example",
        "description, mktoCompanyNotes, A good one",
        "accountnumber, microsoftAccountNumber, A-0001"
    })
    void carriesATextOfAnAccountAndItsAbsence(String column, String field, String text) {
        String account = office.ids("accounts", "accountid").get(0);

        office.edit("accounts", account, column, "\"" + text + "\"");
        Calls filled = systems.callsOfCycle();
        assertThat(office.company(account, field).path(field).asText()).isEqualTo(text);

        office.edit("accounts", account, column, "null");
        Calls cleared = systems.callsOfCycle();
        assertThat(office.company(account, "id", field).path(field).asText("")).isIn("", "null");
        for (Calls calls : List.of(filled, cleared)) {
            assertThat(calls.dynamics()).isEqualTo(Calls.QUIET);
            assertThat(calls.marketo()).isEqualTo(Calls.inMarketo(Map.of("Sync Companies", 1L)));
        }
    }

    @Test
    void carriesNumbersChoicesAndOwnerOfAnAccount() {
        String account = office.ids("accounts", "accountid").get(1);
        String owner = office.ids("systemusers", "systemuserid").get(2);
        office.edit("accounts", account, "revenue", "1234567.89");
        office.edit("accounts", account, "numberofemployees", "42");
        office.edit("accounts", account, "industrycode", "1");
        office.edit("accounts", account, "businesstypecode", "1");
        office.point("accounts", account, "ownerid", Optional.of("systemusers(" + owner + ")"));

        Calls calls = systems.callsOfCycle();

        JsonNode company = office.company(
                account,
                "annualRevenue",
                "numberOfEmployees",
                "industry",
                "microsoftBusinessType",
                "externalSalesPersonId");
        assertThat(company.path("annualRevenue").decimalValue()).isEqualByComparingTo("1234567.89");
        assertThat(company.path("numberOfEmployees").asInt()).isEqualTo(42);
        assertThat(company.path("industry").asText()).isEqualTo("Accounting");
        assertThat(company.path("microsoftBusinessType").asText()).isEqualTo("Default Value");
        assertThat(company.path("externalSalesPersonId").asText()).isEqualTo(owner);
        assertThat(calls.marketo()).isEqualTo(Calls.inMarketo(Map.of("Sync Companies", 1L)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"firstname", "lastname"})
    void carriesAUser(String column) {
        String user = office.ids("systemusers", "systemuserid").get(3);
        String field = column.equals("firstname") ? "firstName" : "lastName";

        office.edit("systemusers", user, column, "\"Renée\"");
        Calls calls = systems.callsOfCycle();

        assertThat(office.salesPerson(user, field).path(field).asText()).isEqualTo("Renée");
        assertThat(calls.dynamics()).isEqualTo(Calls.QUIET);
        assertThat(calls.marketo()).isEqualTo(Calls.inMarketo(Map.of("Sync SalesPersons", 1L)));
    }
}
