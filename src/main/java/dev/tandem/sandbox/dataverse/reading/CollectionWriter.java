package dev.tandem.sandbox.dataverse.reading;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import dev.tandem.sandbox.dataverse.protocol.Request;
import dev.tandem.sandbox.dataverse.query.Query.ManyRows;
import dev.tandem.sandbox.dataverse.rows.Related;
import dev.tandem.sandbox.dataverse.rows.Row;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes the rows of an expanded collection inside their row, and its own next link (Microsoft, "Join tables using OData").
 *
 * <p>Without nested {@code $expand} all rows are shown, and the link, which is always there, gives the same rows. With
 * nested {@code $expand} a collection has pages as large as those of the whole answer, and the link behind a full page
 * goes on.
 */
final class CollectionWriter {

    private final ManyRows many;
    private final Finder finder;
    private final Related related;
    private final RowWriter writer;
    private final int size;
    private final boolean paged;
    private final String root;
    private final String afterId;
    private final SerializableString link;

    /** The writer of a collection; {@code paged} tells whether the query has nested {@code $expand}. */
    CollectionWriter(ManyRows many, Request request, Finder finder, Related related, RowWriter writer, boolean paged) {
        this.many = many;
        this.finder = finder;
        this.related = related;
        this.writer = writer;
        this.paged = paged;
        this.size = paged
                ? request.preferences().pageSize().orElse(Pages.LARGEST)
                : Math.min(Pages.LARGEST, many.query().top().orElse(Pages.LARGEST));
        this.root = request.root();
        this.afterId = ")/" + many.name() + (many.options().isEmpty() ? "" : "?" + many.options());
        this.link = new SerializedString(many.name() + "@odata.nextLink");
    }

    void write(JsonGenerator json, Row owner) throws IOException {
        List<Row> all = related.many(owner, many.collection());
        List<Row> shown = finder.ordered(many.query(), all, Optional.empty(), Math.min(size, all.size()));
        json.writeFieldName(many.name());
        json.writeStartArray();
        for (Row member : shown) {
            writer.write(json, member);
        }
        json.writeEndArray();
        if (!paged) {
            json.writeFieldName(link);
            json.writeString(address(owner));
        } else if (shown.size() == size) {
            json.writeFieldName(link);
            json.writeString(address(owner) + behind(shown.get(size - 1)));
        }
    }

    private String address(Row owner) {
        return root + owner.table().set() + "(" + owner.id() + afterId;
    }

    private String behind(Row last) {
        Cookie next = new Cookie(2, Map.of(many.query().table().key(), "{" + last.id() + "}"));
        return (many.options().isEmpty() ? "?" : "&") + "$skiptoken=" + next.token(false);
    }
}
