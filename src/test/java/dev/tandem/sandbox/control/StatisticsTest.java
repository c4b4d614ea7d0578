package dev.tandem.sandbox.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.sandbox.http.Reply;
import java.util.List;
import org.junit.jupiter.api.Test;

class StatisticsTest {

    private final Statistics statistics = new Statistics(List.of("dataverse", "marketo", "entra"));

    @Test
    void countsCallsOperationsAndRejections() {
        statistics.count("marketo", Reply.text("Sync Leads", 200, "application/json", "{}"));
        statistics.count(
                "marketo",
                Reply.text("Sync Leads", 200, "application/json", "{}").refused("606"));
        statistics.count("dataverse", Reply.text("GET contacts", 200, "application/json", "{}"));

        assertThat(statistics.toJson())
                .hasToString("{\"dataverse\":{\"calls\":1,\"operations\":{\"GET contacts\":1},\"rejected\":{}},"
                        + "\"entra\":{\"calls\":0,\"operations\":{},\"rejected\":{}},"
                        + "\"marketo\":{\"calls\":2,\"operations\":{\"Sync Leads\":2},\"rejected\":{\"606\":1}},"
                        + "\"tokens\":{\"entra\":0,\"marketo\":0}}");
    }

    @Test
    void countsATokenThatIsAnsweredTwiceOnce() {
        statistics.count("marketo", Reply.text("Identity", 200, "", "{\"access_token\":\"a\"}"));
        statistics.count("marketo", Reply.text("Identity", 200, "", "{\"access_token\":\"a\"}"));
        statistics.count("marketo", Reply.text("Identity", 200, "", "{\"access_token\":\"b\"}"));
        statistics.count("marketo", Reply.text("Identity", 401, "", "{\"error\":\"unauthorized\"}"));
        statistics.count("entra", Reply.text("Token", 200, "", "{\"access_token\":\"c\"}"));

        assertThat(statistics.toJson().path("tokens")).hasToString("{\"entra\":1,\"marketo\":2}");
        assertThat(statistics.toJson().at("/marketo/operations/Identity").asInt())
                .isEqualTo(4);
    }

    @Test
    void startsAgainFromZero() {
        statistics.count("entra", Reply.text("Token", 200, "", "{\"access_token\":\"c\"}"));

        statistics.reset();

        assertThat(statistics.toJson()).isEqualTo(new Statistics(List.of("dataverse", "marketo", "entra")).toJson());
    }
}
