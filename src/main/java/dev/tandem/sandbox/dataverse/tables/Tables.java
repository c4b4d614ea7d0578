package dev.tandem.sandbox.dataverse.tables;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All tables of the imitated organization. */
public final class Tables {

    private final Map<String, Table> byName = new LinkedHashMap<>();
    private final Map<String, Table> bySet = new LinkedHashMap<>();

    /** The organization with these tables. */
    public Tables(List<Table> tables) {
        for (Table table : tables) {
            byName.put(table.name(), table);
            if (!table.set().isEmpty()) {
                bySet.put(table.set(), table);
            }
        }
    }

    /** The table of this logical name; it must exist. */
    public Table get(String name) {
        return find(name).orElseThrow(() -> new IllegalArgumentException("there is no table " + name));
    }

    /** The table of this logical name. */
    public Optional<Table> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** The table behind this entity set. */
    public Optional<Table> ofSet(String set) {
        return Optional.ofNullable(bySet.get(set));
    }

    /** All tables that have an entity set. */
    public java.util.Collection<Table> addressable() {
        return bySet.values();
    }

    /** All tables, also those without an entity set. */
    public java.util.Collection<Table> all() {
        return byName.values();
    }
}
