package dev.tandem.sandbox.dataverse.reading;

import dev.tandem.sandbox.dataverse.protocol.Refusal;
import dev.tandem.sandbox.dataverse.query.Keys;
import dev.tandem.sandbox.dataverse.rows.Database;
import dev.tandem.sandbox.dataverse.rows.Related;
import dev.tandem.sandbox.dataverse.rows.Row;
import dev.tandem.sandbox.dataverse.tables.Collection;
import dev.tandem.sandbox.dataverse.tables.Navigation;
import dev.tandem.sandbox.dataverse.tables.Table;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.olingo.server.api.uri.UriParameter;
import org.apache.olingo.server.api.uri.UriResource;
import org.apache.olingo.server.api.uri.UriResourceEntitySet;
import org.apache.olingo.server.api.uri.UriResourceNavigation;
import org.apache.olingo.server.api.uri.UriResourcePrimitiveProperty;

/** Follows a parsed path through the rows. */
final class Resolver {

    private final Database database;
    private final Related related;

    Resolver(Database database, Related related) {
        this.database = database;
        this.related = related;
    }

    Resource resolve(List<UriResource> path) {
        Resource at = new Resource.Nothing();
        for (UriResource part : path) {
            at = switch (part.getKind()) {
                case entitySet -> start((UriResourceEntitySet) part);
                case navigationProperty -> navigate(at, (UriResourceNavigation) part);
                case primitiveProperty ->
                    property(
                            at,
                            ((UriResourcePrimitiveProperty) part).getProperty().getName());
                case count, value, ref -> at;
                default -> throw Refusal.lacking("'" + part.getSegmentValue() + "'");
            };
        }
        return at;
    }

    private Resource start(UriResourceEntitySet set) {
        Table table = database.tables().ofSet(set.getEntitySet().getName()).orElseThrow();
        return key(set.getKeyPredicates())
                .<Resource>map(id -> new Resource.One(row(table, id), table))
                .orElseGet(() -> new Resource.All(table));
    }

    private Row row(Table table, UUID id) {
        return database.of(table).find(id).orElseThrow(() -> Refusal.noSuchRow(table.name(), id));
    }

    private Resource navigate(Resource from, UriResourceNavigation part) {
        if (!(from instanceof Resource.One one)) {
            return from;
        }
        String name = part.getProperty().getName();
        Table table = one.row().table();
        Optional<Navigation> navigation = table.navigation(name);
        if (navigation.isPresent()) {
            Table as = database.tables().get(navigation.get().target());
            return related.one(one.row(), navigation.get())
                    .<Resource>map(row -> new Resource.One(row, as))
                    .orElseGet(Resource.Nothing::new);
        }
        Collection collection = table.collection(name).orElseThrow(() -> Refusal.unknownSegment(name));
        Optional<UUID> key = key(part.getKeyPredicates());
        if (key.isEmpty()) {
            return new Resource.Members(one.row(), collection);
        }
        Table target = database.tables().get(collection.target());
        return related.many(one.row(), collection).stream()
                .filter(row -> row.id().equals(key.get()))
                .findFirst()
                .map(row -> new Resource.One(row, target))
                .orElseThrow(() -> Refusal.noSuchRow(target.name(), key.get()));
    }

    private static Resource property(Resource from, String name) {
        if (!(from instanceof Resource.One one)) {
            return from;
        }
        return one.row()
                .table()
                .property(name)
                .<Resource>map(column -> new Resource.Value(one.row(), column))
                .orElseThrow(() -> Refusal.unknownSegment(name));
    }

    private static Optional<UUID> key(List<UriParameter> predicates) {
        return predicates == null || predicates.isEmpty()
                ? Optional.empty()
                : Optional.of(Keys.guid(predicates.get(0).getText()));
    }
}
