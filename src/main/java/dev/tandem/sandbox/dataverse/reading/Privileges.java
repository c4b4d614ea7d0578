package dev.tandem.sandbox.dataverse.reading;

import dev.tandem.sandbox.dataverse.platform.Security;
import dev.tandem.sandbox.dataverse.protocol.Caller;
import dev.tandem.sandbox.dataverse.rows.Database;
import dev.tandem.sandbox.http.Rights.Privilege;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.olingo.server.api.uri.UriInfo;
import org.apache.olingo.server.api.uri.UriInfoResource;
import org.apache.olingo.server.api.uri.UriResource;
import org.apache.olingo.server.api.uri.UriResourcePartTyped;
import org.apache.olingo.server.api.uri.queryoption.ExpandItem;

/** Refuses a read of tables and rows that the caller's roles do not let it read. */
final class Privileges {

    private final Database database;
    private final Security security;

    Privileges(Database database, Security security) {
        this.database = database;
        this.security = security;
    }

    /** Checks the tables of the path and of {@code $expand}. */
    void check(Caller caller, UriInfo info) {
        Stream.concat(tables(info.getUriResourceParts()), expanded(info))
                .flatMap(name -> database.tables().find(name).stream())
                .forEach(table -> security.demand(caller, Privilege.READ, table));
    }

    /** Checks the row that a path leads to; of many rows those are left out that the caller may not read. */
    void check(Caller caller, Resource resource) {
        if (resource instanceof Resource.One one) {
            security.demand(caller, Privilege.READ, one.row());
        } else if (resource instanceof Resource.Value value) {
            security.demand(caller, Privilege.READ, value.row());
        } else if (resource instanceof Resource.Members members) {
            security.demand(caller, Privilege.READ, members.owner());
        }
    }

    private static Stream<String> expanded(UriInfo info) {
        return info.getExpandOption() == null
                ? Stream.empty()
                : info.getExpandOption().getExpandItems().stream()
                        .map(ExpandItem::getResourcePath)
                        .flatMap(path -> Optional.ofNullable(path).stream())
                        .map(UriInfoResource::getUriResourceParts)
                        .flatMap(Privileges::tables);
    }

    /** The type of a row bears the logical name of its table. */
    private static Stream<String> tables(List<UriResource> path) {
        return path.stream()
                .filter(UriResourcePartTyped.class::isInstance)
                .map(part -> ((UriResourcePartTyped) part).getType().getName());
    }
}
