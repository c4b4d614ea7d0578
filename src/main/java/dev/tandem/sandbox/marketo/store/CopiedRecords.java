package dev.tandem.sandbox.marketo.store;

import dev.tandem.sandbox.http.SubscriptionCopy;
import java.util.ArrayList;
import java.util.List;

/**
 * What becomes of the records of a subscription in its copy: their values stay, Marketo's own ids of them do not (those
 * of persons as the copy wants it), and what names a record by such an id names it by the new one.
 */
final class CopiedRecords {

    private final Persons persons;
    private final List<ObjectType> objects;
    private final StaticLists lists;

    CopiedRecords(Persons persons, List<ObjectType> objects, StaticLists lists) {
        this.persons = persons;
        this.objects = List.copyOf(objects);
        this.lists = lists;
    }

    /** A record that names another one. */
    private record Naming(ObjectType type, Row row, Link link, Row named) {

        void renew() {
            Field target = link.target().schema().require(link.targetField());
            Object value = target.isId() ? named.id() : named.get(target.slot());
            type.table().set(row, type.table().schema().require(link.field()), value);
        }
    }

    void make(SubscriptionCopy.Persons wanted) {
        List<Naming> namings = namings();
        boolean without = wanted == SubscriptionCopy.Persons.NONE;
        lists.renumber(persons.table(), () -> give(wanted));
        objects.forEach(CopiedRecords::giveNewIds);
        for (Naming each : namings) {
            if (without && each.link().target().equals(persons.table())) {
                each.type().table().remove(each.row());
            } else {
                each.renew();
            }
        }
    }

    private List<Naming> namings() {
        List<Naming> namings = new ArrayList<>();
        for (ObjectType type : objects) {
            for (Link link : type.links()) {
                type.table().forEach(row -> collect(type, row, link, namings));
            }
        }
        return namings;
    }

    private static void collect(ObjectType type, Row row, Link link, List<Naming> namings) {
        Object value = row.get(type.table().schema().require(link.field()).slot());
        if (value != null) {
            link.named(value).ifPresent(named -> namings.add(new Naming(type, row, link, named)));
        }
    }

    private void give(SubscriptionCopy.Persons wanted) {
        Table table = persons.table();
        switch (wanted) {
            case NEW_IDS -> table.giveNewIds();
            case MIXED_IDS -> table.exchangeIds();
            case SAME_IDS -> {
                // nothing to do
            }
            case NONE -> table.empty();
        }
    }

    private static void giveNewIds(ObjectType type) {
        Table table = type.table();
        table.giveNewIds();
        Field id = type.idField();
        if (!id.isId()) {
            table.forEach(row -> table.set(row, id, type.guid(row)));
        }
    }
}
