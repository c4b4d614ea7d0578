package dev.tandem.sandbox.marketo.store;

import java.util.Arrays;

/**
 * One record. It holds its values in an array by slot that is no longer than its last value needs, since there may be
 * a million of it.
 */
public final class Row {

    private int id;
    private final int createdAt;
    private int updatedAt;
    private Object[] values;

    Row(int id, int createdAt, int updatedAt, Object[] values) {
        this.id = id;
        this.createdAt = createdAt;
        this.updatedAt = updatedAt;
        this.values = values;
    }

    /** Marketo's number of the record. */
    public int id() {
        return id;
    }

    void id(int other) {
        id = other;
    }

    /** When it was created, in seconds since 1970. */
    public int createdAt() {
        return createdAt;
    }

    /** When it was last updated, in seconds since 1970. */
    public int updatedAt() {
        return updatedAt;
    }

    void updatedAt(int seconds) {
        updatedAt = seconds;
    }

    /** The value in a slot; null for none. */
    public Object get(int slot) {
        return slot < values.length ? values[slot] : null;
    }

    void set(int slot, Object value) {
        if (slot >= values.length) {
            if (value == null) {
                return;
            }
            values = Arrays.copyOf(values, slot + 1);
        }
        values[slot] = value;
    }

    void replace(Object[] newValues) {
        values = newValues;
    }

    int width() {
        return values.length;
    }
}
