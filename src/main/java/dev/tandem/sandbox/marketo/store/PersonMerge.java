package dev.tandem.sandbox.marketo.store;

import dev.tandem.sandbox.http.OpenPoints;
import dev.tandem.sandbox.marketo.store.ActivityContent.Attribute;
import dev.tandem.sandbox.marketo.store.ActivityContent.Detailed;
import dev.tandem.sandbox.marketo.wire.OpenPoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Makes one person of several (Adobe, "Leads": merge). The winner keeps its values and takes those of the losers where
 * it has none; the losers' activities, list memberships, opportunity roles and custom objects become the
 * winner's.
 */
final class PersonMerge {

    private final Persons persons;
    private final ActivityLog activities;
    private final List<ObjectType> objects;
    private final StaticLists lists;
    private final OpenPoints openPoints;

    PersonMerge(
            Persons persons,
            ActivityLog activities,
            List<ObjectType> objects,
            StaticLists lists,
            OpenPoints openPoints) {
        this.lists = lists;
        this.persons = persons;
        this.activities = activities;
        this.objects = List.copyOf(objects);
        this.openPoints = openPoints;
    }

    void merge(Row winner, List<Row> losers, Author author, int at) {
        for (Row loser : losers) {
            fill(winner, loser, author, at);
            activities.move(loser.id(), winner.id());
            lists.move(loser.id(), winner.id());
            objects.forEach(type -> move(type, loser, winner));
            if (OpenPoint.MERGED_LOSERS.is(openPoints, "told")) {
                persons.delete(loser, author, at);
            } else {
                persons.table().remove(loser);
            }
        }
        String ids = losers.stream().map(each -> Integer.toString(each.id())).collect(Collectors.joining(","));
        activities.add(
                ActivityType.MERGE_LEADS.id(),
                winner.id(),
                at,
                author,
                new Detailed(
                        winner.id(),
                        persons.name(winner),
                        List.of(
                                new Attribute("", "Merge IDs", ids),
                                new Attribute("", "Merge Source", author.source()))));
    }

    private void fill(Row winner, Row loser, Author author, int at) {
        boolean linked = persons.linked(winner);
        for (Field field : persons.schema().fields()) {
            Object value = loser.get(field.slot());
            boolean empty = winner.get(field.slot()) == null;
            if (empty
                    && value != null
                    && !field.rules().readOnly()
                    && !(linked && field.rules().company())) {
                take(winner, field, value, author, at);
            }
        }
    }

    private void take(Row winner, Field field, Object value, Author author, int at) {
        if (OpenPoint.MERGED_VALUES.is(openPoints, "told")
                || field.slot() == persons.companyLink().slot()) {
            persons.change(winner, field, value, persons.derived(author), at);
        } else {
            persons.table().set(winner, field, value);
        }
    }

    private void move(ObjectType type, Row loser, Row winner) {
        Table table = type.table();
        for (Link link : type.links()) {
            if (link.namesById(persons.table())) {
                Field field = table.schema().require(link.field());
                new ArrayList<>(table.find(field, Integer.toString(loser.id())))
                        .forEach(row -> move(type, row, field, winner.id()));
            }
        }
    }

    /** A record whose key the winner has already is the same record and goes. */
    private static void move(ObjectType type, Row row, Field field, int winner) {
        Table table = type.table();
        List<String> key = new ArrayList<>();
        for (Field each : type.dedupeFields()) {
            key.add(each.slot() == field.slot() ? Integer.toString(winner) : String.valueOf(row.get(each.slot())));
        }
        Optional<Row> same = type.isDedupe(field) ? table.findByKey(type.dedupeFields(), key) : Optional.empty();
        if (same.isPresent()) {
            table.remove(row);
        } else {
            table.set(row, field, winner);
        }
    }
}
