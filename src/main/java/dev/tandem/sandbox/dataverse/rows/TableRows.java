package dev.tandem.sandbox.dataverse.rows;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** The rows of one table, by key and by version, and its tombstones. Guarded by the database's lock. */
public final class TableRows {

    private final TreeMap<UUID, Row> byId = new TreeMap<>();
    private final TreeMap<Long, Row> byVersion = new TreeMap<>();
    private final TreeMap<Long, Tombstone> tombstones = new TreeMap<>();
    private final Map<UUID, Tombstone> tombstoneOf = new HashMap<>();

    TableRows() {}

    /** The row of this key. */
    public Optional<Row> find(UUID id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** All rows, by key. */
    public Collection<Row> all() {
        return Collections.unmodifiableCollection(byId.values());
    }

    /** The rows behind this key, by key. */
    public Collection<Row> after(UUID id) {
        return Collections.unmodifiableCollection(byId.tailMap(id, false).values());
    }

    /** The rows whose version is greater than the one and at most the other, by version. */
    public Collection<Row> changed(long after, long upTo) {
        return Collections.unmodifiableCollection(
                byVersion.subMap(after, false, upTo, true).values());
    }

    /** The rows deleted at versions greater than the one and at most the other, by version. */
    public Collection<Tombstone> deleted(long after, long upTo) {
        return Collections.unmodifiableCollection(
                tombstones.subMap(after, false, upTo, true).values());
    }

    /** The number of rows. */
    public int size() {
        return byId.size();
    }

    /** Puts a row in the place of what has its key, and gives back what that was. */
    Optional<Row> put(Row row) {
        Row before = byId.put(row.id(), row);
        if (before != null) {
            byVersion.remove(before.version());
        }
        byVersion.put(row.version(), row);
        return Optional.ofNullable(before);
    }

    void remove(Row row) {
        byId.remove(row.id());
        byVersion.remove(row.version());
    }

    void bury(Tombstone tombstone) {
        Tombstone before = tombstoneOf.put(tombstone.id(), tombstone);
        if (before != null) {
            tombstones.remove(before.version());
        }
        tombstones.put(tombstone.version(), tombstone);
    }

    Optional<Tombstone> unbury(UUID id) {
        Tombstone tombstone = tombstoneOf.remove(id);
        if (tombstone != null) {
            tombstones.remove(tombstone.version());
        }
        return Optional.ofNullable(tombstone);
    }
}
