package dev.tandem.sandbox.marketo.bulk;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * The columns of an extract.
 *
 * @param names the fields
 * @param headers the header of each
 */
record ExtractColumns(List<String> names, List<String> headers) {

    /** The columns that an order names, or the given ones; {@code columnHeaderNames} renames them in the file. */
    static ExtractColumns read(JsonNode order, List<String> otherwise) {
        List<String> names = new ArrayList<>();
        order.path("fields").forEach(each -> names.add(each.asText()));
        List<String> wanted = names.isEmpty() ? otherwise : names;
        JsonNode renamed = order.path("columnHeaderNames");
        return new ExtractColumns(
                List.copyOf(wanted),
                wanted.stream().map(name -> renamed.path(name).asText(name)).toList());
    }
}
