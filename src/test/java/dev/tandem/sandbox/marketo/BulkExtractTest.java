package dev.tandem.sandbox.marketo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.sandbox.http.Allowances;
import dev.tandem.sandbox.http.CustomServices.CustomService;
import dev.tandem.sandbox.http.Reply;
import dev.tandem.sandbox.marketo.wire.OpenPoint;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bulk extract (Marketo reference, section 11; codes in 5.3). */
class BulkExtractTest {

    private static final String WHOLE_DAY = "{'startAt':'2026-05-07T00:00:00Z','endAt':'2026-05-08T00:00:00Z'}";
    private static final String ORDER = "{'fields':['id','email','city'],'filter':{'createdAt':" + WHOLE_DAY + "}}";

    private final Marketo marketo = new Marketo();
    private final Bulk bulk = new Bulk(marketo);
    private int ida;

    @BeforeEach
    void aPerson() {
        marketo.api.enforce(false);
        ida = marketo.person("{'email':'ida@example.org','title':'Buyer, senior','unsubscribed':true}");
    }

    private void pass(int seconds) {
        marketo.clock.advance(Duration.ofSeconds(seconds));
    }

    private static String status(JsonNode answer) {
        return answer.at("/result/0/status").asText();
    }

    private String enqueued() {
        String id = bulk.create("leads", ORDER);
        bulk.job("leads", id, "enqueue");
        return id;
    }

    @Test
    void isCreatedQueuedProcessedAndCompleted() throws Exception {
        JsonNode made = marketo.post("/bulk/v1/leads/export/create.json", ORDER);
        String id = made.at("/result/0/exportId").asText();
        assertThat(status(made)).isEqualTo("Created");
        assertThat(made.at("/result/0/format").asText()).isEqualTo("CSV");
        pass(2);
        JsonNode queued = bulk.job("leads", id, "enqueue");
        assertThat(status(queued)).isEqualTo("Queued");
        assertThat(queued.at("/result/0/createdAt").asText()).isEqualTo("2026-05-07T15:41:32Z");
        assertThat(queued.at("/result/0/queuedAt").asText()).isEqualTo("2026-05-07T15:41:34Z");
        pass(59);
        assertThat(status(bulk.job("leads", id, "status")))
                .as("the status is renewed once in a minute")
                .isEqualTo("Queued");
        pass(1);

        JsonNode done = bulk.job("leads", id, "status").at("/result/0");
        String file = "id,email,city\n" + ida + ",ida@example.org,null\n";
        assertThat(done.path("status").asText()).isEqualTo("Completed");
        assertThat(done.path("startedAt").asText()).isEqualTo("2026-05-07T15:41:39Z");
        assertThat(done.path("finishedAt").asText()).isEqualTo("2026-05-07T15:42:09Z");
        assertThat(done.path("numberOfRecords").asInt()).isEqualTo(1);
        assertThat(done.path("fileSize").asInt()).isEqualTo(file.length());
        byte[] sum = MessageDigest.getInstance("SHA-256").digest(file.getBytes(StandardCharsets.UTF_8));
        assertThat(done.path("fileChecksum").asText())
                .isEqualTo("sha256:" + HexFormat.of().formatHex(sum));
        assertThat(bulk.text("/bulk/v1/leads/export/" + id + "/file.json")).isEqualTo(file);
    }

    @Test
    void tellsItsStatusAtOnceWhereThatIsChosen() {
        marketo.choose(OpenPoint.EXTRACT_STATUS, "at-once");
        String id = enqueued();
        pass(10);
        assertThat(status(bulk.job("leads", id, "status"))).isEqualTo("Processing");
        pass(30);
        assertThat(status(bulk.job("leads", id, "status"))).isEqualTo("Completed");
    }

    @Test
    void writesValuesAsText() {
        assertThat(bulk.extracted(
                        "leads",
                        "{'fields':['email','title','unsubscribed','createdAt','leadScore'],'format':'SSV',"
                                + "'columnHeaderNames':{'email':'address'},'filter':{'createdAt':" + WHOLE_DAY + "}}"))
                .isEqualTo("""
                        address;title;unsubscribed;createdAt;leadScore
                        ida@example.org;Buyer, senior;true;2026-05-07T15:41:32Z;null
                        """);
    }

    @Test
    void updatedAtMeansTheLastChangeOfAnyField() {
        marketo.field("crmNote", "string");
        marketo.clock.advance(Duration.ofDays(2));
        int otto = marketo.person("{'email':'otto@example.org'}");
        marketo.clock.advance(Duration.ofDays(2));
        marketo.post("/rest/v1/leads.json", "{'input':[{'email':'ida@example.org','crmNote':'x'}]}");

        String order = "{'fields':['id'],'filter':{'updatedAt':{'startAt':'%s','endAt':'%s'}}}";
        assertThat(bulk.extracted("leads", order.formatted("2026-05-11T00:00:00Z", "2026-05-12T00:00:00Z")))
                .isEqualTo("id\n" + ida + "\n");
        assertThat(bulk.extracted("leads", order.formatted("2026-05-07T00:00:00Z", "2026-05-10T00:00:00Z")))
                .isEqualTo("id\n" + otto + "\n");
    }

    @Test
    void membersOfAListAreExtracted() {
        String form = "name=Engines&folder=" + Marketo.encode("{\"id\":1,\"type\":\"Folder\"}");
        int list = Marketo.tree(marketo.reply(
                        "POST", "/rest/asset/v1/staticLists.json", "application/x-www-form-urlencoded", form))
                .at("/result/0/id")
                .asInt();
        marketo.person("{'email':'otto@example.org'}");
        marketo.post("/rest/v1/lists/" + list + "/leads.json", "{'input':[{'id':" + ida + "}]}");

        for (String filter : new String[] {"'staticListId':" + list, "'staticListName':'Engines'"}) {
            assertThat(bulk.extracted("leads", "{'fields':['email'],'filter':{" + filter + "}}"))
                    .isEqualTo("email\nida@example.org\n");
        }
    }

    @Test
    void isReadInParts() {
        String id = enqueued();
        pass(60);
        String whole = "id,email,city\n" + ida + ",ida@example.org,null\n";

        Reply first = bulk.part("leads", id, "bytes=0-9");
        assertThat(first.status()).isEqualTo(206);
        assertThat(new String(first.body(), StandardCharsets.UTF_8)).isEqualTo(whole.substring(0, 10));
        assertThat(first.headers())
                .containsEntry("Accept-Ranges", "bytes")
                .containsEntry("Content-Range", "bytes 0-9/" + whole.length());
        assertThat(new String(bulk.part("leads", id, "bytes=10-").body(), StandardCharsets.UTF_8))
                .isEqualTo(whole.substring(10));
        assertThat(new String(bulk.part("leads", id, "bytes=-5").body(), StandardCharsets.UTF_8))
                .isEqualTo("null\n");
        assertThat(bulk.part("leads", id, "bytes=9999-").status()).isEqualTo(416);
        assertThat(bulk.part("leads", id, "lines=1-2").status()).isEqualTo(200);
    }

    @Test
    void aFileThatIsNotThereIs404InPlainText() {
        String id = enqueued();
        for (String missing : new String[] {id, "no-such-job"}) {
            Reply none = marketo.reply("GET", "/bulk/v1/leads/export/" + missing + "/file.json", "", "");
            assertThat(none.status()).isEqualTo(404);
            assertThat(none.headers().get("Content-Type")).startsWith("text/plain");
        }
    }

    @Test
    void threeThingsAre1029() {
        String first = enqueued();
        assertThat(bulk.job("leads", first, "enqueue").at("/errors/0/message").asText())
                .isEqualTo("Job already queued");
        for (int i = 1; i < 10; i++) {
            bulk.job("activities", bulk.create("activities", "{'filter':{'createdAt':" + WHOLE_DAY + "}}"), "enqueue");
        }
        String eleventh = bulk.create("leads", ORDER);
        JsonNode full = bulk.job("leads", eleventh, "enqueue");
        assertThat(Marketo.code(full)).isEqualTo("1029");
        assertThat(full.at("/errors/0/message").asText()).isEqualTo("Too many jobs in queue");

        marketo.clock.advance(Duration.ofMinutes(10));
        marketo.api.subscription().allowances().set(new Allowances(100, 10, 50_000, 20));
        JsonNode spent = bulk.job("leads", eleventh, "enqueue");
        assertThat(Marketo.code(spent)).isEqualTo("1029");
        assertThat(spent.at("/errors/0/message").asText()).startsWith("Export daily quota");
        assertThat(Marketo.code(marketo.post("/bulk/v1/leads/export/create.json", ORDER)))
                .isEqualTo("1029");
        marketo.clock.advance(Duration.ofDays(1));
        assertThat(status(bulk.job("leads", eleventh, "enqueue"))).isEqualTo("Queued");
    }

    @Test
    void theQuotaIsNamedInMegabytes() {
        bulk.extracted("leads", ORDER);
        marketo.api.subscription().allowances().set(new Allowances(100, 10, 50_000, 0));
        assertThat(marketo.post("/bulk/v1/leads/export/create.json", ORDER)
                        .at("/errors/0/message")
                        .asText())
                .isEqualTo("Export daily quota 0MB exceeded.");
    }

    @Test
    void isCancelledInTwoSpellings() {
        String id = enqueued();
        assertThat(status(bulk.job("leads", id, "cancel"))).isEqualTo("Cancelled");
        assertThat(status(bulk.job("leads", id, "status"))).isEqualTo("Cancelled");
        assertThat(Marketo.code(bulk.job("leads", id, "cancel"))).isEqualTo("1003");
        bulk.create("leads", ORDER);
        for (String wanted : new String[] {"Canceled", "cancelled"}) {
            JsonNode listed = marketo.get("/bulk/v1/leads/export.json?status=" + wanted);
            assertThat(Marketo.column(listed, "status")).containsExactly("Canceled");
        }
        assertThat(Marketo.column(marketo.get("/bulk/v1/leads/export.json"), "status"))
                .containsExactly("Canceled", "Created");
        JsonNode paged = marketo.get("/bulk/v1/leads/export.json?batchSize=1");
        assertThat(Marketo.column(
                        marketo.get("/bulk/v1/leads/export.json?batchSize=1&nextPageToken="
                                + Marketo.encode(paged.path("nextPageToken").asText())),
                        "status"))
                .containsExactly("Created");
        pass(60);
        assertThat(status(bulk.job("leads", id, "status"))).isEqualTo("Cancelled");
    }

    @Test
    void isSeenByItsOwnUserOnly() {
        marketo.api
                .subscription()
                .services()
                .put(new CustomService("web", "secret", "web@api.example.com", Set.of("*")));
        String token = Marketo.tree(marketo.identity("web", "secret"))
                .path("access_token")
                .asText();
        String id = enqueued();
        pass(60);
        String job = "/bulk/v1/leads/export/" + id;

        assertThat(Marketo.code(Marketo.tree(as(token, job + "/status.json")))).isEqualTo("1013");
        assertThat(as(token, job + "/file.json").status()).isEqualTo(404);
        assertThat(Marketo.tree(as(token, "/bulk/v1/leads/export.json")).path("result"))
                .isEmpty();
        assertThat(Marketo.code(bulk.job("activities", id, "status")))
                .as("nor as a job of another kind")
                .isEqualTo("1013");
    }

    private Reply as(String token, String target) {
        return marketo.api.answer(Marketo.call("GET", target, Map.of("Authorization", "Bearer " + token), ""));
    }

    @Test
    void fileListAndStatusEndOneAfterTheOther() {
        String id = enqueued();
        pass(60);
        marketo.clock.advance(Duration.ofDays(7));
        assertThat(marketo.reply("GET", "/bulk/v1/leads/export/" + id + "/file.json", "", "")
                        .status())
                .isEqualTo(404);
        assertThat(marketo.get("/bulk/v1/leads/export.json").path("result")).isEmpty();
        JsonNode old = bulk.job("leads", id, "status");
        assertThat(status(old)).isEqualTo("Completed");
        assertThat(old.at("/result/0/fileSize").asInt()).isPositive();
        marketo.clock.advance(Duration.ofDays(23));
        assertThat(Marketo.code(bulk.job("leads", id, "status"))).isEqualTo("1013");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "leads | {'filter':{'createdAt':%day%}}                                  | 1002",
                "leads | {'fields':['id']}                                              | 1002",
                "leads | {'fields':['nothing'],'filter':{'createdAt':%day%}}             | 1006",
                "leads | {'fields':['id'],'format':'XLS','filter':{'createdAt':%day%}}   | 1003",
                "leads | {'fields':['id'],'filter':{'createdAt':%day%,'staticListId':1}} | 1003",
                "leads | {'fields':['id'],'filter':{'city':'Kiel'}}                     | 1003",
                "leads | {'fields':['id'],'filter':{'createdAt':{'startAt':'2026-05-01T00:00:00Z'}}} | 1002",
                "leads | {'fields':['id'],'filter':{'createdAt':{'startAt':'May','endAt':'June'}}} | 704",
                "leads | {'fields':['id'],'filter':{'createdAt':{'startAt':'2026-05-01T00:00:00Z','endAt':'2026-06-01T00:00:01Z'}}} | 1003",
                "leads | {'fields':['id'],'filter':{'createdAt':{'startAt':'2026-05-02T00:00:00Z','endAt':'2026-05-01T00:00:00Z'}}} | 1003",
                "leads | {'fields':['id'],'filter':{'smartListId':7}}                    | 1035",
                "leads | {'fields':['id'],'filter':{'smartListName':'x'}}                | 1035",
                "leads | {'fields':['id'],'filter':{'staticListId':7}}                   | 1013",
                "leads | {'fields':['id'],'filter':{'staticListName':'x'}}               | 1013",
                "leads | []                                                              | 609",
                "activities | {'filter':{'activityTypeIds':[12]}}                        | 1002",
                "activities | {'filter':{'createdAt':%day%,'activityTypeIds':[37]}}      | 1003",
                "activities | {'filter':{'createdAt':%day%,'primaryAttributeValueIds':[1]}} | 1003",
                "activities | {'filter':{'createdAt':%day%,'activityTypeIds':[13],'primaryAttributeValueIds':[1],'primaryAttributeValues':['x']}} | 1003",
                "activities | {'fields':['nothing'],'filter':{'createdAt':%day%}}        | 1006",
                "customobjects/visit | {'fields':['id'],'filter':{'updatedAt':%day%}}    | 1013",
            })
    void refusesOrders(String kind, String order, String code) {
        assertThat(Marketo.code(
                        marketo.post("/bulk/v1/" + kind + "/export/create.json", order.replace("%day%", WHOLE_DAY))))
                .isEqualTo(code);
    }

    @Test
    void someSubscriptionsHaveNoFilterByUpdate() {
        marketo.choose(OpenPoint.EXTRACT_BY_UPDATED_AT, "refused");
        JsonNode refused = marketo.post(
                "/bulk/v1/leads/export/create.json", "{'fields':['id'],'filter':{'updatedAt':" + WHOLE_DAY + "}}");

        assertThat(Marketo.code(refused)).isEqualTo("1035");
        assertThat(refused.at("/errors/0/message").asText())
                .isEqualTo("Unsupported filter type for target subscription");
    }

    @Test
    void activitiesAreExtractedWithTheirAttributes() {
        marketo.post("/rest/v1/leads.json", "{'input':[{'email':'ida@example.org','title':'Chief'}]}");
        String order = "{'filter':{'createdAt':" + WHOLE_DAY + ",'activityTypeIds':[13]}}";

        assertThat(bulk.extracted("activities", order)).isEqualTo("""
                        marketoGUID,leadId,activityDate,activityTypeId,campaignId,primaryAttributeValueId,primaryAttributeValue,attributes
                        2,%d,2026-05-07T15:41:32Z,13,null,57,Job Title,"{""New Value"":""Chief"",""Old Value"":""Buyer, senior"",""Reason"":""Web service API"",""Source"":""Web service API""}"
                        """.formatted(ida));
        marketo.choose(OpenPoint.EXTRACT_ATTRIBUTES, "pairs");
        assertThat(bulk.extracted("activities", order)).contains("[{\"\"name\"\":\"\"New Value\"\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'activityTypeIds':[12]                                             | 1",
                "'activityTypeIds':[13],'primaryAttributeValues':['Job Title']      | 1",
                "'activityTypeIds':[13],'primaryAttributeValues':['City']           | 0",
                "'activityTypeIds':[13],'primaryAttributeValueIds':[57]             | 1",
                "'activityTypeIds':[13],'primaryAttributeValueIds':[58]             | 0",
                "'activityTypeIds':[]                                               | 2",
            })
    void activitiesAreFiltered(String filter, int records) {
        marketo.post("/rest/v1/leads.json", "{'input':[{'email':'ida@example.org','title':'Chief'}]}");
        marketo.post("/rest/v1/leads/delete.json", "{'input':[{'id':7}]}");

        assertThat(bulk.extracted(
                                "activities",
                                "{'fields':['marketoGUID','actionResult'],'filter':{'createdAt':" + WHOLE_DAY + ","
                                        + filter + "}}")
                        .lines())
                .hasSize(1 + records)
                .filteredOn(line -> line.endsWith(",succeeded"))
                .hasSize(records);
    }
}
