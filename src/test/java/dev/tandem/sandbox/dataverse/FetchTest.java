package dev.tandem.sandbox.dataverse;

import static dev.tandem.sandbox.dataverse.Organization.id;
import static dev.tandem.sandbox.dataverse.Organization.json;
import static dev.tandem.sandbox.dataverse.Organization.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.sandbox.data.Ref;
import dev.tandem.sandbox.http.Reply;
import dev.tandem.sandbox.http.Rights.Depth;
import dev.tandem.sandbox.http.Rights.Privilege;
import dev.tandem.sandbox.http.Rights.Rule;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** FetchXML (Dataverse reference, section 8.6; Microsoft, "Query data using FetchXML"). */
class FetchTest {

    private static final String PAGING =
            "odata.include-annotations=\"Microsoft.Dynamics.CRM.fetchxmlpagingcookie,Microsoft.Dynamics.CRM.morerecords\"";

    private final Organization org = new Organization();

    @BeforeEach
    void people() {
        org.seed("account", "accountid", id(100), "name", "Harbour", "numberofemployees", 5);
        org.seed("account", "accountid", id(101), "name", "Quay");
        person(200, "Okafor", 100, "createdon", "2026-08-01T00:00:00Z", "numberofchildren", 2);
        person(201, "Lund", 100, "createdon", "2026-08-12T12:00:00Z", "donotemail", true);
        person(202, "Brandt", 101, "createdon", "2026-08-14T08:00:00Z", "jobtitle", "Buyer");
        org.seed("contact", "contactid", id(203), "lastname", "Alone", "birthdate", "1980-02-03");
    }

    private void person(int id, String name, int company, Object... more) {
        List<Object> row = new ArrayList<>(List.of(
                "contactid",
                id(id),
                "lastname",
                name,
                "parentcustomerid",
                new Ref("account", id(company)),
                "ownerid",
                new Ref("systemuser", Organization.PERSON)));
        row.addAll(List.of(more));
        org.seed("contact", row.toArray());
    }

    private Reply fetch(String xml, String... headers) {
        return org.get(
                "contacts?fetchXml=" + URLEncoder.encode(xml.replace('\'', '"'), StandardCharsets.UTF_8), headers);
    }

    private JsonNode rows(String xml, String... headers) {
        Reply reply = fetch(xml, headers);
        assertThat(reply.status()).as(text(reply)).isEqualTo(200);
        return json(reply).get("value");
    }

    private static String contacts(String inside) {
        return "<fetch><entity name='contact'><attribute name='lastname'/>" + inside + "</entity></fetch>";
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "lastname | eq | <value>OKAFOR</value> | Okafor",
                "lastname | ne | <value>Okafor</value> | Lund,Brandt,Alone",
                "lastname | like | <value>%n%</value> | Lund,Brandt,Alone",
                "lastname | not-like | <value>%n%</value> | Okafor",
                "lastname | begins-with | <value>br</value> | Brandt",
                "lastname | ends-with | <value>or</value> | Okafor",
                "lastname | in | <value>Lund</value><value>Alone</value> | Lund,Alone",
                "lastname | not-in | <value>Lund</value><value>Alone</value> | Okafor,Brandt",
                "jobtitle | null | \"\" | Okafor,Lund,Alone",
                "jobtitle | not-null | \"\" | Brandt",
                "numberofchildren | ge | <value>2</value> | Okafor",
                "numberofchildren | between | <value>1</value><value>3</value> | Okafor",
                "numberofchildren | lt | <value>2</value> | \"\"",
                "donotemail | eq | <value>1</value> | Lund",
                "birthdate | eq | <value>1980-02-03</value> | Alone",
                "createdon | on | <value>2026-08-12</value> | Lund",
                "createdon | on-or-before | <value>2026-08-12</value> | Okafor,Lund",
                "createdon | gt | <value>2026-08-12T12:00:00Z</value> | Brandt,Alone",
                "createdon | last-x-days | <value>3</value> | Lund,Brandt,Alone",
                "parentcustomerid | eq | <value>{A0000000-0000-4000-8000-000000000064}</value> | Okafor,Lund",
                "ownerid | eq-userid | \"\" | \"\"",
            })
    void filters(String attribute, String operator, String values, String expected) {
        JsonNode rows = rows(contacts("<filter><condition attribute='" + attribute + "' operator='" + operator + "'>"
                + values + "</condition></filter>"));

        List<String> wanted = expected.isEmpty() ? List.of() : List.of(expected.split(",", -1));
        assertThat(rows.findValuesAsText("lastname")).containsExactlyElementsOf(wanted);
    }

    @Test
    void joinsFiltersByAndOr() {
        assertThat(rows(contacts("<filter type='or'><condition attribute='lastname' operator='eq' value='Lund'/>"
                                + "<filter><condition attribute='lastname' operator='like' value='B%'/>"
                                + "<condition attribute='jobtitle' operator='eq' value='Buyer'/></filter></filter>"))
                        .findValuesAsText("lastname"))
                .containsExactly("Lund", "Brandt");
    }

    @Test
    void showsWhatIsAskedForWithoutNulls() {
        JsonNode row = rows("<fetch top='1'><entity name='contact'><attribute name='jobtitle'/>"
                        + "<attribute name='parentcustomerid'/><attribute name='lastname' alias='surname'/></entity></fetch>")
                .get(0);

        assertThat(row.fieldNames())
                .toIterable()
                .containsExactly("@odata.etag", "_parentcustomerid_value", "surname", "contactid");
        assertThat(rows("<fetch top='1'><entity name='contact'/></fetch>")
                        .get(0)
                        .has("createdon"))
                .as("all columns")
                .isTrue();
    }

    @Test
    void labelsAndSorts() {
        JsonNode rows = rows(
                contacts("<attribute name='statecode'/><order attribute='lastname' descending='true'/>"),
                "Prefer",
                "odata.include-annotations=\"*\"");

        assertThat(rows.findValuesAsText("lastname")).containsExactly("Okafor", "Lund", "Brandt", "Alone");
        assertThat(rows.get(0)
                        .get("statecode@OData.Community.Display.V1.FormattedValue")
                        .asText())
                .isEqualTo("Active");
    }

    @Test
    void joinsTables() {
        String link =
                "<link-entity name='account' from='accountid' to='parentcustomerid' alias='company' link-type='%s'>"
                        + "<attribute name='name'/><filter><condition attribute='name' operator='eq' value='Harbour'/></filter>"
                        + "<order attribute='name'/></link-entity>";

        JsonNode inner = rows(contacts(link.formatted("inner")));
        assertThat(inner.findValuesAsText("lastname")).containsExactly("Okafor", "Lund");
        assertThat(inner.findValuesAsText("company.name")).containsExactly("Harbour", "Harbour");
        assertThat(rows(contacts(link.formatted("outer"))).findValuesAsText("lastname"))
                .containsExactlyInAnyOrder("Okafor", "Lund", "Brandt", "Alone");
    }

    @Test
    void goesFromOneToManyAndOn() {
        Reply reply = org.get("accounts?fetchXml="
                + URLEncoder.encode(
                        "<fetch><entity name=\"account\"><attribute name=\"name\"/>"
                                + "<link-entity name=\"contact\" from=\"parentcustomerid\" to=\"accountid\" alias=\"c\">"
                                + "<attribute name=\"lastname\"/><order attribute=\"lastname\"/>"
                                + "<link-entity name=\"systemuser\" from=\"systemuserid\" to=\"ownerid\" alias=\"u\">"
                                + "<attribute name=\"fullname\"/></link-entity></link-entity></entity></fetch>",
                        StandardCharsets.UTF_8));

        JsonNode rows = json(reply).get("value");
        assertThat(rows.findValuesAsText("c.lastname")).containsExactly("Brandt", "Lund", "Okafor");
        assertThat(rows.findValuesAsText("u.fullname")).containsExactly("Priya Raman", "Priya Raman", "Priya Raman");
    }

    @Test
    void pagesByNumberAndGivesACookie() {
        String page = "<fetch count='3' page='%d'><entity name='contact'><attribute name='lastname'/></entity></fetch>";

        JsonNode first = json(fetch(page.formatted(1), "Prefer", PAGING));
        assertThat(first.get("value")).hasSize(3);
        assertThat(first.get("@Microsoft.Dynamics.CRM.morerecords").asBoolean()).isTrue();
        String cookie =
                first.get("@Microsoft.Dynamics.CRM.fetchxmlpagingcookie").asText();
        assertThat(cookie)
                .startsWith("<cookie pagenumber=\"2\" pagingcookie=\"%25")
                .endsWith("istracking=\"False\" />");
        assertThat(URLDecoder.decode(URLDecoder.decode(cookie, StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                .contains("<cookie page=\"1\"><contactid last=\"{" + id(202) + "}\" first=\"{" + id(200)
                        + "}\" /></cookie>");

        JsonNode second = json(fetch(page.formatted(2), "Prefer", PAGING));
        assertThat(second.get("value").findValuesAsText("lastname")).containsExactly("Alone");
        assertThat(second.get("@Microsoft.Dynamics.CRM.morerecords").asBoolean())
                .isFalse();
        assertThat(second.has("@Microsoft.Dynamics.CRM.fetchxmlpagingcookie")).isFalse();
        assertThat(json(fetch(page.formatted(1))).has("@Microsoft.Dynamics.CRM.morerecords"))
                .as("only when asked")
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<fetch | 400 | 0x80040201",
                "<!DOCTYPE fetch><fetch/> | 400 | 0x80040201",
                "<query/> | 400 | 0x0",
                "<fetch/> | 400 | 0x0",
                "<fetch><entity name='account'/></fetch> | 400 | 0x0",
                "<fetch top='3' page='2'><entity name='contact'/></fetch> | 400 | 0x0",
                "<fetch count='x'><entity name='contact'/></fetch> | 400 | 0x0",
                "<fetch><entity name='contact'><attribute name='nosuch'/></entity></fetch> | 400 | 0x80041103",
                "<fetch><entity name='contact'><link-entity name='nosuch'/></entity></fetch> | 400 | 0x80041102",
                "<fetch><entity name='contact'><link-entity name='account' link-type='any'/></entity></fetch> | 501 | 0x80040800",
                "<fetch><entity name='contact'><filter><condition attribute='lastname' operator='above'/></filter></entity></fetch> | 501 | 0x80040800",
                "<fetch><entity name='contact'><filter><condition attribute='lastname' operator='eq'/></filter></entity></fetch> | 400 | 0x0",
                "<fetch><entity name='contact'><filter><condition attribute='numberofchildren' operator='eq' value='x'/></filter></entity></fetch> | 400 | 0x0",
                "<fetch><entity name='contact'><filter><condition attribute='createdon' operator='on' value='x'/></filter></entity></fetch> | 400 | 0x0",
                "<fetch><entity name='contact'><filter><condition attribute='ownerid' operator='eq' value='x'/></filter></entity></fetch> | 400 | 0x0",
            })
    void refusesWhatItDoesNotUnderstand(String xml, int status, String code) {
        Reply reply = fetch(xml);

        assertThat(reply.status()).as(text(reply)).isEqualTo(status);
        assertThat(reply.rejection()).isEqualTo(code);
    }

    @Test
    void respectsTheRolesOfItsCaller() {
        org.seed(
                "contact",
                "contactid",
                id(204),
                "lastname",
                "Own",
                "ownerid",
                new Ref("systemuser", Organization.APPLICATION));
        org.api.rights().set(new Rule(Optional.empty(), "contact", Privilege.READ), Depth.USER);

        assertThat(rows(contacts("")).findValuesAsText("lastname")).containsExactly("Own");

        org.api.rights().set(new Rule(Optional.empty(), "contact", Privilege.READ), Depth.NONE);
        assertThat(fetch(contacts("")).rejection()).isEqualTo("0x80040220");
    }
}
