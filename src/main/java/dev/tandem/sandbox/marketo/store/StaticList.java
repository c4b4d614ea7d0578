package dev.tandem.sandbox.marketo.store;

import java.util.Collections;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** A static list: persons whom somebody put together by hand. Not thread-safe; the database's lock guards it. */
public final class StaticList {

    private final About about;
    private int updatedAt;
    private final NavigableMap<Integer, Integer> members = new TreeMap<>();

    /**
     * What a list is beside its members.
     *
     * @param id its number
     * @param name its name, unique within its folder or program
     * @param description a text for marketers; empty for none
     * @param program the program it belongs to; empty for none
     * @param createdAt when it was made, in seconds since 1970
     */
    public record About(int id, String name, String description, String program, int createdAt) {

        /** The name by which filters call it: that of its program comes first. */
        public String qualifiedName() {
            return program.isEmpty() ? name : program + "." + name;
        }
    }

    StaticList(About about, int updatedAt) {
        this.about = about;
        this.updatedAt = updatedAt;
    }

    /** What it is. */
    public About about() {
        return about;
    }

    /** When it or its members last changed, in seconds since 1970. */
    public int updatedAt() {
        return updatedAt;
    }

    /** The ids of its members, each with the time of its adding, in seconds since 1970. */
    public NavigableMap<Integer, Integer> members() {
        return Collections.unmodifiableNavigableMap(members);
    }

    /** When a person was added; empty for a person who is no member. */
    public Optional<Integer> since(int person) {
        return Optional.ofNullable(members.get(person));
    }

    boolean put(int person, int at) {
        updatedAt = Math.max(updatedAt, at);
        return members.putIfAbsent(person, at) == null;
    }

    boolean remove(int person) {
        return members.remove(person) != null;
    }

    void touch(int at) {
        updatedAt = Math.max(updatedAt, at);
    }
}
