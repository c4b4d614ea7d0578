package dev.tandem.sandbox.marketo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.sandbox.marketo.wire.OpenPoint;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Adobe does not document about reading, finding and writing persons, in both ways. */
class LeadOpenPointsTest {

    private static final String LEADS = "/rest/v1/leads.json";

    private final Marketo marketo = new Marketo();
    private int ida;

    @BeforeEach
    void aPersonOfACompany() {
        marketo.api.enforce(false);
        marketo.field("crmId", "string");
        marketo.company("{'externalCompanyId':'A-1','company':'Quay'}");
        ida = marketo.person("{'email':'ida@example.org','crmId':'c-1','externalCompanyId':'A-1'}");
    }

    @ParameterizedTest
    @CsvSource({
        "refused, 1006, 1006, 1006",
        "ignored, '',   '',   ''",
    })
    void anUnknownFieldIsRefusedOrIgnored(String way, String read, String filtered, String changes) {
        marketo.choose(OpenPoint.UNKNOWN_FIELD, way);
        JsonNode one = marketo.get("/rest/v1/lead/" + ida + ".json?fields=crmId,nothing");

        assertThat(Marketo.code(one)).isEqualTo(read);
        assertThat(one.at("/result/0/crmId").asText()).isEqualTo(read.isEmpty() ? "c-1" : "");
        assertThat(one.at("/result/0").has("nothing")).isFalse();
        assertThat(Marketo.code(marketo.get(LEADS + "?filterType=id&filterValues=" + ida + "&fields=nothing,crmId")))
                .isEqualTo(filtered);
        assertThat(Marketo.code(marketo.get("/rest/v1/activities/leadchanges.json?fields=nothing,crmId&nextPageToken="
                        + Marketo.encode(marketo.since(Marketo.START)))))
                .isEqualTo(changes);
    }

    @ParameterizedTest
    @CsvSource({"1011", "1003"})
    void aFilterThatFindsNobodyHasOneOfTwoCodes(String code) {
        marketo.choose(OpenPoint.UNFIT_FILTER, code);

        assertThat(Marketo.code(marketo.get(LEADS + "?filterType=firstName&filterValues=Ida")))
                .isEqualTo(code);
        assertThat(Marketo.code(marketo.get(LEADS + "?filterType=nothing&filterValues=Ida")))
                .as("a field that is not there is another matter")
                .isEqualTo("1006");
    }

    @ParameterizedTest
    @CsvSource({"empty, 0", "rows, 1"})
    void anAsynchronousCallAnswersNothingOrRows(String way, int rows) {
        marketo.choose(OpenPoint.ASYNCHRONOUS_ANSWER, way);

        JsonNode answer =
                marketo.post(LEADS, "{'asyncProcessing':true,'input':[{'email':'new@example.org','title':'Buyer'}]}");

        assertThat(answer.path("result")).hasSize(rows);
        assertThat(marketo.get(LEADS + "?filterType=email&filterValues=new@example.org")
                        .path("result"))
                .as("it is written in both cases")
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"seen, updated, updated, 1", "unseen, created, updated, 2"})
    void aKeyTwiceInOneCallIsWorkedOffInSequenceOrApart(String way, String again, String known, int persons) {
        marketo.choose(OpenPoint.REPEATED_KEY, way);

        JsonNode answer = marketo.post(
                LEADS,
                "{'input':[{'email':'new@example.org'},{'email':'new@example.org'},"
                        + "{'email':'ida@example.org','title':'A'},{'email':'ida@example.org','title':'B'}]}");

        assertThat(Marketo.column(answer, "status")).containsExactly("created", again, "updated", known);
        assertThat(marketo.get(LEADS + "?filterType=email&filterValues=new@example.org")
                        .path("result"))
                .hasSize(persons);
        assertThat(marketo.value(ida, "title").asText()).isEqualTo("B");
    }

    @ParameterizedTest
    @CsvSource({
        "skipped,  createOrUpdate, 1003",
        "skipped,  updateOnly,     1003",
        "no-match, createOrUpdate, created",
        "no-match, createOnly,     created",
        "no-match, updateOnly,     1004",
    })
    void aRecordWithoutKeyIsSkippedOrMatchesNobody(String way, String action, String outcome) {
        marketo.choose(OpenPoint.MISSING_KEY, way);

        assertThat(Marketo.outcome(marketo.post(LEADS, "{'action':'" + action + "','input':[{'title':'Buyer'}]}")))
                .isEqualTo(outcome);
    }

    @ParameterizedTest
    @CsvSource({"ignored, A-1, Quay", "unlinked, '', ''"})
    void anEmptyCompanyIsIgnoredOrUnlinks(String way, String link, String company) {
        marketo.choose(OpenPoint.COMPANY_UNLINK, way);

        assertThat(Marketo.outcome(marketo.post(
                        LEADS, "{'input':[{'email':'ida@example.org','externalCompanyId':null,'title':'Buyer'}]}")))
                .isEqualTo("updated");

        assertThat(marketo.value(ida, "externalCompanyId").asText("")).isEqualTo(link);
        assertThat(marketo.value(ida, "company").asText("")).isEqualTo(company);
        assertThat(Marketo.outcome(marketo.post(LEADS, "{'input':[{'email':'ida@example.org','company':'Own'}]}")))
                .as("whoever has no company says itself where it works")
                .isEqualTo(link.isEmpty() ? "updated" : "1021");
    }

    @ParameterizedTest
    @CsvSource({
        "ignored, C-1,             1",
        "counts,  C-1,             0",
        "counts,  c-1,             1",
    })
    void caseCountsOrDoesNotInOtherKeysThanAddresses(String way, String value, int found) {
        marketo.choose(OpenPoint.LOOKUP_CASE, way);

        assertThat(marketo.get(LEADS + "?filterType=crmId&filterValues=" + value)
                        .path("result"))
                .hasSize(found);
        assertThat(Marketo.outcome(marketo.post(LEADS, "{'lookupField':'crmId','input':[{'crmId':'" + value + "'}]}")))
                .isEqualTo(found == 1 ? "updated" : "created");
        assertThat(marketo.get(LEADS + "?filterType=email&filterValues=IDA@example.org")
                        .path("result"))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"count, created", "ignored, updated"})
    void spacesAroundAKeyCountOrDoNot(String way, String outcome) {
        marketo.choose(OpenPoint.LOOKUP_SPACES, way);

        assertThat(Marketo.outcome(marketo.post(LEADS, "{'lookupField':'crmId','input':[{'crmId':' c-1 '}]}")))
                .isEqualTo(outcome);
    }

    @ParameterizedTest
    @CsvSource({"told, Web service API", "untold, ''"})
    void whatFollowsFromOtherActsTellsItsSourceOrDoesNot(String way, String source) {
        marketo.choose(OpenPoint.DERIVED_SOURCE, way);
        marketo.api.subscription().partitions().add("EMEA");
        int old = marketo.person("{'email':'old@example.org','city':'Kiel'}");

        marketo.post("/rest/v1/companies.json", "{'input':[{'externalCompanyId':'A-1','company':'Quay AG'}]}");
        marketo.post("/rest/v1/leads/" + ida + "/merge.json?leadId=" + old, "");
        marketo.post("/rest/v1/leads/partitions.json", "{'input':[{'id':" + ida + ",'partitionName':'EMEA'}]}");

        JsonNode changes = marketo.activities("13");
        assertThat(changes).hasSize(2).allSatisfy(change -> {
            assertThat(Marketo.attributes(change).getOrDefault("Source", "")).isEqualTo(source);
            assertThat(Marketo.attributes(change).getOrDefault("Reason", "")).isEqualTo(source);
        });
        assertThat(Marketo.attributes(marketo.activities("100").get(0)).getOrDefault("Reason", ""))
                .isEqualTo(source);
        marketo.post(LEADS, "{'input':[{'email':'ida@example.org','title':'Buyer'}]}");
        assertThat(Marketo.attributes(marketo.activities("13").get(2)))
                .as("a plain write")
                .containsEntry("Source", "Web service API");
    }

    @Test
    void anImportTellsItsSourceOrDoesNot() {
        Bulk bulk = new Bulk(marketo);
        for (String way : List.of("untold", "told")) {
            marketo.choose(OpenPoint.DERIVED_SOURCE, way);
            bulk.leads("", "email,title\nida@example.org," + way + "\n");
            marketo.clock.advance(Duration.ofMinutes(1));
        }
        JsonNode changes = marketo.activities("13");
        assertThat(changes).hasSize(2);
        assertThat(Marketo.attributes(changes.get(0))).doesNotContainKey("Source");
        assertThat(Marketo.attributes(changes.get(1))).containsKey("Source");
    }
}
