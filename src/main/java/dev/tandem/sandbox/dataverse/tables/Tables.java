package dev.tandem.sandbox.dataverse.tables;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** All tables of the imitated organization. */
public final class Tables {

    private final Map<String, Table> byName = new LinkedHashMap<>();
    private final Map<String, Table> bySet = new LinkedHashMap<>();
    private final AtomicLong revision = new AtomicLong();
    private final Customization customization = new Customization(this);

    /** The organization with these tables. */
    public Tables(List<Table> tables) {
        for (Table table : tables) {
            byName.put(table.name(), table);
            if (!table.set().isEmpty()) {
                bySet.put(table.set(), table);
            }
        }
    }

    /** How often columns were changed; what was made of the tables is valid for one of these numbers. */
    public long revision() {
        return revision.get();
    }

    /** What a customizer changes about them. */
    public Customization customization() {
        return customization;
    }

    /** Gives a table other columns. */
    void become(Table table, List<Column> columns) {
        table.become(columns);
        revision.incrementAndGet();
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
