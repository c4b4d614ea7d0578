package dev.tandem.sandbox.marketo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadLeadsTest {

    private final Marketo marketo = new Marketo();

    @BeforeEach
    void withoutLimits() {
        marketo.api.enforce(false);
    }

    @Test
    void givesTheDefaultFieldsUnlessOthersAreNamed() {
        int id = marketo.person("{'email':'ida@example.org','firstName':'Ida','annualRevenue':184000.5}");

        JsonNode plain = marketo.get("/rest/v1/lead/" + id + ".json").at("/result/0");
        JsonNode chosen = marketo.get("/rest/v1/lead/" + id + ".json?fields=annualRevenue,title")
                .at("/result/0");
        assertThat(plain.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("id", "email", "firstName", "lastName", "createdAt", "updatedAt");
        assertThat(plain.path("createdAt").asText()).isEqualTo("2026-05-07T15:41:32Z");
        assertThat(chosen.fieldNames()).toIterable().containsExactlyInAnyOrder("id", "annualRevenue", "title");
        assertThat(chosen.path("annualRevenue").doubleValue()).isEqualTo(184000.5);
        assertThat(chosen.path("title").isNull()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "filterType=email,                                    1002",
        "filterValues=a,                                      1002",
        "filterType=firstName&filterValues=a,                 1011",
        "filterType=nothing&filterValues=a,                   1006",
        "filterType=email&filterValues=a&fields=nothing,      1006",
        "filterType=id&filterValues=a,                        1001",
        "filterType=email&filterValues=a&batchSize=0,         1001",
        "filterType=email&filterValues=a&nextPageToken=bad,   1003",
        "filterType=email&filterValues=none@example.org,      ''",
        "filterType=sfdcLeadId&filterValues=a,                ''",
    })
    void checksTheFilter(String query, String code) {
        JsonNode answer = marketo.get("/rest/v1/leads.json?" + query);

        assertThat(Marketo.code(answer)).isEqualTo(code);
        if (code.isEmpty()) {
            assertThat(answer.path("result").isArray()).isTrue();
            assertThat(answer.path("result")).isEmpty();
        }
    }

    @Test
    void pagesThroughUpTo300ValuesAndUpTo1000Matches() {
        seed(1_000, "same@example.org");
        String all = "/rest/v1/leads.json?filterType=email&filterValues=same@example.org&batchSize=300";
        List<String> ids = new ArrayList<>();
        String token = "";
        int pages = 0;
        do {
            JsonNode page = marketo.get(all + (token.isEmpty() ? "" : "&nextPageToken=" + Marketo.encode(token)));
            ids.addAll(Marketo.column(page, "id"));
            token = page.path("nextPageToken").asText();
            pages++;
        } while (!token.isEmpty());

        assertThat(pages).isEqualTo(4);
        assertThat(ids).hasSize(1_000).doesNotHaveDuplicates();
        seed(1, "same@example.org");
        assertThat(Marketo.code(marketo.get(all))).isEqualTo("1003");
        assertThat(Marketo.code(marketo.get("/rest/v1/leads.json?filterType=leadPartitionId&filterValues=1")))
                .isEqualTo("1003");
        String values = IntStream.range(0, 301).mapToObj(Integer::toString).collect(Collectors.joining(","));
        assertThat(Marketo.code(marketo.get("/rest/v1/leads.json?filterType=id&filterValues=" + values)))
                .isEqualTo("1003");
    }

    private void seed(int persons, String email) {
        IntStream.range(0, persons).forEach(any -> marketo.api.seedPerson(Map.of("email", email)));
    }

    @Test
    void findsByACustomFieldBeforeAndAfterItsValueChanged() {
        marketo.field("microsoftId", "string");
        int id = marketo.person("{'microsoftId':'M-1'}");
        String first = "/rest/v1/leads.json?filterType=microsoftId&filterValues=M-1";
        String second = "/rest/v1/leads.json?filterType=microsoftId&filterValues=m-2";

        assertThat(marketo.get(first).path("result")).hasSize(1);
        marketo.post(
                "/rest/v1/leads.json",
                "{'action':'updateOnly','lookupField':'id','input':[{'id':" + id + ",'microsoftId':'M-2'}]}");
        assertThat(marketo.get(first).path("result")).isEmpty();
        assertThat(marketo.get(second).path("result")).hasSize(1);
    }

    @Test
    void describesEveryVisibleFieldInBothShapes() {
        marketo.field("microsoftId", "string");
        JsonNode fields = marketo.get("/rest/v1/leads/describe.json").path("result");
        JsonNode described = marketo.get("/rest/v1/leads/describe2.json").at("/result/0");

        JsonNode email = row(fields, "email");
        assertThat(email.path("dataType").asText()).isEqualTo("email");
        assertThat(email.path("length").asInt()).isEqualTo(255);
        assertThat(email.at("/rest/readOnly").asBoolean(true)).isFalse();
        assertThat(row(fields, "createdAt").at("/rest/readOnly").asBoolean()).isTrue();
        assertThat(row(fields, "microsoftId").path("id").asInt()).isEqualTo(1001);
        assertThat(described.path("name").asText()).isEqualTo("API Lead");
        assertThat(described.path("fields")).hasSameSizeAs(fields);
        assertThat(described.path("searchableFields").toString())
                .contains("[\"email\"]", "[\"id\"]", "[\"microsoftId\"]")
                .doesNotContain("externalCompanyId", "firstName");
        for (String name : List.of(
                "externalCompanyId",
                "externalSalesPersonId",
                "mktoPersonNotes",
                "mktoCompanyNotes",
                "leadPartitionId",
                "personType",
                "unsubscribed",
                "leadScore",
                "dateOfBirth",
                "annualRevenue")) {
            assertThat(row(fields, name).isMissingNode()).as(name).isFalse();
        }
    }

    private static JsonNode row(JsonNode fields, String name) {
        for (JsonNode field : fields) {
            if (field.at("/rest/name").asText().equals(name)) {
                return field;
            }
        }
        return fields.path("none");
    }

    @Test
    void updatedAtMovesWithStandardFieldsOnly() {
        marketo.field("microsoftId", "string");
        int id = marketo.person("{'email':'ida@example.org'}");
        marketo.clock.advance(Duration.ofMinutes(1));
        update(id, "'microsoftId':'M-1'");
        assertThat(marketo.value(id, "updatedAt").asText()).isEqualTo("2026-05-07T15:41:32Z");
        update(id, "'title':'Buyer'");
        assertThat(marketo.value(id, "updatedAt").asText()).isEqualTo("2026-05-07T15:42:32Z");
    }

    private void update(int id, String member) {
        marketo.post(
                "/rest/v1/leads.json",
                "{'action':'updateOnly','lookupField':'id','input':[{'id':" + id + "," + member + "}]}");
    }
}
