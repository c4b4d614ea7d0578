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
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** FetchXML with aggregates and distinct rows, by the accounts of Microsoft's page "Aggregate data using FetchXml". */
class FetchAggregateTest {

    private static final String LABELS = "odata.include-annotations=\"*\"";

    private final Organization org = new Organization();

    @BeforeEach
    void accounts() {
        account(100, null, "Example Account", null, "2023-08-27T10:00:00Z");
        account(101, 1500, "Contoso Pharmaceuticals", "Redmond", "2023-03-25T10:00:00Z");
        account(102, 2700, "Fabrikam, Inc.", "Lynnwood", "2023-03-25T10:00:00Z");
        account(103, 2900, "Blue Yonder Airlines", "Los Angeles", "2023-03-25T10:00:00Z");
        account(104, 2900, "City Power & Light", "Redmond", "2023-03-25T10:00:00Z");
        account(105, 3900, "Coho Winery", "Phoenix", "2023-03-25T10:00:00Z");
        account(106, 4300, "Adventure Works", "Santa Cruz", "2023-03-25T10:00:00Z");
        account(107, 4800, "Alpine Ski House", "Missoula", "2023-03-25T10:00:00Z");
        account(108, 6000, "Litware, Inc.", "Dallas", "2023-03-25T10:00:00Z");
        account(109, 6200, "A. Datum Corporation", "REDMOND", "2023-03-25T10:00:00Z");
    }

    private void account(int id, Integer employees, String name, String city, String created) {
        org.seed(
                "account",
                "accountid",
                id(id),
                "numberofemployees",
                employees,
                "name",
                name,
                "address1_city",
                city,
                "createdon",
                created,
                "ownerid",
                id < 105 ? new Ref("systemuser", Organization.PERSON) : new Ref("team", Organization.TEAM),
                "revenue",
                Map.of(101, 10, 102, 11).get(id));
    }

    private Reply fetch(String xml, String... headers) {
        return org.get(
                "accounts?fetchXml=" + URLEncoder.encode(xml.replace('\'', '"'), StandardCharsets.UTF_8), headers);
    }

    private JsonNode aggregate(String attributes, String... headers) {
        Reply reply =
                fetch("<fetch aggregate='true'><entity name='account'>" + attributes + "</entity></fetch>", headers);
        assertThat(reply.status()).as(text(reply)).isEqualTo(200);
        return json(reply).get("value");
    }

    private static String attribute(String name, String alias, String how) {
        return "<attribute name='%s' alias='%s' %s/>".formatted(name, alias, how);
    }

    private static String employees(String alias, String function) {
        return attribute("numberofemployees", alias, "aggregate='" + function + "'");
    }

    @Test
    void worksOutTheDocumentedValues() {
        JsonNode rows = aggregate(
                employees("Average", "avg")
                        + employees("Count", "count")
                        + employees("ColumnCount", "countcolumn")
                        + attribute("numberofemployees", "Different", "aggregate='countcolumn' distinct='true'")
                        + employees("Maximum", "max")
                        + employees("Minimum", "min")
                        + employees("Sum", "sum"),
                "Prefer",
                LABELS);

        assertThat(rows).hasSize(1);
        JsonNode row = rows.get(0);
        assertThat(row.get("Average").asInt()).isEqualTo(3911);
        assertThat(row.get("Count").asInt()).isEqualTo(10);
        assertThat(row.get("ColumnCount").asInt()).isEqualTo(9);
        assertThat(row.get("Different").asInt()).isEqualTo(8);
        assertThat(row.get("Maximum").asInt()).isEqualTo(6200);
        assertThat(row.get("Minimum").asInt()).isEqualTo(1500);
        assertThat(row.get("Sum").asInt()).isEqualTo(35200);
        assertThat(row.get("Sum@OData.Community.Display.V1.FormattedValue").asText())
                .isEqualTo("35,200");
        assertThat(row.has("@odata.etag")).isFalse();
        assertThat(row.has("accountid")).isFalse();
    }

    @Test
    void groupsByColumnsInTheOrderOfAnAlias() {
        JsonNode rows = aggregate(employees("Total", "sum")
                + attribute("address1_city", "Count", "aggregate='count'")
                + attribute("address1_city", "City", "groupby='true'") + "<order alias='City'/>");

        assertThat(rows).hasSize(8);
        assertThat(rows.get(0).has("City")).as("null is left out").isFalse();
        assertThat(rows.get(0).get("Total").asInt()).isZero();
        assertThat(rows.findValuesAsText("City"))
                .containsExactly("Dallas", "Los Angeles", "Lynnwood", "Missoula", "Phoenix", "Redmond", "Santa Cruz");
        assertThat(rows.get(6).get("Total").asInt())
                .as("text is compared without case")
                .isEqualTo(10600);
        assertThat(rows.get(6).get("Count").asInt()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({"day, 25, 27", "week, 12, 35", "month, 3, 8", "quarter, 1, 3", "year, 2023, ''"})
    void groupsByPartsOfDates(String part, int first, String second) {
        JsonNode rows = aggregate(
                employees("Total", "sum")
                        + attribute("createdon", "Part", "groupby='true' dategrouping='" + part + "'")
                        + "<order alias='Part'/>",
                "Prefer",
                LABELS);

        assertThat(rows.get(0).get("Part").asInt()).isEqualTo(first);
        assertThat(rows.get(0).get("Total").asInt()).isEqualTo(35200);
        assertThat(rows.size() > 1 ? rows.get(1).get("Part").asText() : "").isEqualTo(second);
        assertThat(aggregate(attribute("createdon", "Year", "groupby='true' dategrouping='year'"), "Prefer", LABELS)
                        .at("/0/Year@OData.Community.Display.V1.FormattedValue")
                        .asText())
                .isEqualTo("2,023");
    }

    @Test
    void groupsByLookupsAndJoinedTablesWithTheirLabels() {
        JsonNode rows = aggregate(
                attribute("ownerid", "Owner", "groupby='true'")
                        + attribute("statecode", "State", "groupby='true'")
                        + attribute("revenue", "Mean", "aggregate='avg'")
                        + "<link-entity name='systemuser' from='systemuserid' to='owninguser' alias='u' link-type='outer'>"
                        + attribute("lastname", "Name", "groupby='true'")
                        + "<order alias='Name' descending='true'/></link-entity>",
                "Prefer",
                LABELS);

        assertThat(rows).hasSize(2);
        JsonNode person = rows.get(0);
        assertThat(person.get("Name").asText()).isEqualTo("Raman");
        assertThat(person.get("Owner").asText()).isEqualTo(Organization.PERSON.toString());
        assertThat(person.get("Owner@Microsoft.Dynamics.CRM.lookuplogicalname").asText())
                .isEqualTo("systemuser");
        assertThat(person.get("Owner@OData.Community.Display.V1.FormattedValue").asText())
                .isEqualTo("Priya Raman");
        assertThat(person.get("State@OData.Community.Display.V1.FormattedValue").asText())
                .isEqualTo("Active");
        assertThat(person.get("Mean").decimalValue()).isEqualByComparingTo("10.5");
        assertThat(person.get("Mean@OData.Community.Display.V1.FormattedValue").asText())
                .isEqualTo("€10.50");
        assertThat(rows.get(1).has("Mean")).as("nothing to average").isFalse();
    }

    @Test
    void countsTheRowsThatFiltersAndRolesLeave() {
        String count = "<filter><condition attribute='numberofemployees' operator='gt' value='%d'/></filter>"
                + employees("Count", "count");
        assertThat(aggregate(count.formatted(4000)).at("/0/Count").asInt()).isEqualTo(4);
        assertThat(aggregate(count.formatted(9000)).at("/0/Count").asInt()).isZero();

        org.api.rights().set(new Rule(Optional.empty(), "account", Privilege.READ), Depth.USER);
        assertThat(aggregate(count.formatted(4000)).at("/0/Count").asInt()).isZero();
    }

    @Test
    void aggregatesAtMostSoManyRows() {
        String query = "<fetch aggregate='true' aggregatelimit='%d'><entity name='account'>"
                + employees("Count", "count") + "</entity></fetch>";
        assertThat(fetch(query.formatted(10)).status()).isEqualTo(200);

        Reply refused = fetch(query.formatted(9));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.rejection()).isEqualTo("0x8004e023");
        assertThat(text(refused)).contains("The maximum record limit is exceeded. Reduce the number of records.");
        for (int i = 0; i < 50_000; i++) {
            org.seed("lead", "lastname", "x");
        }
        String leads =
                "<fetch aggregate='true'><entity name='lead'><attribute name='leadid' alias='n' aggregate='count'/>"
                        + "</entity></fetch>";
        String path = "leads?fetchXml=" + URLEncoder.encode(leads.replace('\'', '"'), StandardCharsets.UTF_8);
        assertThat(json(org.get(path)).at("/value/0/n").asInt()).isEqualTo(50_000);
        org.seed("lead", "lastname", "x");
        assertThat(org.get(path).rejection()).isEqualTo("0x8004e023");
    }

    @Test
    void distinctShowsEqualLinesOnceAndNoKeys() {
        String query = "<fetch distinct='true' count='5' page='%d'><entity name='account'>"
                + "<attribute name='address1_city'/><order attribute='address1_city'/></entity></fetch>";

        JsonNode first = json(fetch(query.formatted(1), "Prefer", LABELS));
        assertThat(first.get("value").findValuesAsText("address1_city"))
                .containsExactly("Dallas", "Los Angeles", "Lynnwood", "Missoula");
        assertThat(first.get("value").get(1).fieldNames()).toIterable().containsExactly("address1_city");
        assertThat(first.get("@Microsoft.Dynamics.CRM.morerecords").asBoolean()).isTrue();
        assertThat(json(fetch(query.formatted(2))).get("value").findValuesAsText("address1_city"))
                .containsExactly("Phoenix", "Redmond", "Santa Cruz");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<attribute name='name'/> | 400",
                "<attribute name='name' alias='n'/> | 400",
                "<attribute name='name' alias='n' aggregate='median'/> | 400",
                "<attribute name='name' alias='n' aggregate='sum'/> | 400",
                "<attribute name='name' alias='n' aggregate='max'/> | 400",
                "<attribute name='name' alias='n' groupby='true' dategrouping='day'/> | 400",
                "<attribute name='createdon' alias='n' groupby='true' dategrouping='hour'/> | 400",
                "<attribute name='createdon' alias='n' groupby='true' dategrouping='fiscal-year'/> | 501",
                "<attribute name='accountid' alias='n' rowaggregate='CountChildren'/> | 501",
                "<attribute name='name' alias='n' aggregate='count'/><order alias='m'/> | 400",
                "<all-attributes/> | 400",
            })
    void refusesWhatCannotBeAggregated(String attributes, int status) {
        Reply reply = fetch("<fetch aggregate='true'><entity name='account'>" + attributes + "</entity></fetch>");

        assertThat(reply.status()).as(text(reply)).isEqualTo(status);
    }

    @Test
    void aggregatesNeedAnAggregateQuery() {
        Reply reply = fetch("<fetch><entity name='account'>" + employees("n", "count") + "</entity></fetch>");

        assertThat(reply.status()).isEqualTo(400);
    }
}
