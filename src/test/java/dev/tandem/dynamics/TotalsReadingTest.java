package dev.tandem.dynamics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TotalsReadingTest {

    private final RecordingTransport transport = new RecordingTransport();
    private final DynamicsClient client = new DynamicsClient(transport);

    @Test
    void readsTheTotalsOfAllTablesInOneCallThatIsNotRetried() {
        transport.answer("{\"@odata.context\":\"..\",\"EntityRecordCountCollection\":{\"Count\":2,\"IsReadOnly\":false,"
                + "\"Keys\":[\"lead\",\"contact\"],\"Values\":[84120,611904]}}");

        Map<String, Long> totals = client.totals(List.of("lead", "contact", "contact"));

        assertThat(totals).isEqualTo(Map.of("lead", 84_120L, "contact", 611_904L));
        assertThat(transport.sent()).singleElement().satisfies(request -> {
            assertThat(request.target())
                    .isEqualTo("RetrieveTotalRecordCount(EntityNames=@p1)?@p1=%5B%22lead%22,%22contact%22%5D");
            assertThat(request.impatient()).isTrue();
        });
    }

    @Test
    void leavesOutWhatIsNoCount() {
        transport.answer("{\"EntityRecordCountCollection\":{\"Keys\":[\"lead\",\"contact\"],\"Values\":[null]}}");

        assertThat(client.totals(List.of("lead", "contact"))).isEmpty();
    }
}
