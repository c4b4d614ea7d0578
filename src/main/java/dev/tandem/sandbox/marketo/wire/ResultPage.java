package dev.tandem.sandbox.marketo.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;

/**
 * One page of the rows that a query finds, from where the caller's paging token says.
 *
 * @param rows the rows of the page
 * @param next the place of the first row after it
 * @param total how many rows the query finds
 */
public record ResultPage<T>(List<T> rows, int next, int total) {

    /** Writes one row of an answer. */
    @FunctionalInterface
    public interface RowWriter<T> {

        /** Writes it, the given number of rows behind the first of the page. */
        void write(JsonGenerator out, T row, int number) throws IOException;
    }

    /** The page that a call asks for by {@code nextPageToken} and {@code batchSize}. */
    public static <T> ResultPage<T> of(List<T> all, Parameters parameters) {
        int from = parameters.find("nextPageToken").map(PageToken::position).orElse(0);
        int to = Math.min(all.size(), from + parameters.batchSize());
        return new ResultPage<>(all.subList(Math.min(from, to), to), to, all.size());
    }

    /** Writes the rows as the result. */
    public ResultPage<T> write(JsonGenerator out, RowWriter<T> writer) throws IOException {
        out.writeArrayFieldStart("result");
        for (int number = 0; number < rows.size(); number++) {
            writer.write(out, rows.get(number), number);
        }
        out.writeEndArray();
        return this;
    }

    /** Writes the token of the next page, if there is one. */
    public void token(JsonGenerator out) throws IOException {
        if (goesOn()) {
            out.writeStringField("nextPageToken", PageToken.ofPosition(next));
        }
    }

    /** Writes whether there is a next page, and its token. */
    public void more(JsonGenerator out) throws IOException {
        token(out);
        out.writeBooleanField("moreResult", goesOn());
    }

    /** Writes that there is a next page, and its token; nothing on the last page. */
    public void moreIfAny(JsonGenerator out) throws IOException {
        if (goesOn()) {
            more(out);
        }
    }

    private boolean goesOn() {
        return next < total;
    }
}
