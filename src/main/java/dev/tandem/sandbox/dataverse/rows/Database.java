package dev.tandem.sandbox.dataverse.rows;

import dev.tandem.sandbox.data.Ref;
import dev.tandem.sandbox.dataverse.tables.Column;
import dev.tandem.sandbox.dataverse.tables.Table;
import dev.tandem.sandbox.dataverse.tables.Tables;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * All rows of the organization under one row-version counter.
 *
 * <p>All access runs inside {@link #reading} or {@link #atomically}; so a page never shows half a change set.
 */
public final class Database {

    private final Tables tables;
    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private final Map<String, TableRows> rows = new HashMap<>();
    private final Interner interner = new Interner();
    private final Map<UUID, Integer> pointers = new HashMap<>();
    private final Map<String, Long> trackedSince = new HashMap<>();
    private final Deque<Runnable> undo = new ArrayDeque<>();
    private final List<Change> journal = new ArrayList<>();
    private final List<Runnable> afterCommit = new ArrayList<>();
    private boolean inTransaction;
    private long version;

    /** An empty database of these tables, whose last row version is the given one. */
    public Database(Tables tables, long version) {
        this.tables = tables;
        this.version = version;
        tables.all().forEach(table -> rows.put(table.name(), new TableRows()));
    }

    /** The tables. */
    public Tables tables() {
        return tables;
    }

    /** The last row version that was given. */
    public long version() {
        return version;
    }

    /** The rows of a table. */
    public TableRows of(Table table) {
        return rows.get(table.name());
    }

    /** The row that a lookup points to. */
    public Optional<Row> find(Ref ref) {
        return Optional.ofNullable(rows.get(ref.table())).flatMap(table -> table.find(ref.id()));
    }

    /** Stores a new or changed row under the next version. */
    public Row put(Table table, UUID id, Object[] values) {
        for (int i = 0; i < values.length; i++) {
            values[i] = interner.shared(values[i]);
        }
        version++;
        Optional<Row> before = of(table).find(id);
        Row row = restore(new Row(table, id, version, values));
        note(new Change(before, Optional.of(row)));
        return row;
    }

    /** Deletes a row; its tombstone gets the next version. */
    public void remove(Row row) {
        version++;
        TableRows table = of(row.table());
        Tombstone tombstone = new Tombstone(version, row.id());
        table.remove(row);
        table.bury(tombstone);
        count(row, -1);
        note(new Change(Optional.of(row), Optional.empty()));
        onRollback(() -> {
            table.unbury(row.id());
            table.put(row);
            count(row, 1);
        });
    }

    /** Forgets the values of a column, without a trace in the rows' versions. */
    public void forget(Table table, Column column) {
        for (Row row : new ArrayList<>(of(table).all())) {
            Object[] values = row.copyOfValues();
            values[column.index()] = null;
            of(table).put(new Row(table, row.id(), row.version(), values));
        }
    }

    /** Makes the table's changes until now untraceable. */
    public void forgetChanges(Table table) {
        version++;
        trackedSince.put(table.name(), version);
    }

    /** The row version from which on the table's changes can be traced. */
    public long trackedSince(Table table) {
        return trackedSince.getOrDefault(table.name(), 0L);
    }

    /** Forgets all rows, tombstones and changes of columns; versions go on rising. */
    public void clear() {
        tables.customization().undo();
        trackedSince.clear();
        pointers.clear();
        undo.clear();
        rows.replaceAll((name, table) -> new TableRows());
    }

    /** Whether any lookup of any row points to this id. */
    public boolean isPointedTo(UUID id) {
        return pointers.containsKey(id);
    }

    /** Runs what only reads, side by side with other readers. */
    public <T> T reading(Supplier<T> answer) {
        lock.readLock().lock();
        try {
            return answer.get();
        } finally {
            lock.readLock().unlock();
        }
    }

    /**
     * Runs changes that all stay or, when the run throws, are all taken back; versions stay used. A run inside
     * another one belongs to it.
     */
    public <T> T atomically(Supplier<T> changes) {
        lock.writeLock().lock();
        try {
            return inTransaction ? changes.get() : outermost(changes);
        } finally {
            lock.writeLock().unlock();
        }
    }

    /**
     * The same, and tells what it did to which rows once all of it stays: when the outermost run is done, still under
     * its lock.
     */
    public <T> T atomically(Supplier<T> changes, Consumer<List<Change>> committed) {
        return atomically(() -> {
            int from = journal.size();
            T result = changes.get();
            List<Change> made = List.copyOf(journal.subList(from, journal.size()));
            if (!made.isEmpty()) {
                afterCommit.add(() -> committed.accept(made));
            }
            return result;
        });
    }

    private <T> T outermost(Supplier<T> changes) {
        inTransaction = true;
        boolean done = false;
        try {
            T result = changes.get();
            done = true;
            return result;
        } finally {
            inTransaction = false;
            if (!done) {
                undo.forEach(Runnable::run);
                afterCommit.clear();
            }
            undo.clear();
            journal.clear();
            List<Runnable> told = List.copyOf(afterCommit);
            afterCommit.clear();
            told.forEach(Runnable::run);
        }
    }

    /** Sets the last row version that was given. */
    void version(long last) {
        version = last;
    }

    /** Puts a saved row back with the version it had. */
    Row restore(Row row) {
        TableRows table = of(row.table());
        Optional<Row> before = table.put(row);
        Optional<Tombstone> buried = table.unbury(row.id());
        before.ifPresent(old -> count(old, -1));
        count(row, 1);
        onRollback(() -> {
            table.remove(row);
            count(row, -1);
            before.ifPresent(old -> {
                table.put(old);
                count(old, 1);
            });
            buried.ifPresent(table::bury);
        });
        return row;
    }

    /** The same value, shared with other rows where possible. */
    Object shared(Object value) {
        return interner.shared(value);
    }

    private void count(Row row, int by) {
        row.forEachRef(ref -> pointers.merge(ref.id(), by, (one, two) -> one + two == 0 ? null : one + two));
    }

    private void note(Change change) {
        if (inTransaction) {
            journal.add(change);
        }
    }

    private void onRollback(Runnable step) {
        if (inTransaction) {
            undo.push(step);
        }
    }
}
