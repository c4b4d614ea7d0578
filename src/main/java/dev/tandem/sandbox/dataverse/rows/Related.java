package dev.tandem.sandbox.dataverse.rows;

import dev.tandem.sandbox.data.Ref;
import dev.tandem.sandbox.dataverse.tables.Collection;
import dev.tandem.sandbox.dataverse.tables.Column;
import dev.tandem.sandbox.dataverse.tables.Navigation;
import dev.tandem.sandbox.dataverse.tables.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The rows behind the lookups and collections of other rows, for the length of one request.
 *
 * <p>The first look at a collection sorts all its possible members by the row they belong to, so a page that expands
 * it costs one pass, not one a row.
 */
public final class Related {

    private final Database database;
    private final Map<Collection, Map<UUID, List<Row>>> members = new HashMap<>();

    /** The relations in this database. */
    public Related(Database database) {
        this.database = database;
    }

    /** The row that a navigation property leads to. */
    public Optional<Row> one(Row row, Navigation navigation) {
        if (row.value(navigation.column()) instanceof Ref ref
                && (ref.table().equals(navigation.target())
                        || navigation.target().equals("principal"))) {
            return database.find(ref);
        }
        return Optional.empty();
    }

    /** The rows of a collection. */
    public List<Row> many(Row row, Collection collection) {
        return members.computeIfAbsent(collection, this::sort).getOrDefault(row.id(), List.of());
    }

    private Map<UUID, List<Row>> sort(Collection collection) {
        Map<UUID, List<Row>> sorted = new HashMap<>();
        if (collection instanceof Collection.OneToMany one) {
            sortChildren(one.navigation(), sorted);
        } else if (collection instanceof Collection.ManyToMany pair) {
            sortPairs(pair, sorted);
        }
        return sorted;
    }

    private void sortChildren(Navigation navigation, Map<UUID, List<Row>> sorted) {
        Table table = database.tables().get(navigation.table());
        Column column = table.column(navigation.column()).orElseThrow();
        for (Row child : database.of(table).all()) {
            if (child.value(column) instanceof Ref ref && ref.table().equals(navigation.target())) {
                sorted.computeIfAbsent(ref.id(), id -> new ArrayList<>()).add(child);
            }
        }
    }

    /** The id in a column of an intersect table, whether the column is a plain one or a lookup. */
    public static UUID id(Object value) {
        return value instanceof Ref ref ? ref.id() : (UUID) value;
    }

    private void sortPairs(Collection.ManyToMany pair, Map<UUID, List<Row>> sorted) {
        for (Row row : database.of(database.tables().get(pair.intersect())).all()) {
            UUID own = id(row.value(pair.ownColumn()));
            database.find(new Ref(pair.target(), id(row.value(pair.otherColumn()))))
                    .ifPresent(other ->
                            sorted.computeIfAbsent(own, id -> new ArrayList<>()).add(other));
        }
    }
}
