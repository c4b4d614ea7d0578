package dev.tandem.sandbox.dataverse;

import static dev.tandem.sandbox.dataverse.Organization.ROOT;
import static dev.tandem.sandbox.dataverse.Organization.id;
import static dev.tandem.sandbox.dataverse.Organization.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.sandbox.http.Reply;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchTest {

    private final Organization org = new Organization();

    @BeforeEach
    void contact() {
        org.seed("contact", "contactid", id(200), "lastname", "Okafor");
    }

    private Reply send(String body, String... headers) {
        String[] all = new String[headers.length + 2];
        System.arraycopy(headers, 0, all, 2, headers.length);
        all[0] = "Content-Type";
        all[1] = "multipart/mixed; boundary=\"batch_1\"";
        return org.send("POST", "$batch", body, all);
    }

    private static String part(String request, String body) {
        return "--batch_1\nContent-Type: application/http\nContent-Transfer-Encoding: binary\n\n" + request
                + " HTTP/1.1\nContent-Type: application/json\n\n" + body + "\n";
    }

    private static String change(String contentId, String request, String body) {
        return "--changeset_1\nContent-Type: application/http\nContent-Transfer-Encoding: binary\nContent-ID: "
                + contentId + "\n\n" + request + " HTTP/1.1\nContent-Type: application/json; type=entry\n\n" + body
                + "\n";
    }

    private static String changeSet(String... changes) {
        return "--batch_1\nContent-Type: multipart/mixed; boundary=changeset_1\n\n" + String.join("", changes)
                + "--changeset_1--\n";
    }

    private static final String GET = "GET /api/data/v9.2/contacts?$select=lastname&$filter=lastname%20eq%20'Okafor'";

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n"})
    void runsPartsInOrderAndAnswersEach(String lineEnd) {
        String body = "\n" + part(GET, "")
                + changeSet(
                        change("1", "POST " + ROOT + "accounts", "{\"name\":\"Harbour\"}"),
                        change(
                                "2",
                                "PATCH /api/data/v9.2/contacts(" + id(200) + ")",
                                "{\"parentcustomerid_account@odata.bind\":\"$1\"}"),
                        change("3", "PUT $1/telephone1", "{\"value\":\"1\"}"))
                + part("DELETE /api/data/v9.2/contacts(" + id(200) + ")", "") + "--batch_1--\n";
        Reply reply = send(body.replace("\n", lineEnd));
        String answer = text(reply);
        assertThat(reply.status()).as(answer).isEqualTo(200);
        assertThat(reply.headers().get("Content-Type")).startsWith("multipart/mixed; boundary=batchresponse_");
        assertThat(answer)
                .startsWith("--batchresponse_")
                .contains("\r\n\r\nHTTP/1.1 200 OK\r\n", "\"lastname\":\"Okafor\"")
                .contains("Content-Type: multipart/mixed; boundary=changesetresponse_")
                .contains("Content-ID: 1\r\n\r\nHTTP/1.1 204 No Content\r\n", "\r\nLocation: " + ROOT + "accounts(")
                .containsPattern("OData-EntityId: .*accounts\\([0-9a-f-]{36}\\)\r\n\r\n\r\n--changesetresponse_")
                .containsSubsequence("Content-ID: 1", "Content-ID: 2", "Content-ID: 3", "HTTP/1.1 204")
                .endsWith("--\r\n");
        assertThat(org.read("accounts?$select=telephone1")
                        .at("/value/0/telephone1")
                        .asText())
                .isEqualTo("1");
        assertThat(org.get("contacts(" + id(200) + ")").status()).isEqualTo(404);
    }

    @Test
    void aFailedChangeSetLeavesNoTrace() {
        String before = text(org.get("contacts(" + id(200) + ")"));
        Reply reply = send(changeSet(
                        change("7", "POST " + ROOT + "accounts", "{\"name\":\"Harbour\"}"),
                        change("8", "DELETE " + ROOT + "contacts(" + id(200) + ")", ""),
                        change("9", "POST " + ROOT + "accounts", "{\"nosuch\":\"x\"}"))
                + "--batch_1--\n");
        assertThat(reply.status()).isEqualTo(400);
        assertThat(text(reply))
                .contains("Content-ID: 9\r\n\r\nHTTP/1.1 400 Bad Request\r\nREQ_ID: ", "\"code\":\"0x0\"")
                .doesNotContain("Content-ID: 7", "Content-ID: 8");
        assertThat(text(org.get("contacts(" + id(200) + ")"))).isEqualTo(before);
        assertThat(org.read("accounts").get("value")).isEmpty();
        assertThat(org.read("contacts?$select=lastname", "Prefer", "odata.track-changes")
                        .get("value"))
                .hasSize(1);
    }

    @Test
    void stopsAtTheFirstFailureUnlessToldToGoOn() {
        String body = part("PATCH /api/data/v9.2/contacts(" + id(999) + ")", "{}")
                        .replace(" HTTP/1.1\n", " HTTP/1.1\nIf-Match: *\n")
                + part("POST /api/data/v9.2/accounts", "{\"name\":\"Quay\"}") + "--batch_1--\n";
        Reply stopped = send(body);
        assertThat(stopped.status()).isEqualTo(400);
        assertThat(text(stopped)).contains("HTTP/1.1 404 Not Found", "0x80040217");
        assertThat(org.read("accounts").get("value")).isEmpty();
        Reply all = send(body, "Prefer", "odata.continue-on-error");
        assertThat(all.status()).isEqualTo(200);
        assertThat(text(all)).contains("HTTP/1.1 404 Not Found", "HTTP/1.1 204 No Content");
        assertThat(org.read("accounts").get("value")).hasSize(1);
    }

    @Test
    void partsHaveTheirOwnConditionsAndPreferences() {
        String contact = "/api/data/v9.2/contacts(" + id(200) + ")";
        String version =
                org.read("contacts(" + id(200) + ")").get("@odata.etag").asText();
        String current = "If-Match: " + version + "\nPrefer: return=representation\n";
        String update = part("PATCH " + contact + "?$select=jobtitle,versionnumber", "{\"jobtitle\":\"Buyer\"}")
                .replace(" HTTP/1.1\n", " HTTP/1.1\n" + current);
        Reply reply = send(
                update + update + part("DELETE " + contact, "").replace(" HTTP/1.1\n", " HTTP/1.1\nIf-Match: *\n")
                        + "--batch_1--\n",
                "Prefer",
                "odata.continue-on-error");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.headers()).containsEntry("Preference-Applied", "odata.continue-on-error");
        assertThat(text(reply))
                .containsSubsequence(
                        "HTTP/1.1 200 OK\r\n",
                        "Preference-Applied: return=representation\r\n",
                        "ETag: W/\"",
                        "\"jobtitle\":\"Buyer\"",
                        "HTTP/1.1 412 Precondition Failed\r\nREQ_ID: ",
                        "0x80060882",
                        "HTTP/1.1 204 No Content\r\n");
        assertThat(text(reply)).doesNotContain("lastname");
        assertThat(org.get("contacts(" + id(200) + ")").status()).isEqualTo(404);
    }

    @Test
    void actionsRunInsideABatchAndAreTakenBackWithTheirChangeSet() {
        org.seed("lead", "leadid", id(400), "lastname", "Brandt");
        String qualify = change(
                "1",
                "POST /api/data/v9.2/leads(" + id(400) + ")/Microsoft.Dynamics.CRM.QualifyLead",
                "{\"CreateAccount\":false,\"CreateContact\":true,\"CreateOpportunity\":false,\"Status\":3}");
        assertThat(send(changeSet(qualify, change("2", "POST " + ROOT + "accounts", "{\"nosuch\":1}"))
                                + "--batch_1--\n")
                        .status())
                .isEqualTo(400);
        assertThat(org.read("contacts").get("value")).hasSize(1);
        assertThat(org.read("leads(" + id(400) + ")").get("statecode").asInt()).isZero();

        assertThat(send(changeSet(qualify) + "--batch_1--\n").status()).isEqualTo(200);
        assertThat(org.read("contacts").get("value")).hasSize(2);
    }

    @Test
    void refusesReferencesToUnknownParts() {
        Reply reply = send(changeSet(change("1", "PATCH $5", "{}")) + "--batch_1--\n");
        assertThat(text(reply)).contains("Content-ID Reference: '$5' does not exist in the batch context.");
        assertThat(reply.status()).isEqualTo(400);
    }

    @Test
    void refusesMalformedBatches() {
        assertThat(org.send("POST", "$batch", "", "Content-Type", "application/json")
                        .rejection())
                .isEqualTo("0x80048d19");
        assertThat(send(part(GET, "")).rejection()).as("no closing delimiter").isEqualTo("0x80048d19");
        assertThat(send(changeSet(change("1", GET, "")) + "--batch_1--\n").rejection())
                .as("GET in a change set")
                .isEqualTo("0x80048d19");
        assertThat(send(part("POST /api/data/v9.2/$batch", "") + "--batch_1--\n")
                        .rejection())
                .as("nested")
                .isEqualTo("0x80048d19");
        assertThat(send(part(GET, "").repeat(1_001) + "--batch_1--\n").rejection())
                .as("too many")
                .isEqualTo("0x80048d19");
    }

    @Test
    void countsAsOneRequestAndTakesLongAddresses() {
        String filter = "lastname%20ne%20'" + "x".repeat(40_000) + "'";
        Reply reply =
                send(part("GET /api/data/v9.2/contacts?$filter=" + filter, "").repeat(3) + "--batch_1--\n");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.headers()).containsEntry("x-ms-ratelimit-burst-remaining-xrm-requests", "5999");
    }
}
