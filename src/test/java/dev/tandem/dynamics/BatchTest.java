package dev.tandem.dynamics;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BatchTest {

    @Test
    void writesABatchWithCrlfAndContentIds() {
        byte[] body = BatchWriter.write(List.of(
                BatchOperation.read("leads?$select=leadid"),
                new ChangeSet(List.of(
                        new BatchOperation("POST", "accounts", Map.of(), "{\"name\":\"Ä\"}"),
                        new BatchOperation("PATCH", "$1", Map.of("If-Match", "*"), "{}")))));

        assertThat(new String(body, StandardCharsets.UTF_8))
                .isEqualTo(String.join(
                        "\r\n",
                        "--batch_tandem",
                        "Content-Type: application/http",
                        "Content-Transfer-Encoding: binary",
                        "",
                        "GET /api/data/v9.2/leads?$select=leadid HTTP/1.1",
                        "Accept: application/json",
                        "",
                        "",
                        "--batch_tandem",
                        "Content-Type: multipart/mixed; boundary=\"changeset_tandem_1\"",
                        "",
                        "--changeset_tandem_1",
                        "Content-Type: application/http",
                        "Content-Transfer-Encoding: binary",
                        "Content-ID: 1",
                        "",
                        "POST /api/data/v9.2/accounts HTTP/1.1",
                        "Accept: application/json",
                        "Content-Type: application/json; type=entry",
                        "",
                        "{\"name\":\"Ä\"}",
                        "--changeset_tandem_1",
                        "Content-Type: application/http",
                        "Content-Transfer-Encoding: binary",
                        "Content-ID: 2",
                        "",
                        "PATCH $1 HTTP/1.1",
                        "Accept: application/json",
                        "Content-Type: application/json; type=entry",
                        "If-Match: *",
                        "",
                        "{}",
                        "--changeset_tandem_1--",
                        "--batch_tandem--",
                        ""));
    }

    @Test
    void readsABatchWhoseChangeSetFailed() {
        String text = String.join(
                "\r\n",
                "--b",
                "Content-Type: multipart/mixed; boundary=c",
                "",
                "--c",
                "Content-Type: application/http",
                "Content-ID: 2",
                "",
                "HTTP/1.1 412 Precondition Failed",
                "Content-Type: application/json",
                "",
                "{\"error\":{\"code\":\"0x80060882\"}}",
                "--c--",
                "--b",
                "Content-Type: application/http",
                "",
                "HTTP/1.1 204 No Content",
                "OData-EntityId: x",
                "",
                "",
                "--b--");
        for (String lines : List.of(text, text.replace("\r\n", "\n"))) {
            List<BatchResult> results = BatchReader.read(
                    "Test",
                    new DynamicsAnswer(
                            200,
                            Map.of("Content-Type", "multipart/mixed; boundary=\"b\""),
                            lines.getBytes(StandardCharsets.UTF_8)));

            BatchResult.ChangeSetResult changes = (BatchResult.ChangeSetResult) results.get(0);
            assertThat(changes.succeeded()).isFalse();
            assertThat(changes.byContentId()).containsOnlyKeys("2");
            assertThat(changes.byContentId().get("2").body())
                    .asString()
                    .isEqualTo("{\"error\":{\"code\":\"0x80060882\"}}");
            assertThat(results.get(1)).isInstanceOfSatisfying(BatchResult.Single.class, single -> {
                assertThat(single.answer().status()).isEqualTo(204);
                assertThat(single.answer().body()).isEmpty();
            });
        }
    }
}
