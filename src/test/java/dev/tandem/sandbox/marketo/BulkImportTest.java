package dev.tandem.sandbox.marketo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.sandbox.http.Reply;
import dev.tandem.sandbox.marketo.wire.OpenPoint;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bulk import of persons (Marketo reference, section 10.1; codes in 5.2 and 5.3). */
class BulkImportTest {

    private static final String LEADS = "/bulk/v1/leads.json";

    private final Marketo marketo = new Marketo();
    private final Bulk bulk = new Bulk(marketo);

    @BeforeEach
    void unlimited() {
        marketo.api.enforce(false);
    }

    private static String persons(int from, int to) {
        StringBuilder file = new StringBuilder("email,lastName\n");
        for (int i = from; i < to; i++) {
            file.append("p").append(i).append("@example.org,Name ").append(i).append('\n');
        }
        return file.toString();
    }

    private void pass(int seconds) {
        marketo.clock.advance(Duration.ofSeconds(seconds));
    }

    @Test
    void waitsRunsAndEnds() {
        JsonNode queued = bulk.upload(LEADS + "?format=csv", persons(0, 12_000)).at("/result/0");
        int id = queued.path("batchId").asInt();
        assertThat(queued.path("importId").asText()).isEqualTo(Integer.toString(id));
        assertThat(queued.path("status").asText()).isEqualTo("Queued");
        assertThat(bulk.batch(id).path("status").asText()).isEqualTo("Queued");
        assertThat(bulk.batch(id).path("numOfLeadsProcessed").asInt()).isZero();

        pass(2);
        assertThat(bulk.batch(id).path("status").asText()).isEqualTo("Importing");
        assertThat(bulk.batch(id).path("numOfLeadsProcessed").asInt()).isEqualTo(5_000);
        pass(1);
        assertThat(bulk.batch(id).path("numOfLeadsProcessed").asInt()).isEqualTo(10_000);
        pass(1);
        JsonNode done = bulk.batch(id);
        assertThat(done.path("status").asText()).isEqualTo("Complete");
        assertThat(done.path("numOfLeadsProcessed").asInt()).isEqualTo(12_000);
        assertThat(done.path("numOfRowsFailed").asInt()).isZero();
        assertThat(done.path("message").asText()).isEqualTo("Import succeeded, 12000 records imported (12000 members)");
        assertThat(marketo.activities("12")).hasSize(300);
    }

    @Test
    void createsAndUpdatesAndTellsWhatFailed() {
        int known = marketo.person("{'email':'ida@example.org','city':'Kiel'}");
        marketo.person("{'email':'twice@example.org'}");
        marketo.person("{'email':'twice@example.org'}");
        int id = bulk.leads("", """
                email,title,city,numberOfEmployees
                ida@example.org,"Buyer, ""senior\""",,5
                new@example.org,Clerk,Bonn,
                twice@example.org,X,,
                ,X,,
                odd@example.org,X,,many
                short@example.org,X
                """);
        pass(5);

        JsonNode done = bulk.batch(id);
        assertThat(done.path("numOfLeadsProcessed").asInt()).isEqualTo(2);
        assertThat(done.path("numOfRowsFailed").asInt()).isEqualTo(4);
        assertThat(done.path("message").asText())
                .isEqualTo("Import completed with errors, 2 records imported (2 members), 4 failed");
        assertThat(marketo.value(known, "title").asText()).isEqualTo("Buyer, \"senior\"");
        assertThat(marketo.value(known, "city").asText())
                .as("an empty cell changes nothing")
                .isEqualTo("Kiel");
        assertThat(bulk.text("/bulk/v1/leads/batch/" + id + "/failures.json")).isEqualTo("""
                        email,title,city,numberOfEmployees,Import Failure Reason
                        twice@example.org,X,,,Multiple leads match the lookup criteria
                        ,X,,,Value for lookup field 'email' not found
                        odd@example.org,X,,many,Invalid value 'many' for field 'numberOfEmployees'. Required of type 'integer'
                        short@example.org,X,The row has 2 values instead of 4
                        """);
    }

    @Test
    void warnsOfTextThatWasCut() {
        int id = bulk.leads("", "email,title\nida@example.org," + "x".repeat(300) + "\n");
        pass(5);

        assertThat(bulk.batch(id).path("numOfRowsWithWarning").asInt()).isEqualTo(1);
        assertThat(bulk.batch(id).path("numOfLeadsProcessed").asInt()).isEqualTo(1);
        assertThat(bulk.text("/bulk/v1/leads/batch/" + id + "/warnings.json"))
                .startsWith("email,title,Import Warning Reason\n")
                .endsWith(",Value too long for field 'title'\n");
        marketo.choose(OpenPoint.IMPORTED_LONG_TEXT, "refused");
        int strict = bulk.leads("", "email,title\nida@example.org," + "x".repeat(300) + "\n");
        pass(5);
        assertThat(bulk.batch(strict).path("numOfRowsFailed").asInt()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"failures", "warnings"})
    void filesThatAreNotThereAre404InPlainText(String file) {
        int id = bulk.leads("", "email\nida@example.org\n");
        pass(5);
        for (String target : new String[] {"/bulk/v1/leads/batch/" + id, "/bulk/v1/leads/batch/7"}) {
            Reply none = marketo.reply("GET", target + "/" + file + ".json", "", "");
            assertThat(none.status()).isEqualTo(404);
            assertThat(none.headers().get("Content-Type")).startsWith("text/plain");
        }
    }

    @Test
    void twoRunAtOnceAndTenWait() {
        int[] ids = new int[10];
        for (int i = 0; i < 10; i++) {
            ids[i] = bulk.leads("", persons(i * 10_000, (i + 1) * 10_000));
        }
        assertThat(Marketo.code(bulk.upload(LEADS + "?format=csv", "email\n"))).isEqualTo("1016");

        pass(2);
        assertThat(bulk.batch(ids[0]).path("status").asText()).isEqualTo("Importing");
        assertThat(bulk.batch(ids[1]).path("status").asText()).isEqualTo("Importing");
        assertThat(bulk.batch(ids[2]).path("status").asText()).isEqualTo("Queued");
        pass(2);
        assertThat(bulk.batch(ids[1]).path("status").asText()).isEqualTo("Complete");
        assertThat(bulk.batch(ids[3]).path("status").asText()).isEqualTo("Importing");
        assertThat(bulk.batch(ids[4]).path("status").asText()).isEqualTo("Queued");
        assertThat(Marketo.code(bulk.upload(LEADS + "?format=csv", "email\n"))).isEmpty();
        marketo.clock.advance(Duration.ofHours(1));
        assertThat(bulk.batch(ids[9]).path("numOfLeadsProcessed").asInt()).isEqualTo(10_000);
    }

    @Test
    void fillsOneListAtATime() {
        String form = "name=Engines&folder=" + Marketo.encode("{\"id\":1,\"type\":\"Folder\"}");
        int list = Marketo.tree(marketo.reply(
                        "POST", "/rest/asset/v1/staticLists.json", "application/x-www-form-urlencoded", form))
                .at("/result/0/id")
                .asInt();
        bulk.leads("&listId=" + list, persons(0, 3));
        assertThat(Marketo.code(bulk.upload(LEADS + "?format=csv&listId=" + list, persons(0, 3))))
                .isEqualTo("1019");
        assertThat(Marketo.code(bulk.upload(LEADS + "?format=csv&listId=7", persons(0, 3))))
                .isEqualTo("1013");

        pass(5);
        assertThat(marketo.get("/rest/v1/lists/" + list + "/leads.json").path("result"))
                .hasSize(3);
        assertThat(marketo.activities("24")).hasSize(3);
        assertThat(Marketo.code(bulk.upload(LEADS + "?format=csv&listId=" + list, persons(0, 3))))
                .isEmpty();
    }

    @Test
    void looksUpByOtherFieldsAndPutsIntoPartitions() {
        marketo.api.subscription().partitions().add("EMEA");
        marketo.field("crmContactId", "string");
        int known = marketo.person("{'crmContactId':'C-1'}");
        bulk.leads("&lookupField=crmContactId", "crmContactId,title\nC-1,Buyer\n");
        int byId = bulk.leads("&lookupField=id", "id,city\n" + known + ",Kiel\n7,Bonn\n");
        bulk.leads("&partitionName=EMEA", "email\nida@example.org\n");
        pass(5);

        assertThat(marketo.value(known, "title").asText()).isEqualTo("Buyer");
        assertThat(marketo.value(known, "city").asText()).isEqualTo("Kiel");
        assertThat(bulk.batch(byId).path("numOfRowsFailed").asInt())
                .as("an id never creates")
                .isEqualTo(1);
        assertThat(marketo.value(known + 1, "leadPartitionId").asInt()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"tsv | '\t'", "ssv | ;"})
    void readsAndWritesOtherFormats(String format, String separator) {
        String file = "email,title\nida@example.org,Buyer\nno,Clerk\n,X\n".replace(",", separator);
        int id = bulk.upload(LEADS + "?format=" + format, file)
                .at("/result/0/batchId")
                .asInt();
        pass(5);

        assertThat(bulk.text("/bulk/v1/leads/batch/" + id + "/failures.json"))
                .isEqualTo("email,title,Import Failure Reason\n,X,Value for lookup field 'email' not found\n"
                        .replace(",", separator));
    }

    @Test
    void anEmptyCellClearsWhereThatIsChosen() {
        int id = marketo.person("{'email':'ida@example.org','city':'Kiel'}");
        marketo.choose(OpenPoint.EMPTY_CELL, "clears");
        bulk.leads("", "email,city\nida@example.org,\n");
        pass(5);

        assertThat(marketo.value(id, "city").isNull()).isTrue();
    }

    @Test
    void aStrayBlankBeforeAColumnFailsEveryRow() {
        int id = bulk.leads("", "email, title\nida@example.org,Buyer\notto@example.org,Clerk\n");
        pass(5);

        assertThat(bulk.batch(id).path("numOfRowsFailed").asInt()).isEqualTo(2);
    }

    @Test
    void anImportIsForgottenAfterSevenDays() {
        int id = bulk.leads("", persons(0, 1));
        marketo.clock.advance(Duration.ofDays(7).minusSeconds(1));
        assertThat(bulk.batch(id).path("status").asText()).isEqualTo("Complete");
        pass(1);
        assertThat(Marketo.code(marketo.get("/bulk/v1/leads/batch/" + id + ".json")))
                .isEqualTo("1013");
    }

    @ParameterizedTest
    @CsvSource({
        "?format=xls,                         1003",
        "?format=csv&lookupField=firstName,   1011",
        "?format=csv&lookupField=nothing,     1006",
        "?format=csv&partitionName=Moon,      1008",
        "?format=csv&listId=x,                1001",
    })
    void refusesOrders(String query, String code) {
        assertThat(Marketo.code(bulk.upload(LEADS + query, persons(0, 1)))).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/json                   | {}                   | 612",
                "multipart/form-data                | x                    | 613",
                "multipart/form-data; boundary=b    | x                    | 613",
                "multipart/form-data; boundary=b    | --b%%x%%--b--        | 613",
                "multipart/form-data; boundary=b    | --b%Content-Disposition: form-data; name=\"format\"%%csv%--b-- | 1002",
            })
    void refusesBodies(String type, String body, String code) {
        Reply reply = marketo.reply("POST", LEADS + "?format=csv", type, body.replace("%", "\r\n"));

        assertThat(Marketo.code(Marketo.tree(reply))).isEqualTo(code);
    }

    @Test
    void takesTheFormatFromThePartsToo() {
        String body = String.join(
                "\r\n",
                "--b",
                "Content-Disposition: form-data; name=\"format\"",
                "",
                "tsv",
                "--b",
                "Content-Disposition: form-data; name=\"file\"; filename=\"x\"",
                "",
                "email\ttitle\nida@example.org\tBuyer\n",
                "--b--");
        marketo.reply("POST", LEADS, "multipart/form-data; boundary=b", body);
        pass(5);

        assertThat(Marketo.column(
                        marketo.get("/rest/v1/leads.json?filterType=email&filterValues=ida@example.org&fields=title"),
                        "title"))
                .containsExactly("Buyer");
    }

    @Test
    void refusesFilesOfTenMegabytes() {
        assertThat(marketo.reply("POST", LEADS, "multipart/form-data; boundary=b", "x".repeat(10 * 1024 * 1024))
                        .status())
                .isEqualTo(413);
    }

    @Test
    void aFileWithoutHeaderFails() {
        int id = bulk.leads("", "\"\"");
        pass(5);

        assertThat(bulk.batch(id).path("status").asText()).isEqualTo("Failed");
        assertThat(bulk.batch(id).path("message").asText()).contains("no header row");
    }
}
