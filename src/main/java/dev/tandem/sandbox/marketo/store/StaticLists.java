package dev.tandem.sandbox.marketo.store;

import dev.tandem.sandbox.marketo.store.ActivityContent.Attribute;
import dev.tandem.sandbox.marketo.store.ActivityContent.Detailed;
import dev.tandem.sandbox.marketo.store.StaticList.About;
import dev.tandem.sandbox.marketo.wire.ErrorCode;
import dev.tandem.sandbox.marketo.wire.Refusal;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** All static lists; activities tell who was added and removed. Not thread-safe; the database's lock guards them. */
public final class StaticLists {

    private static final int FIRST = 1001;

    private final ActivityLog activities;
    private final Map<Integer, StaticList> lists = new TreeMap<>();
    private int next = FIRST;

    StaticLists(ActivityLog activities) {
        this.activities = activities;
    }

    /** All lists, in the order of their numbers. */
    public Collection<StaticList> all() {
        return Collections.unmodifiableCollection(lists.values());
    }

    /** The list with this number. */
    public Optional<StaticList> find(long id) {
        return id < FIRST || id >= next ? Optional.empty() : Optional.ofNullable(lists.get((int) id));
    }

    /** The list with this number; 1013 when there is none. */
    public StaticList require(long id) {
        return find(id).orElseThrow(() -> new Refusal(ErrorCode.OBJECT_NOT_FOUND, "List " + id + " not found"));
    }

    /** The list that filters call by this name. */
    public Optional<StaticList> find(String qualifiedName) {
        return lists.values().stream()
                .filter(each -> each.about().qualifiedName().equals(qualifiedName))
                .findFirst();
    }

    /** Makes a list without members. */
    public StaticList create(String name, String description, String program, int at) {
        StaticList list = new StaticList(new About(next++, name, description, program, at), at);
        lists.put(list.about().id(), list);
        return list;
    }

    /** Adds a person; whether it was no member yet. */
    public boolean add(StaticList list, Row person, Author author, int at) {
        if (!list.put(person.id(), at)) {
            return false;
        }
        tell(ActivityType.ADD_TO_LIST, list, person.id(), author, at);
        return true;
    }

    /** Removes a person; whether it was a member. */
    public boolean remove(StaticList list, Row person, Author author, int at) {
        if (!list.remove(person.id())) {
            return false;
        }
        list.touch(at);
        tell(ActivityType.REMOVE_FROM_LIST, list, person.id(), author, at);
        return true;
    }

    private void tell(ActivityType type, StaticList list, int person, Author author, int at) {
        activities.add(
                type.id(),
                person,
                at,
                author,
                new Detailed(
                        list.about().id(), list.about().name(), List.of(new Attribute("", "Source", author.source()))));
    }

    /** A person is gone for good; lists forget it without a word. */
    void forget(int person) {
        lists.values().forEach(each -> each.remove(person));
    }

    /** The winner of a merge takes the loser's place; its memberships count from the earlier of both. */
    void move(int loser, int winner) {
        for (StaticList list : lists.values()) {
            Optional<Integer> since = list.since(loser);
            if (since.isPresent()) {
                int earliest = Math.min(since.get(), list.since(winner).orElse(since.get()));
                list.remove(loser);
                list.remove(winner);
                list.put(winner, earliest);
            }
        }
    }

    /** Gives every list a new number while its members get theirs; a member without record stays behind. */
    void renumber(Table persons, Runnable renumbering) {
        List<Copied> copied =
                lists.values().stream().map(list -> Copied.of(list, persons)).toList();
        renumbering.run();
        lists.clear();
        for (Copied each : copied) {
            StaticList list = each.under(next++);
            each.members().forEach((person, since) -> {
                if (persons.byId(person.id()).filter(person::equals).isPresent()) {
                    list.put(person.id(), since);
                }
            });
            lists.put(list.about().id(), list);
        }
    }

    /** A list on its way to another number, with its members, who may get other ids on the way. */
    private record Copied(StaticList list, Map<Row, Integer> members) {

        static Copied of(StaticList list, Table persons) {
            Map<Row, Integer> members = new HashMap<>();
            list.members().forEach((id, since) -> persons.byId(id).ifPresent(person -> members.put(person, since)));
            return new Copied(list, members);
        }

        StaticList under(int id) {
            About about = list.about();
            return new StaticList(
                    new About(id, about.name(), about.description(), about.program(), about.createdAt()),
                    list.updatedAt());
        }
    }

    void clear() {
        lists.clear();
        next = FIRST;
    }

    void save(DataOutputStream to) throws IOException {
        to.writeInt(next);
        to.writeInt(lists.size());
        for (StaticList list : lists.values()) {
            About about = list.about();
            to.writeInt(about.id());
            to.writeUTF(about.name());
            to.writeUTF(about.description());
            to.writeUTF(about.program());
            to.writeInt(about.createdAt());
            to.writeInt(list.updatedAt());
            to.writeInt(list.members().size());
            for (Map.Entry<Integer, Integer> member : list.members().entrySet()) {
                to.writeInt(member.getKey());
                to.writeInt(member.getValue());
            }
        }
    }

    void load(DataInputStream from) throws IOException {
        lists.clear();
        next = from.readInt();
        for (int left = from.readInt(); left > 0; left--) {
            About about = new About(from.readInt(), from.readUTF(), from.readUTF(), from.readUTF(), from.readInt());
            StaticList list = new StaticList(about, from.readInt());
            for (int members = from.readInt(); members > 0; members--) {
                list.put(from.readInt(), from.readInt());
            }
            lists.put(about.id(), list);
        }
    }
}
