package dev.tandem.sandbox.http;

import java.util.ArrayList;
import java.util.List;

/**
 * The partitions of the imitated Marketo's persons, by name; the number of a partition is its place, from 1 on. Every
 * subscription starts with {@link #DEFAULT}. Thread-safe.
 */
public final class LeadPartitions {

    /** The partition of persons of whom nothing else was said. */
    public static final String DEFAULT = "Default";

    private final List<String> names = new ArrayList<>(List.of(DEFAULT));

    /** All names, in the order of their numbers. */
    public synchronized List<String> names() {
        return List.copyOf(names);
    }

    /** Adds a partition unless it is there. */
    public synchronized void add(String name) {
        if (!names.contains(name)) {
            names.add(name);
        }
    }

    /** The number of a partition; 0 when there is none of this name. */
    public synchronized int idOf(String name) {
        return names.indexOf(name) + 1;
    }
}
