package dev.tandem.sandbox.dataverse;

import static dev.tandem.sandbox.dataverse.Organization.ROOT;
import static dev.tandem.sandbox.dataverse.Organization.id;
import static dev.tandem.sandbox.dataverse.Organization.json;
import static dev.tandem.sandbox.dataverse.Organization.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.sandbox.data.Ref;
import dev.tandem.sandbox.http.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadingTest {

    private final Organization org = new Organization();

    @BeforeEach
    void people() {
        org.seed(
                "account",
                "accountid",
                id(100),
                "name",
                "Harbour Freight",
                "revenue",
                12000,
                "ownerid",
                new Ref("team", Organization.TEAM));
        org.seed(
                "contact",
                "contactid",
                id(201),
                "firstname",
                "Ines",
                "lastname",
                "Okafor",
                "emailaddress1",
                "ines@harbour.example",
                "parentcustomerid",
                new Ref("account", id(100)),
                "birthdate",
                "1980-02-03",
                "ownerid",
                new Ref("systemuser", Organization.PERSON),
                "createdon",
                "2026-08-01T00:00:00Z",
                "address1_city",
                "Porto",
                "address1_country",
                "Portugal");
        org.seed(
                "contact",
                "contactid",
                id(202),
                "firstname",
                "Jonas",
                "lastname",
                "Brandt",
                "parentcustomerid",
                new Ref("contact", id(201)),
                "ownerid",
                new Ref("team", Organization.TEAM),
                "statecode",
                1,
                "statuscode",
                2,
                "numberofchildren",
                2,
                "createdon",
                "2026-08-10T00:00:00Z");
        org.seed(
                "contact",
                "contactid",
                id(203),
                "lastname",
                "O'Hara_100%",
                "jobtitle",
                "buyer",
                "donotphone",
                true,
                "ownerid",
                new Ref("systemuser", Organization.PERSON),
                "createdon",
                "2026-08-12T12:00:00Z");
        org.seed(
                "new_event",
                "new_eventid",
                id(301),
                "new_name",
                "Fair",
                "new_topics",
                "100000000,100000002",
                "new_contact",
                new Ref("contact", id(201)),
                "new_fee",
                10.5,
                "new_eventdate",
                "2026-09-01");
    }

    @Test
    void readsARowWithSelectedColumnsAndItsKey() {
        Reply reply = org.get("contacts(" + id(201) + ")?$select=fullname,_parentcustomerid_value,birthdate,jobtitle");
        JsonNode row = json(reply);
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.headers())
                .containsEntry("OData-Version", "4.0")
                .containsEntry("Content-Type", "application/json; odata.metadata=minimal")
                .containsEntry("ETag", row.get("@odata.etag").asText());
        assertThat(row.fieldNames())
                .toIterable()
                .containsExactly(
                        "@odata.context",
                        "@odata.etag",
                        "fullname",
                        "_parentcustomerid_value",
                        "birthdate",
                        "jobtitle",
                        "contactid");
        assertThat(row.get("@odata.context").asText())
                .isEqualTo(ROOT + "$metadata#contacts(fullname,_parentcustomerid_value,birthdate,jobtitle)/$entity");
        assertThat(row.get("fullname").asText()).isEqualTo("Ines Okafor");
        assertThat(row.get("_parentcustomerid_value").asText()).isEqualTo(id(100).toString());
        assertThat(row.get("birthdate").asText()).isEqualTo("1980-02-03");
        assertThat(row.get("jobtitle").isNull()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "lastname eq 'okafor' | 201",
                "lastname ne 'okafor' | 202,203",
                "emailaddress1 eq null | 202,203",
                "statecode eq 1 or numberofchildren gt 5 | 202",
                "not (statecode eq 1) and donotphone eq false | 201",
                "contains(lastname,'KAF') | 201",
                "startswith(lastname,'b') or endswith(lastname,'or') | 201,202",
                "lastname eq 'O''Hara_100%' | 203",
                "contains(lastname,'br_ndt') | 202",
                "contains(lastname,'[op]') | 201,203",
                "createdon ge 2026-08-10T00:00:00Z and createdon lt 2026-08-11T00:00:00Z | 202",
                "birthdate eq 1980-02-03 | 201",
                "_parentcustomerid_value eq a0000000-0000-4000-8000-000000000064 | 201",
                "ownerid/systemuserid eq a0000000-0000-4000-8000-000000000002 | 201,203",
                "parentcustomerid_account/name eq 'harbour freight' | 201",
                "parentcustomerid_contact/parentcustomerid_account/name eq 'Harbour Freight' | 202",
                "contact_customer_contacts/any(c:c/lastname eq 'Brandt') | 201",
                "contactid eq a0000000-0000-4000-8000-0000000000ca | 202",
                "contactid eq {A0000000-0000-4000-8000-0000000000CA} | 202",
                "_parentcustomerid_value eq {a0000000-0000-4000-8000-000000000064} | 201",
                "lastname ne '{a0000000-0000-4000-8000-000000000064}' | 201,202,203",
                "Microsoft.Dynamics.CRM.In(PropertyName='contactid',PropertyValues=['{a0000000-0000-4000-8000-0000000000c9}']) | 201",
                "contactid eq a0000000-0000-4000-8000-0000000000ca or contactid eq a0000000-0000-4000-8000-0000000000c9 | 201,202",
                "Microsoft.Dynamics.CRM.In(PropertyName='statuscode',PropertyValues=['2','7']) | 202",
                "Microsoft.Dynamics.CRM.In(PropertyName='lastname',PropertyValues=[\"okafor\",\"x\"]) | 201",
                "Microsoft.Dynamics.CRM.In(PropertyName='contactid',PropertyValues=['a0000000-0000-4000-8000-0000000000c9']) | 201",
                "Microsoft.Dynamics.CRM.NotIn(PropertyName='lastname',PropertyValues=['Okafor']) | 202,203",
                "Microsoft.Dynamics.CRM.Between(PropertyName='numberofchildren',PropertyValues=['1','3']) | 202",
                "Microsoft.Dynamics.CRM.On(PropertyName='createdon',PropertyValue='2026-08-12') | 203",
                "Microsoft.Dynamics.CRM.OnOrAfter(PropertyName='createdon',PropertyValue='2026-08-10') | 202,203",
                "Microsoft.Dynamics.CRM.LastXDays(PropertyName='createdon',PropertyValue=3) | 203",
            })
    void filters(String filter, String expected) {
        JsonNode page = org.read("contacts?$select=lastname&$filter="
                + filter.replace("%", "%25")
                        .replace(" ", "%20")
                        .replace("\"", "%22")
                        .replace("[", "%5B")
                        .replace("]", "%5D"));
        List<String> wanted = new ArrayList<>();
        for (String number : expected.split(",", -1)) {
            wanted.add(id(Integer.parseInt(number.trim())).toString());
        }
        assertThat(page.get("value").findValuesAsText("contactid")).containsExactlyElementsOf(wanted);
    }

    @Test
    void filtersByAParameterAliasAndByMultiSelectValues() {
        assertThat(org.read("contacts?$select=lastname&$filter=contains(lastname,@p1)&@p1='kaf'")
                        .get("value"))
                .hasSize(1);
        assertThat(org.read("new_events?$select=new_name&$filter=Microsoft.Dynamics.CRM.ContainValues("
                                + "PropertyName='new_topics',PropertyValues=['100000002'])")
                        .get("value"))
                .hasSize(1);
        assertThat(org.read("new_events?$select=new_name&$filter=Microsoft.Dynamics.CRM.ContainValues("
                                + "PropertyName='new_topics',PropertyValues=['100000003'])")
                        .get("value"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "contacts?$select=nosuch | 400 | 0x0 | Could not find a property named 'nosuch' on type 'Microsoft.Dynamics.CRM.contact'.",
                "contacts?$filter=nosuch eq 1 | 400 | 0x0 | Could not find a property named 'nosuch' on type 'Microsoft.Dynamics.CRM.contact'.",
                "nosuch | 404 | 0x8006088a | Resource not found for the segment 'nosuch'.",
                "nosuch(a0000000-0000-4000-8000-0000000000ca) | 404 | 0x8006088a | Resource not found for the segment 'nosuch'.",
                "Contacts | 404 | 0x8006088a | Resource not found for the segment 'Contacts'.",
                "contacts(a0000000-0000-4000-8000-00000000ffff) | 404 | 0x80040217 | ''",
                "contacts?$skip=3 | 400 | 0x80060888 | ''",
                "contacts?$search=x | 400 | 0x80060888 | ''",
                "contacts?$format=json | 400 | 0x80060888 | ''",
                "contacts?$filter=lastname eq | 400 | 0x0 | ''",
                "contacts(lastname='x') | 400 | 0x80060890 | ''",
                "contacts(a0000000-0000-4000-8000-0000000000ca)?fetchXml=%3Cfetch/%3E | 501 | 0x80040800 | The sandbox does not imitate fetchXml.",
                "contacts(a0000000-0000-4000-8000-0000000000ca)/nosuch | 404 | 0x8006088a | Resource not found for the segment 'nosuch'.",
            })
    void refusesWhatCannotBeRead(String path, int status, String code, String message) {
        Reply reply = org.get(path);
        JsonNode error = json(reply).get("error");
        assertThat(reply.status()).isEqualTo(status);
        assertThat(error.get("code").asText()).isEqualTo(code);
        assertThat(reply.rejection()).isEqualTo(code);
        assertThat(error.get("message").asText()).contains(message);
    }

    @Test
    void annotatesOnlyWhenAsked() {
        String path = "contacts(" + id(202) + ")?$select=statuscode,_parentcustomerid_value,_ownerid_value,createdon";
        assertThat(text(org.get(path))).doesNotContain("FormattedValue");
        JsonNode all = org.read(path, "Prefer", "odata.include-annotations=\"*\"");
        assertThat(all.get("statuscode@OData.Community.Display.V1.FormattedValue")
                        .asText())
                .isEqualTo("Inactive");
        assertThat(all.get("_parentcustomerid_value@Microsoft.Dynamics.CRM.lookuplogicalname")
                        .asText())
                .isEqualTo("contact");
        assertThat(all.get("_parentcustomerid_value@Microsoft.Dynamics.CRM.associatednavigationproperty")
                        .asText())
                .isEqualTo("parentcustomerid_contact");
        assertThat(all.get("_ownerid_value@OData.Community.Display.V1.FormattedValue")
                        .asText())
                .isEqualTo("North");
        assertThat(all.get("createdon@OData.Community.Display.V1.FormattedValue")
                        .asText())
                .isEqualTo("8/10/2026 12:00 AM");
        JsonNode some =
                org.read(path, "Prefer", "odata.maxpagesize=5, odata.include-annotations=\"Microsoft.Dynamics.CRM.*\"");
        assertThat(some.has("statuscode@OData.Community.Display.V1.FormattedValue"))
                .isFalse();
        assertThat(some.has("_ownerid_value@Microsoft.Dynamics.CRM.lookuplogicalname"))
                .isTrue();
    }

    @Test
    void pagesInAStableOrderWithoutLossOrRepetition() {
        for (int i = 0; i < 23; i++) {
            org.seed("lead", "lastname", "L" + i % 4, "subject", "S" + i);
        }
        for (String options : List.of(
                "?$select=subject", "?$select=subject&$orderby=lastname desc", "?$orderby=lastname,subject desc")) {
            List<String> seen = new ArrayList<>();
            String next = "leads" + options;
            int pages = 0;
            while (next != null) {
                JsonNode page = org.read(next, "Prefer", "odata.maxpagesize=5");
                seen.addAll(page.get("value").findValuesAsText("subject"));
                next = page.has("@odata.nextLink") ? page.get("@odata.nextLink").asText() : null;
                if (next != null) {
                    assertThat(next).startsWith(ROOT + "leads?$").contains("$skiptoken=%3Ccookie%20pagenumber%3D%22");
                }
                pages++;
            }
            assertThat(pages).isEqualTo(5);
            assertThat(seen).hasSize(23).doesNotHaveDuplicates();
        }
    }

    @Test
    void ordersAndTakesTheTop() {
        JsonNode page = org.read("contacts?$select=lastname&$orderby=lastname desc&$top=2");
        assertThat(page.get("value").findValuesAsText("lastname")).containsExactly("Okafor", "O'Hara_100%");
        assertThat(page.has("@odata.nextLink")).isFalse();
        assertThat(org.read("contacts?$select=lastname&$top=1", "Prefer", "odata.maxpagesize=3")
                        .get("value"))
                .as("$top is ignored beside maxpagesize")
                .hasSize(3);
    }

    @Test
    void counts() {
        JsonNode page =
                org.read("contacts?$select=lastname&$count=true&$top=1", "Prefer", "odata.include-annotations=\"*\"");
        assertThat(page.get("@odata.count").asInt()).isEqualTo(3);
        assertThat(page.get("@Microsoft.Dynamics.CRM.totalrecordcount").asInt()).isEqualTo(3);
        assertThat(page.get("@Microsoft.Dynamics.CRM.totalrecordcountlimitexceeded")
                        .asBoolean())
                .isFalse();
        Reply count = org.get("contacts/$count");
        assertThat(text(count)).isEqualTo("\uFEFF3");
        assertThat(count.headers().get("Content-Type")).startsWith("text/plain");
        assertThat(text(org.get("contacts/$count?$filter=statecode eq 0"))).isEqualTo("\uFEFF2");
    }

    @Test
    void expandsLookupsAndCollections() {
        JsonNode row = org.read("contacts(" + id(201)
                + ")?$select=lastname&$expand=ownerid($select=name),parentcustomerid_account($select=name;$expand=ownerid),"
                + "contact_customer_contacts($select=lastname;$filter=statecode eq 1)");
        assertThat(row.at("/ownerid/name").asText()).isEqualTo("Priya Raman");
        assertThat(row.at("/parentcustomerid_account/name").asText()).isEqualTo("Harbour Freight");
        assertThat(row.at("/parentcustomerid_account/ownerid/teamid").asText()).isEqualTo(Organization.TEAM.toString());
        assertThat(row.at("/contact_customer_contacts/0/lastname").asText()).isEqualTo("Brandt");
        assertThat(row.get("@odata.context").asText()).contains("#contacts(lastname,ownerid(name)");
        JsonNode teams = org.read("teams?$select=name&$expand=teammembership_association($select=fullname)");
        assertThat(teams.at("/value/0/teammembership_association/0/fullname").asText())
                .isEqualTo("Priya Raman");
        assertThat(teams.at("/value/0/ownerid").asText())
                .isEqualTo(teams.at("/value/0/teamid").asText());
    }

    @Test
    void readsSingleColumnsNavigationAndReferences() {
        String contact = "contacts(" + id(201) + ")";
        assertThat(org.read(contact + "/lastname").get("value").asText()).isEqualTo("Okafor");
        assertThat(org.read(contact + "/lastname").get("@odata.context").asText())
                .isEqualTo(ROOT + "$metadata#" + contact + "/lastname");
        assertThat(text(org.get(contact + "/lastname/$value"))).isEqualTo("Okafor");
        assertThat(org.get(contact + "/jobtitle").status()).isEqualTo(204);
        assertThat(org.read(contact + "/parentcustomerid_account?$select=name")
                        .get("name")
                        .asText())
                .isEqualTo("Harbour Freight");
        assertThat(org.get(contact + "/parentcustomerid_contact").status()).isEqualTo(204);
        assertThat(org.read(contact + "/parentcustomerid_account/$ref")
                        .get("@odata.id")
                        .asText())
                .isEqualTo(ROOT + "accounts(" + id(100) + ")");
        assertThat(org.read("systemusers(" + Organization.PERSON + ")/teammembership_association?$select=name")
                        .at("/value/0/name")
                        .asText())
                .isEqualTo("North");
    }

    @Test
    void findsRowsByEveryFormOfTheirKey() {
        assertThat(org.read("contacts({" + id(201).toString().toUpperCase(Locale.ROOT) + "})?$select=lastname")
                        .get("contactid")
                        .asText())
                .isEqualTo(id(201).toString());
        assertThat(org.read("contacts(contactid=" + id(201) + ")?$select=lastname")
                        .get("lastname")
                        .asText())
                .isEqualTo("Okafor");
        assertThat(org.read("systemusers(azureactivedirectoryobjectid=" + id(10) + ")?$select=fullname")
                        .get("fullname")
                        .asText())
                .isEqualTo("Sync User");
        assertThat(org.get("systemusers(systemuserid=" + Organization.PERSON + ")")
                        .status())
                .isEqualTo(400);
        assertThat(org.get("systemusers(azureactivedirectoryobjectid=" + id(66) + ")")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void addsCurrencyToAmountsAndTheCompositeToAddresses() {
        JsonNode account = org.read("accounts(" + id(100) + ")?$select=revenue,revenue_base");
        assertThat(account.get("revenue").decimalValue()).isEqualByComparingTo("12000");
        assertThat(account.get("revenue_base").decimalValue()).isEqualByComparingTo("6000");
        assertThat(account.get("_transactioncurrencyid_value").asText()).isEqualTo(Organization.EURO.toString());
        assertThat(org.read("contacts(" + id(201) + ")?$select=address1_city")
                        .get("address1_composite")
                        .asText())
                .isEqualTo("Porto\r\nPortugal");
    }

    @Test
    void answersAnUnchangedRowWith304() {
        String path = "contacts(" + id(201) + ")?$select=lastname";
        String etag = org.read(path).get("@odata.etag").asText();
        assertThat(org.get(path, "If-None-Match", etag).status()).isEqualTo(304);
        assertThat(org.get(path, "If-None-Match", "null").status()).isEqualTo(200);
        assertThat(org.get(path, "If-None-Match", "W/\"1\"").status()).isEqualTo(200);
    }

    @Test
    void findsRowsAmongHundredsOfIds() {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 700; i++) {
            ids.add("%27" + id(i) + "%27");
        }

        Reply reply = org.get("contacts?$select=contactid&$filter=Microsoft.Dynamics.CRM.In("
                + "PropertyName='contactid',PropertyValues=%5B" + String.join(",", ids) + "%5D)");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(json(reply).path("value")).isNotEmpty();
    }
}
