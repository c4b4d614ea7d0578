package dev.tandem.sandbox.dataverse.writing;

import dev.tandem.sandbox.dataverse.platform.Platform;
import dev.tandem.sandbox.dataverse.protocol.OpenPoint;
import dev.tandem.sandbox.dataverse.protocol.Refusal;
import dev.tandem.sandbox.dataverse.protocol.Request;
import dev.tandem.sandbox.dataverse.rows.Row;
import dev.tandem.sandbox.dataverse.tables.Table;
import java.util.Optional;
import java.util.UUID;

/** {@code If-Match} and {@code If-None-Match} on writes. */
final class Conditions {

    private final Platform platform;

    Conditions(Platform platform) {
        this.platform = platform;
    }

    /** Refuses a write whose condition the row, or its absence, does not meet. */
    void check(Request request, Table table, UUID id, Optional<Row> row) {
        Optional<String> match = request.ifMatch();
        if (match.isPresent() && row.isEmpty()) {
            throw Refusal.noSuchRow(table.name(), id);
        }
        if (match.isPresent()
                && !match.get().equals("*")
                && !match.get().equals("W/\"" + row.get().version() + "\"")) {
            throw refusal(
                    "0x80060882", "The version of the existing record doesn't match the RowVersion property provided.");
        }
        if (row.isPresent() && request.ifNoneMatch().filter("*"::equals).isPresent()) {
            throw refusal("0x80040237", "A record with matching key values already exists.");
        }
    }

    private Refusal refusal(String code, String message) {
        return new Refusal(412, platform.is(OpenPoint.CONDITION_CODE, "given") ? code : "", message);
    }
}
