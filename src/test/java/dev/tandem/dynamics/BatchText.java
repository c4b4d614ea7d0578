package dev.tandem.dynamics;

/** Writes answers to a {@code $batch} as Dataverse does. */
final class BatchText {

    static final String CONTENT_TYPE = "multipart/mixed; boundary=batchresponse_c0a8";

    private final StringBuilder text = new StringBuilder();

    BatchText part(int status, String json) {
        text.append(
                        "--batchresponse_c0a8\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n\r\n")
                .append("HTTP/1.1 ")
                .append(status)
                .append(" X\r\nContent-Type: application/json; odata.metadata=minimal\r\nOData-Version: 4.0\r\n\r\n")
                .append(json)
                .append("\r\n");
        return this;
    }

    String end() {
        return text + "--batchresponse_c0a8--\r\n";
    }
}
