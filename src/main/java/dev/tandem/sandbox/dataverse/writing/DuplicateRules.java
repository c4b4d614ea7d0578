package dev.tandem.sandbox.dataverse.writing;

import dev.tandem.sandbox.dataverse.platform.Platform;
import dev.tandem.sandbox.dataverse.protocol.OpenPoint;
import dev.tandem.sandbox.dataverse.protocol.Refusal;
import dev.tandem.sandbox.dataverse.protocol.Request;
import dev.tandem.sandbox.dataverse.rows.Row;
import java.util.Set;

/**
 * The published rules that an organization comes with: accounts, contacts and leads of one table that have the same
 * e-mail address are duplicates. They apply to a write that asks for it (Microsoft, "Manage duplicate detection").
 */
final class DuplicateRules {

    private static final Set<String> TABLES = Set.of("account", "contact", "lead");
    private static final String ADDRESS = "emailaddress1";

    private final Platform platform;

    DuplicateRules(Platform platform) {
        this.platform = platform;
    }

    /** Refuses a row as it was just written, if the request wants duplicates detected. */
    void check(Request request, Row row) {
        boolean wanted = request.call()
                .header("MSCRM.SuppressDuplicateDetection")
                .filter("false"::equalsIgnoreCase)
                .isPresent();
        if (wanted && TABLES.contains(row.table().name()) && hasTwin(row)) {
            throw new Refusal(
                    Integer.parseInt(OpenPoint.DUPLICATE_STATUS.in(platform.points())),
                    "0x80040333",
                    "A record was not created or updated because a duplicate of the current record already exists.");
        }
    }

    private boolean hasTwin(Row row) {
        return row.value(ADDRESS) instanceof String address
                && platform.database().of(row.table()).all().stream()
                        .filter(other -> !other.id().equals(row.id()))
                        .anyMatch(other -> address.equalsIgnoreCase((String) other.value(ADDRESS)));
    }
}
