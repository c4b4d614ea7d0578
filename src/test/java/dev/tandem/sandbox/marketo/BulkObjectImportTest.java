package dev.tandem.sandbox.marketo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.sandbox.marketo.wire.OpenPoint;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Bulk import and extract of custom objects (Marketo reference, sections 10.2 and 11.5). */
class BulkObjectImportTest {

    private static final String IMPORT = "/bulk/v1/customobjects/visit/import";
    private static final String TYPES = "/rest/v1/customobjects/schema";

    private final Marketo marketo = new Marketo();
    private final Bulk bulk = new Bulk(marketo);
    private int ida;

    @BeforeEach
    void aType() {
        marketo.api.enforce(false);
        ida = marketo.person("{'email':'ida@example.org'}");
        marketo.post(TYPES + ".json", "{'apiName':'visit','displayName':'Visit','pluralName':'Visits'}");
        marketo.post(
                TYPES + "/visit/addField.json",
                "{'input':[{'name':'visitId','displayName':'Visit Id','dataType':'string','isDedupeField':true},"
                        + "{'name':'leadRef','displayName':'Lead','dataType':'link',"
                        + "'relatedTo':{'name':'lead','field':'id'}},"
                        + "{'name':'guests','displayName':'Guests','dataType':'integer'}]}");
        marketo.post(TYPES + "/visit/approve.json", "");
    }

    private int upload(String file) {
        return bulk.upload(IMPORT + ".json?format=csv", file)
                .at("/result/0/batchId")
                .asInt();
    }

    private JsonNode status(int id) {
        return marketo.get(IMPORT + "/" + id + "/status.json").at("/result/0");
    }

    @Test
    void rowsBecomeObjects() {
        JsonNode queued = bulk.upload(
                        IMPORT + ".json?format=csv",
                        "visitId,leadRef,guests\nV-1," + ida + ",2\nV-2,7,1\n,1,1\nV-3," + ida + ",1.5\nV-1," + ida
                                + ",3\n")
                .at("/result/0");
        assertThat(queued.path("status").asText()).isEqualTo("Queued");
        assertThat(queued.path("objectApiName").asText()).isEqualTo("visit");
        int id = queued.path("batchId").asInt();
        marketo.clock.advance(Duration.ofSeconds(5));

        JsonNode done = status(id);
        assertThat(done.path("status").asText()).isEqualTo("Complete");
        assertThat(done.path("operation").asText()).isEqualTo("import");
        assertThat(done.path("numOfObjectsProcessed").asInt()).isEqualTo(2);
        assertThat(done.path("numOfRowsFailed").asInt()).isEqualTo(3);
        assertThat(done.path("importTime").asText()).isEqualTo("1 second(s)");
        assertThat(bulk.text(IMPORT + "/" + id + "/failures.json"))
                .contains("visitId,leadRef,guests,Import Failure Reason\n")
                .contains(",1,1,missing.dedupe.fields\n")
                .contains("V-3," + ida + ",1.5,Invalid value");
        assertThat(marketo.reply("GET", IMPORT + "/" + id + "/warnings.json", "", "")
                        .status())
                .isEqualTo(404);
        assertThat(Marketo.column(
                        marketo.get(
                                "/rest/v1/customobjects/visit.json?filterType=visitId&filterValues=V-1,V-2&fields=guests"),
                        "guests"))
                .containsExactly("3");
    }

    @Test
    void sharesTheQueueWithPersonsUnlessSomethingElseIsChosen() {
        for (int i = 0; i < 10; i++) {
            bulk.leads("", "email\np" + i + "@example.org\n");
        }
        assertThat(Marketo.code(bulk.upload(IMPORT + ".json?format=csv", "visitId\nV-1\n")))
                .isEqualTo("1016");

        marketo.choose(OpenPoint.IMPORT_QUEUE, "apart");
        assertThat(Marketo.code(bulk.upload(IMPORT + ".json?format=csv", "visitId\nV-1\n")))
                .isEmpty();
    }

    @Test
    void refusesUnknownObjectsAndBatchesOfOthers() {
        assertThat(Marketo.code(bulk.upload("/bulk/v1/customobjects/nothing/import.json?format=csv", "a\n1\n")))
                .isEqualTo("1013");
        int persons = bulk.leads("", "email\nida@example.org\n");
        assertThat(Marketo.code(marketo.get(IMPORT + "/" + persons + "/status.json")))
                .isEqualTo("1013");
    }

    @Test
    void areExtractedByTheirLastUpdate() {
        upload("visitId,leadRef,guests\nV-1," + ida + ",2\nV-2," + ida + ",\n");
        marketo.clock.advance(Duration.ofSeconds(5));

        assertThat(
                        bulk.extracted(
                                "customobjects/visit",
                                "{'fields':['visitId','leadRef','guests'],'columnHeaderNames':{'visitId':'id'},"
                                        + "'filter':{'updatedAt':{'startAt':'2026-05-07T00:00:00Z','endAt':'2026-05-08T00:00:00Z'}}}"))
                .isEqualTo("id,leadRef,guests\nV-1," + ida + ",2\nV-2," + ida + ",null\n");
    }
}
