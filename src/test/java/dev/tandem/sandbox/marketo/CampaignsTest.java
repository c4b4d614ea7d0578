package dev.tandem.sandbox.marketo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.sandbox.http.Campaigns;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Smart campaigns (Marketo reference, section 12). */
class CampaignsTest {

    private static final String CAMPAIGNS = "/rest/v1/campaigns";

    private final Marketo marketo = new Marketo();
    private int ida;

    @BeforeEach
    void threeCampaigns() {
        marketo.api.enforce(false);
        Campaigns campaigns = marketo.api.subscription().campaigns();
        campaigns.add("Alert", true, true);
        campaigns.add("Mailing", false, true);
        campaigns.add("Asleep", true, false);
        ida = marketo.person("{'email':'ida@example.org'}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "?isTriggerable=true    | Alert",
                "?isTriggerable=false   | Mailing,Asleep",
                "?name=Mailing          | Mailing",
                "?id=1003               | Asleep",
                "?programName=Fair      | ''",
                "/1001.json             | Alert",
            })
    void areFound(String query, String names) {
        String target = query.startsWith("?") ? CAMPAIGNS + ".json" + query : CAMPAIGNS + query;

        assertThat(String.join(",", Marketo.column(marketo.get(target), "name")))
                .isEqualTo(names);
    }

    @Test
    void arePaged() {
        JsonNode first = marketo.get(CAMPAIGNS + ".json?batchSize=2");
        JsonNode second = marketo.get(CAMPAIGNS + ".json?batchSize=2&nextPageToken="
                + Marketo.encode(first.path("nextPageToken").asText()));

        assertThat(Marketo.column(first, "type")).containsExactly("trigger", "batch");
        assertThat(Marketo.column(second, "active")).containsExactly("false");
    }

    @Test
    void areRequestedForPersons() {
        JsonNode answer = marketo.post(
                CAMPAIGNS + "/1001/trigger.json",
                "{'input':{'leads':[{'id':" + ida + "}],'tokens':[{'name':'{{my.x}}','value':'y'}]}}");

        assertThat(answer.at("/result/0/id").asInt()).isEqualTo(1001);
        JsonNode told = marketo.activities("47");
        assertThat(told.at("/0/leadId").asInt()).isEqualTo(ida);
        assertThat(told.at("/0/primaryAttributeValue").asText()).isEqualTo("Alert");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "7    | {'input':{'leads':[{'id':1000001}]}} | 1013",
                "1002 | {'input':{'leads':[{'id':1000001}]}} | 1003",
                "1003 | {'input':{'leads':[{'id':1000001}]}} | 1003",
                "1001 | {'input':{'leads':[{'id':7}]}}       | 1004",
                "1001 | {'input':{'leads':[]}}               | 1002",
                "1001 | {}                                   | 1002",
                "x    | {'input':{'leads':[{'id':1000001}]}} | 1001",
            })
    void refuseRequests(String campaign, String body, String code) {
        assertThat(Marketo.code(marketo.post(CAMPAIGNS + "/" + campaign + "/trigger.json", body)))
                .isEqualTo(code);
        assertThat(marketo.activities("47")).isEmpty();
    }

    @Test
    void takeAHundredPersonsAtMost() {
        String leads = "{'id':" + ida + "}" + (",{'id':" + ida + "}").repeat(100);

        assertThat(Marketo.code(marketo.post(CAMPAIGNS + "/1001/trigger.json", "{'input':{'leads':[" + leads + "]}}")))
                .isEqualTo("1003");
    }
}
