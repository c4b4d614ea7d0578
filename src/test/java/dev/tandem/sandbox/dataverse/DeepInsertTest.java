package dev.tandem.sandbox.dataverse;

import static dev.tandem.sandbox.dataverse.Organization.id;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.sandbox.http.Reply;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rows that are created with the rows around them (Microsoft, "Create a table row using the Web API"). */
class DeepInsertTest {

    private final Organization org = new Organization();

    @BeforeEach
    void people() {
        org.seed("contact", "contactid", id(200), "lastname", "Okafor");
        org.seed("contact", "contactid", id(201), "lastname", "Brandt");
        org.seed("lead", "leadid", id(400), "lastname", "Lund");
    }

    private Reply post(String set, String body, String... headers) {
        return org.send("POST", set, body.replace('\'', '"'), headers);
    }

    private JsonNode read(Reply created, String query) {
        assertThat(created.status()).as(Organization.text(created)).isEqualTo(204);
        return org.read(created.headers().get("OData-EntityId") + query);
    }

    private int count(String set) {
        return org.read(set + "?$select=createdon").get("value").size();
    }

    @Test
    void createsRowsBehindLookupsAndInCollectionsDownToAnyDepth() {
        Reply reply = post(
                "accounts",
                "{'name':'Sample','primarycontactid':{'firstname':'John','lastname':'Smith'},"
                        + "'opportunity_customer_accounts':[{'name':'One','opportunity_connections1':"
                        + "[{'description':'their friend','record2id_contact':{'lastname':'Friend'}}]},{'name':'Two'}]}");

        JsonNode account = read(
                reply,
                "?$select=name&$expand=primarycontactid($select=fullname),opportunity_customer_accounts($select=name)");
        assertThat(account.at("/primarycontactid/fullname").asText()).isEqualTo("John Smith");
        assertThat(account.get("opportunity_customer_accounts").findValuesAsText("name"))
                .containsExactlyInAnyOrder("One", "Two");
        JsonNode connection = org.read(
                        "connections?$filter=description eq 'their friend' and record2objecttypecode eq 2"
                                + "&$expand=record1id_opportunity($select=name),record2id_contact($select=lastname)")
                .at("/value/0");
        assertThat(connection.at("/record1id_opportunity/name").asText()).isEqualTo("One");
        assertThat(connection.at("/record2id_contact/lastname").asText()).isEqualTo("Friend");
    }

    @Test
    void putsExistingRowsIntoCollections() {
        Reply reply = post(
                "accounts",
                "{'name':'Sample','contact_customer_accounts@odata.bind':['/contacts(" + id(200) + ")','contacts("
                        + id(201) + ")'],'primarycontactid@odata.bind':'/contacts(" + id(200) + ")'}");

        assertThat(read(reply, "?$expand=contact_customer_accounts($select=lastname)")
                        .get("contact_customer_accounts")
                        .findValuesAsText("lastname"))
                .containsExactly("Okafor", "Brandt");
    }

    @Test
    void makesNewRowsMembers() {
        Reply reply = post(
                "lists",
                "{'listname':'Fair','createdfromcode':4,'listlead_association':[{'lastname':'Visitor'}],"
                        + "'listlead_association@odata.bind':['/leads(" + id(400) + ")']}");

        JsonNode list = read(reply, "?$expand=listlead_association($select=lastname)");
        assertThat(list.get("listlead_association").findValuesAsText("lastname"))
                .containsExactlyInAnyOrder("Visitor", "Lund");
        assertThat(list.get("membercount").asInt()).isEqualTo(2);
    }

    @Test
    void answersWithTheRowAsItIsAtTheEnd() {
        Reply reply = post(
                "accounts?$select=name&$expand=contact_customer_accounts($select=lastname)",
                "{'name':'Sample','contact_customer_accounts':[{'lastname':'New','contactid':'" + id(300) + "'}]}",
                "Prefer",
                "return=representation");

        assertThat(reply.status()).isEqualTo(201);
        assertThat(Organization.json(reply)
                        .at("/contact_customer_accounts/0/contactid")
                        .asText())
                .isEqualTo(id(300).toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{'name':'A','primarycontactid':{'nosuch':1}} | 400 | 0x0",
                "{'name':'A','contact_customer_accounts':[{'lastname':'B'},{'lastname':5}]} | 400 | 0x80048d19",
                "{'name':'A','contact_customer_accounts':[{'lastname':'B'},5]} | 400 | 0x80048d19",
                "{'name':'A','contact_customer_accounts':{'lastname':'B'}} | 400 | 0x80048d19",
                "{'name':'A','primarycontactid':[{'lastname':'B'}]} | 400 | 0x80048d19",
                "{'name':'A','ownerid':{'name':'B'}} | 400 | 0x80048d19",
                "{'name':'A','nosuch@odata.bind':['/contacts(x)']} | 400 | 0x0",
                "{'name':'A','contact_customer_accounts@odata.bind':'/contacts(x)'} | 400 | 0x80048d19",
                "{'name':'A','contact_customer_accounts@odata.bind':[1]} | 400 | 0x80048d19",
                "{'name':'A','contact_customer_accounts@odata.bind':['/leads(a0000000-0000-4000-8000-000000000190)']} | 400 | 0x80048d19",
                "{'name':'A','primarycontactid':{'lastname':'B','contactid':'a0000000-0000-4000-8000-0000000000c8'}} | 412 | 0x80040237",
                "{'primarycontactid':{'lastname':'B'},'accountcategorycode':9} | 400 | 0x8004431a",
            })
    void oneBadRowMakesNone(String body, int status, String code) {
        Reply reply = post("accounts", body);

        assertThat(reply.status()).as(Organization.text(reply)).isEqualTo(status);
        assertThat(reply.rejection()).isEqualTo(code);
        assertThat(count("accounts")).isZero();
        assertThat(count("contacts")).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "PATCH | leads(a0000000-0000-4000-8000-000000000190) | {'parentaccountid':{'name':'A'}}",
                "POST | leads/Microsoft.Dynamics.CRM.CreateMultiple | {'Targets':[{'@odata.type':'Microsoft.Dynamics.CRM.lead','parentaccountid':{'name':'A'}}]}",
            })
    void changesAndBulkActionsNestNothing(String method, String path, String body) {
        Reply reply = org.send(method, path, body.replace('\'', '"'));

        assertThat(reply.status()).isEqualTo(501);
        assertThat(Organization.text(reply)).contains("nested rows");
        assertThat(count("accounts")).isZero();
    }
}
