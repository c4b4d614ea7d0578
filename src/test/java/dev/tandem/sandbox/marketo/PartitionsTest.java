package dev.tandem.sandbox.marketo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Partitions of persons (Marketo reference, sections 6.4 and 6.10). */
class PartitionsTest {

    private static final String LEADS = "/rest/v1/leads.json";
    private static final String PARTITIONS = "/rest/v1/leads/partitions.json";

    private final Marketo marketo = new Marketo();

    @BeforeEach
    void aSecondPartition() {
        marketo.api.enforce(false);
        marketo.api.subscription().partitions().add("EMEA");
    }

    @Test
    void areListed() {
        JsonNode partitions = marketo.get(PARTITIONS);

        assertThat(Marketo.column(partitions, "name")).containsExactly("Default", "EMEA");
        assertThat(Marketo.column(partitions, "id")).containsExactly("1", "2");
    }

    @Test
    void aNewPersonIsInTheOneThatIsNamed() {
        String record = "'input':[{'email':'ida@example.org'}]}";
        int id = marketo.post(LEADS, "{'partitionName':'EMEA'," + record)
                .at("/result/0/id")
                .asInt();

        assertThat(marketo.value(id, "leadPartitionId").asInt()).isEqualTo(2);
        assertThat(Marketo.outcome(marketo.post(LEADS, "{'partitionName':'EMEA'," + record)))
                .isEqualTo("updated");
        assertThat(Marketo.outcome(marketo.post(LEADS, "{" + record))).isEqualTo("updated");
        assertThat(Marketo.outcome(marketo.post(LEADS, "{'partitionName':'Default'," + record)))
                .isEqualTo("1010");
        assertThat(Marketo.code(marketo.post(LEADS, "{'partitionName':'Moon'," + record)))
                .isEqualTo("1008");
    }

    @Test
    void personsAreMovedAndTheFeedTellsOfIt() {
        int id = marketo.person("{'email':'ida@example.org'}");
        String move = "{'input':[{'id':" + id + ",'partitionName':'EMEA'}]}";
        assertThat(Marketo.outcome(marketo.post(PARTITIONS, move))).isEqualTo("updated");
        marketo.post(PARTITIONS, move);

        assertThat(marketo.value(id, "leadPartitionId").asInt()).isEqualTo(2);
        JsonNode told = marketo.activities("100");
        assertThat(told).hasSize(1);
        assertThat(told.at("/0/primaryAttributeValue").asText()).isEqualTo("EMEA");
        assertThat(Marketo.attributes(told.get(0))).containsEntry("Old Partition", "Default");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'id':7,'partitionName':'EMEA'}       | 1004",
                "{'id':1000001,'partitionName':'Moon'} | 1008",
                "{'id':1000001}                        | 1009",
            })
    void skipsWhatCannotBeMoved(String record, String code) {
        marketo.person("{'email':'ida@example.org'}");

        assertThat(Marketo.outcome(marketo.post(PARTITIONS, "{'input':[" + record + "]}")))
                .isEqualTo(code);
    }
}
