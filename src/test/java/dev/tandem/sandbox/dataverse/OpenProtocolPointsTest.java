package dev.tandem.sandbox.dataverse;

import static dev.tandem.sandbox.dataverse.Organization.id;
import static dev.tandem.sandbox.dataverse.Organization.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.sandbox.http.Reply;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Microsoft's documentation leaves open of change tracking, batches and headers, in both ways. */
class OpenProtocolPointsTest {

    private static final String TRACK = "odata.track-changes,odata.maxpagesize=2";

    private final Organization org = new Organization();

    @BeforeEach
    void rows() {
        for (int i = 0; i < 3; i++) {
            org.seed("contact", "contactid", id(200 + i), "lastname", "N" + i);
        }
    }

    private void choose(String point, String value) {
        org.api.openPoints().choose(point, value);
    }

    private Reply batch(String parts) {
        return org.send("POST", "$batch", parts + "--b--\n", "Content-Type", "multipart/mixed; boundary=b");
    }

    @ParameterizedTest
    @CsvSource({"start, 1", "end, 0"})
    void theTokenOfALoadMarksItsStartOrItsEnd(String value, int changes) {
        choose("load-token", value);
        JsonNode page = org.read("contacts?$select=lastname", "Prefer", TRACK);
        org.send("PATCH", "contacts(" + id(200) + ")", "{\"lastname\":\"meanwhile\"}");
        page = org.read(page.get("@odata.nextLink").asText(), "Prefer", TRACK);

        String link = page.get("@odata.deltaLink").asText();
        assertThat(org.read(link).get("value")).hasSize(changes);
        org.send("PATCH", "contacts(" + id(201) + ")", "{\"lastname\":\"later\"}");
        assertThat(org.read(link).get("value").findValuesAsText("lastname")).contains("later");
    }

    @ParameterizedTest
    @CsvSource({"last-page, false", "every-page, true"})
    void theDeltaLinkIsOnTheLastPageOrOnEach(String value, boolean early) {
        choose("delta-link-place", value);
        JsonNode first = org.read("contacts?$select=lastname", "Prefer", TRACK);
        assertThat(first.has("@odata.nextLink")).isTrue();
        assertThat(first.has("@odata.deltaLink")).isEqualTo(early);
        JsonNode last = org.read(first.get("@odata.nextLink").asText(), "Prefer", TRACK);
        String link = last.get("@odata.deltaLink").asText();

        for (int i = 0; i < 3; i++) {
            org.send("PATCH", "contacts(" + id(200 + i) + ")", "{\"jobtitle\":\"x\"}");
        }

        JsonNode changes = org.read(link, "Prefer", "odata.maxpagesize=2");
        assertThat(changes.has("@odata.nextLink")).isTrue();
        assertThat(changes.has("@odata.deltaLink")).isEqualTo(early);
    }

    @ParameterizedTest
    @CsvSource({"heeded, 2", "ignored, 3"})
    void changeTrackingHeedsThePageSizeOrNot(String value, int rows) {
        choose("delta-page-size", value);

        JsonNode load = org.read("contacts?$select=lastname", "Prefer", TRACK);

        assertThat(load.get("value")).hasSize(rows);
        assertThat(org.read("contacts?$select=lastname", "Prefer", "odata.maxpagesize=2")
                        .get("value"))
                .as("other pages")
                .hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({"nested, 1", "bare, 0"})
    void aFailedChangeSetIsAnsweredByAPartAroundTheErrorOrByTheError(String value, int nested) {
        choose("failed-change-set", value);

        Reply reply = batch("--b\nContent-Type: multipart/mixed; boundary=c\n\n"
                + "--c\nContent-Type: application/http\nContent-ID: 7\n\nPATCH /api/data/v9.2/contacts(" + id(200)
                + ") HTTP/1.1\nContent-Type: application/json\n\n{\"nosuch\":1}\n--c--\n");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.rejection()).isEqualTo("0x0");
        assertThat(text(reply)).contains("HTTP/1.1 400 Bad Request", "Content-ID: 7");
        assertThat(text(reply).split("multipart/mixed; boundary=changesetresponse_", -1))
                .hasSize(nested + 1);
    }

    @ParameterizedTest
    @CsvSource({"0x80048d19", "0x80040203"})
    void tooManyOperationsHaveOneCodeOrTheOther(String code) {
        choose("batch-limit-code", code);

        Reply reply =
                batch("--b\nContent-Type: application/http\n\nGET /api/data/v9.2/WhoAmI HTTP/1.1\n\n\n".repeat(1_001));

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.rejection()).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({"414", "400"})
    void aTooLongUrlHasOneStatusOrTheOther(int status) {
        choose("long-url-status", String.valueOf(status));

        assertThat(org.get("contacts?$filter=" + "x".repeat(33_000)).status()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({"text, true", "nothing, false"})
    void a401HasABodyOrNone(String value, boolean text) {
        choose("unauthorized-body", value);

        Reply reply = org.get("contacts", "Authorization", "Bearer unknown");

        assertThat(reply.status()).isEqualTo(401);
        assertThat(text(reply).isEmpty()).isNotEqualTo(text);
        assertThat(reply.headers()).containsKey("WWW-Authenticate");
    }

    @ParameterizedTest
    @CsvSource({"absent", "present"})
    void answersHaveTheServicesOwnRequestIdOrNot(String value) {
        choose("service-request-id", value);

        for (Reply reply : List.of(org.get("WhoAmI"), org.get("contacts(" + id(999) + ")"))) {
            assertThat(reply.headers().get("x-ms-service-request-id"))
                    .isEqualTo(value.equals("present") ? reply.headers().get("REQ_ID") : null);
        }
    }
}
