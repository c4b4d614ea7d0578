package dev.tandem.sandbox.marketo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A native CRM sync owns four kinds of record (Marketo reference, section 8.1). */
class NativeCrmTest {

    private final Marketo marketo = new Marketo();

    @BeforeEach
    void connect() {
        marketo.api.enforce(false);
        marketo.api.nativeCrm().active(true);
    }

    @ParameterizedTest
    @CsvSource({
        "companies, externalCompanyId",
        "salespersons, externalSalesPersonId",
        "opportunities, externalOpportunityId",
        "opportunities/roles, externalOpportunityId"
    })
    void keepsTheApiFromReadingAndWriting(String path, String key) {
        String record = "{'input':[{'" + key + "':'X-1'}]}";
        String read = "/rest/v1/" + path + ".json?filterType=" + key + "&filterValues=X-1";

        assertThat(code(marketo.get(read))).isEqualTo("1018");
        assertThat(code(marketo.post("/rest/v1/" + path + ".json", record))).isEqualTo("1018");
        assertThat(code(marketo.post("/rest/v1/" + path + "/delete.json", record)))
                .isEqualTo("1018");
        assertThat(marketo.get("/rest/v1/" + path + "/describe.json")
                        .path("success")
                        .asBoolean())
                .isTrue();

        marketo.api.nativeCrm().active(false);
        assertThat(marketo.get(read).path("success").asBoolean()).isTrue();
    }

    @Test
    void mayLeaveReadingAllowed() {
        marketo.api.nativeCrm().readable(true);

        assertThat(code(marketo.get("/rest/v1/companies.json?filterType=externalCompanyId&filterValues=X-1")))
                .isEmpty();
        assertThat(code(marketo.post("/rest/v1/companies.json", "{'input':[{'externalCompanyId':'X-1'}]}")))
                .isEqualTo("1018");
    }

    @Test
    void leavesPersonsAlone() {
        assertThat(marketo.get("/rest/v1/leads.json?filterType=email&filterValues=a@example.org")
                        .path("success")
                        .asBoolean())
                .isTrue();
    }

    private static String code(JsonNode answer) {
        return answer.at("/errors/0/code").asText();
    }
}
