package dev.tandem.sandbox.dataverse.reading;

import dev.tandem.sandbox.data.Ref;
import dev.tandem.sandbox.dataverse.protocol.Refusal;
import dev.tandem.sandbox.dataverse.rows.Database;
import dev.tandem.sandbox.dataverse.tables.Table;
import dev.tandem.sandbox.http.ReadRights;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.olingo.server.api.uri.UriInfo;
import org.apache.olingo.server.api.uri.UriInfoResource;
import org.apache.olingo.server.api.uri.UriResource;
import org.apache.olingo.server.api.uri.UriResourcePartTyped;
import org.apache.olingo.server.api.uri.queryoption.ExpandItem;

/** Refuses a read that names a table which the caller's role does not let it read (Dataverse reference, 4.6 and 14.2). */
final class Privileges {

    private final Database database;
    private final ReadRights rights;

    Privileges(Database database, ReadRights rights) {
        this.database = database;
        this.rights = rights;
    }

    /** Checks the tables of the path and of {@code $expand}; people who work in the organization may read all. */
    void check(UUID user, UriInfo info) {
        if (rights.withdrawn().isEmpty() || !isApplication(user)) {
            return;
        }
        Stream.concat(tables(info.getUriResourceParts()), expanded(info))
                .filter(rights::lacks)
                .findFirst()
                .ifPresent(table -> {
                    throw new Refusal(
                            403,
                            "0x80040220",
                            "Principal user (Id=" + user + ", type=8, roleCount=1) is missing " + privilege(table)
                                    + " privilege on OTC=" + otc(table) + " for entity '" + table + "'.");
                });
    }

    private boolean isApplication(UUID user) {
        return database.find(new Ref("systemuser", user))
                .filter(row -> row.value("applicationid") != null)
                .isPresent();
    }

    private static Stream<String> expanded(UriInfo info) {
        return info.getExpandOption() == null
                ? Stream.empty()
                : info.getExpandOption().getExpandItems().stream()
                        .map(ExpandItem::getResourcePath)
                        .filter(path -> path != null)
                        .map(UriInfoResource::getUriResourceParts)
                        .flatMap(Privileges::tables);
    }

    /** The type of a row bears the logical name of its table. */
    private static Stream<String> tables(List<UriResource> path) {
        return path.stream()
                .filter(UriResourcePartTyped.class::isInstance)
                .map(part -> ((UriResourcePartTyped) part).getType().getName());
    }

    /** Users are the one table whose privilege is not named after it. */
    private String privilege(String table) {
        return "prvRead"
                + (table.equals("systemuser") ? "User" : table(table).identity().schemaName());
    }

    private int otc(String table) {
        return table(table).identity().objectTypeCode();
    }

    private Table table(String name) {
        return database.tables().get(name);
    }
}
