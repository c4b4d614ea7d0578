package dev.tandem.sandbox.http;

import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/** Which tables of the imitated Dynamics the application users may read; all, until it is taken from them. */
public final class ReadRights {

    private final Set<String> tables;
    private final Set<String> withdrawn = ConcurrentHashMap.newKeySet();

    /**
     * Rights to these tables.
     *
     * @param tables the logical names of all tables there are
     */
    public ReadRights(Set<String> tables) {
        this.tables = Set.copyOf(tables);
    }

    /** Whether there is such a table. */
    public boolean knows(String table) {
        return tables.contains(table);
    }

    /** Gives the right to read a table. */
    public void grant(String table) {
        withdrawn.remove(table);
    }

    /** Takes the right to read a table. */
    public void withdraw(String table) {
        withdrawn.add(table);
    }

    /** Whether the table may not be read. */
    public boolean lacks(String table) {
        return withdrawn.contains(table);
    }

    /** The tables that may not be read, sorted. */
    public Set<String> withdrawn() {
        return new TreeSet<>(withdrawn);
    }
}
