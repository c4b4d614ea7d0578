package dev.tandem.sandbox.marketo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Push Lead and Associate Lead (Marketo reference, section 6.9). */
class PushAndAssociateTest {

    private static final String PUSH = "/rest/v1/leads/push.json";

    private final Marketo marketo = new Marketo();

    @BeforeEach
    void unlimited() {
        marketo.api.enforce(false);
    }

    @Test
    void aPushUpsertsAndIsTold() {
        int known = marketo.person("{'email':'ida@example.org'}");
        JsonNode pushed = marketo.post(
                PUSH,
                "{'programName':'Fair','source':'Booth','reason':'Badge','lookupField':'email','input':["
                        + "{'email':'ida@example.org','title':'Buyer'},{'email':'otto@example.org'},"
                        + "{'email':'x@example.org','nothing':1}]}");

        assertThat(Marketo.column(pushed, "status")).containsExactly("updated", "created", "skipped");
        assertThat(pushed.at("/result/2/reasons/0/code").asText()).isEqualTo("1006");
        assertThat(marketo.value(known, "title").asText()).isEqualTo("Buyer");
        JsonNode told = marketo.activities("145");
        assertThat(told).hasSize(2);
        assertThat(told.at("/0/primaryAttributeValue").asText()).isEqualTo("Fair");
        assertThat(Marketo.attributes(told.get(0)))
                .containsEntry("Source", "Booth")
                .containsEntry("Reason", "Badge");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                                                                    | 1002",
                "{'input':[]}                                                          | 1003",
                "{'lookupField':'firstName','input':[{'email':'ida@example.org'}]}     | 1011",
                "{'partitionName':'Moon','input':[{'email':'ida@example.org'}]}        | 1008",
            })
    void refusesAPush(String body, String code) {
        assertThat(Marketo.code(marketo.post(PUSH, body))).isEqualTo(code);
    }

    @Test
    void aCookieBelongsToThePersonItWasAssociatedWithLast() {
        int ida = marketo.person("{'email':'ida@example.org'}");
        int otto = marketo.person("{'email':'otto@example.org'}");
        for (int person : new int[] {ida, otto}) {
            JsonNode answer = associate(person, "id:731-KTQ-208&token:_mch-example.org-1");
            assertThat(answer.path("success").asBoolean()).isTrue();
            assertThat(answer.has("result")).isFalse();
        }

        assertThat(Marketo.column(
                        marketo.get("/rest/v1/leads.json?filterType=cookies&filterValues=_mch-example.org-1"), "id"))
                .containsExactly(Integer.toString(otto));
    }

    @ParameterizedTest
    @CsvSource({
        "1000001, nonsense,                     1012",
        "1000001, '',                           1002",
        "7,       id:731-KTQ-208&token:_mch-e1, 1004",
        "x,       id:731-KTQ-208&token:_mch-e1, 1001",
    })
    void refusesToAssociate(String person, String cookie, String code) {
        marketo.person("{'email':'ida@example.org'}");

        assertThat(Marketo.code(marketo.post(
                        "/rest/v1/leads/" + person + "/associate.json?cookie=" + Marketo.encode(cookie), "{}")))
                .isEqualTo(code);
    }

    private JsonNode associate(int person, String cookie) {
        return marketo.post("/rest/v1/leads/" + person + "/associate.json?cookie=" + Marketo.encode(cookie), "");
    }
}
