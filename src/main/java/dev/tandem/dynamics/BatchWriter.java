package dev.tandem.dynamics;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * Writes the body of a {@code $batch} (reference: Bulk, 12.1): CRLF everywhere, inner targets as paths. The boundaries
 * are fixed texts: JSON on one line never begins with one.
 */
final class BatchWriter {

    /** The media type of what this class writes. */
    static final String CONTENT_TYPE = "multipart/mixed; boundary=\"batch_tandem\"";

    private static final String BATCH = "batch_tandem";
    private static final String CRLF = "\r\n";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private BatchWriter() {}

    static byte[] write(List<? extends BatchItem> items) {
        BatchWriter writer = new BatchWriter();
        int changeSets = 0;
        for (BatchItem item : items) {
            writer.text("--" + BATCH + CRLF);
            if (item instanceof BatchOperation operation) {
                writer.operation(operation, "");
            } else if (item instanceof ChangeSet changes) {
                changeSets++;
                writer.changeSet(changes, "changeset_tandem_" + changeSets);
            }
        }
        writer.text("--" + BATCH + "--" + CRLF);
        return writer.out.toByteArray();
    }

    private void changeSet(ChangeSet changes, String boundary) {
        text("Content-Type: multipart/mixed; boundary=\"" + boundary + "\"" + CRLF + CRLF);
        int contentId = 0;
        for (BatchOperation operation : changes.operations()) {
            contentId++;
            text("--" + boundary + CRLF);
            operation(operation, "Content-ID: " + contentId + CRLF);
        }
        text("--" + boundary + "--" + CRLF);
    }

    private void operation(BatchOperation operation, String contentId) {
        text("Content-Type: application/http" + CRLF + "Content-Transfer-Encoding: binary" + CRLF + contentId + CRLF);
        text(operation.method() + " " + path(operation.target()) + " HTTP/1.1" + CRLF);
        text("Accept: application/json" + CRLF);
        if (!operation.json().isEmpty()) {
            text("Content-Type: application/json; type=entry" + CRLF);
        }
        for (Map.Entry<String, String> header : operation.headers().entrySet()) {
            text(header.getKey() + ": " + header.getValue() + CRLF);
        }
        text(CRLF);
        out.writeBytes(operation.body());
        text(CRLF);
    }

    private static String path(String target) {
        return target.startsWith("$") ? target : DynamicsAddress.API_PATH + target;
    }

    private void text(String text) {
        out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
