package dev.tandem.sandbox.marketo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.sandbox.http.Reply;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/** Bulk calls in one line each. */
record Bulk(Marketo marketo) {

    private static final String BOUNDARY = "----b7f2";

    static String multipart(String file) {
        return "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"rows.csv\"\r\n"
                + "Content-Type: text/csv\r\n\r\n" + file + "\r\n--" + BOUNDARY + "--\r\n";
    }

    /** Uploads a file. */
    JsonNode upload(String target, String file) {
        return Marketo.tree(
                marketo.reply("POST", target, "multipart/form-data; boundary=" + BOUNDARY, multipart(file)));
    }

    /** Imports persons; the number of the batch. */
    int leads(String query, String file) {
        return upload("/bulk/v1/leads.json?format=csv" + query, file)
                .at("/result/0/batchId")
                .asInt();
    }

    /** The status of an import of persons. */
    JsonNode batch(int id) {
        return marketo.get("/bulk/v1/leads/batch/" + id + ".json").at("/result/0");
    }

    /** A file as text. */
    String text(String target) {
        return new String(marketo.reply("GET", target, "", "").body(), StandardCharsets.UTF_8);
    }

    /** Makes an extract; its id. */
    String create(String kind, String order) {
        return marketo.post("/bulk/v1/" + kind + "/export/create.json", order)
                .at("/result/0/exportId")
                .asText();
    }

    /** Enqueues an extract, or cancels it, or asks for its status. */
    JsonNode job(String kind, String id, String deed) {
        String target = "/bulk/v1/" + kind + "/export/" + id + "/" + deed + ".json";
        return deed.equals("status") ? marketo.get(target) : marketo.post(target, "");
    }

    /** Makes an extract, lets it be done, and reads its file. */
    String extracted(String kind, String order) {
        String id = create(kind, order);
        job(kind, id, "enqueue");
        marketo.clock.advance(Duration.ofMinutes(1));
        return text("/bulk/v1/" + kind + "/export/" + id + "/file.json");
    }

    /** A part of a file. */
    Reply part(String kind, String id, String range) {
        Map<String, String> headers = marketo.headers("");
        headers.put("Range", range);
        return marketo.api.answer(
                Marketo.call("GET", "/bulk/v1/" + kind + "/export/" + id + "/file.json", headers, ""));
    }
}
