package dev.tandem.sandbox.marketo.store;

import dev.tandem.sandbox.SandboxClock;
import dev.tandem.sandbox.http.OpenPoints;
import dev.tandem.sandbox.http.SubscriptionCopy;
import dev.tandem.sandbox.marketo.wire.OpenPoint;
import dev.tandem.sandbox.marketo.wire.QuotaDay;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All data of the imitated subscription. Not thread-safe by itself: whoever uses it holds its monitor, which keeps
 * every call whole.
 */
public final class Database {

    private final SandboxClock clock;
    private final OpenPoints openPoints;
    private final ActivityLog activities = new ActivityLog();
    private final StaticLists lists = new StaticLists(activities);
    private final StandardRecords standard;
    private final Map<String, ObjectType> customObjects = new LinkedHashMap<>();
    private Origin origin = Origin.FIRST;
    private int nextFieldId = StandardFields.FIRST_CUSTOM_ID;

    /** An empty database that lives by this clock and these open points. */
    public Database(SandboxClock clock, OpenPoints openPoints) {
        this.clock = clock;
        this.openPoints = openPoints;
        this.standard = new StandardRecords(activities, openPoints);
    }

    /** The persons. */
    public Persons persons() {
        return standard.persons();
    }

    /** The companies. */
    public ObjectType companies() {
        return standard.companies();
    }

    /** The sales persons. */
    public ObjectType salesPersons() {
        return standard.salesPersons();
    }

    /** The opportunities. */
    public ObjectType opportunities() {
        return standard.opportunities();
    }

    /** The parts that persons play in opportunities. */
    public ObjectType opportunityRoles() {
        return standard.roles();
    }

    /** The approved types of custom objects by API name, in the order of their approval. */
    public Map<String, ObjectType> customObjects() {
        return customObjects;
    }

    /** The static lists. */
    public StaticLists lists() {
        return lists;
    }

    /** The days that quotas are counted by. */
    public QuotaDay quotaDay() {
        return new QuotaDay(openPoints);
    }

    /** Whether Marketo behaves in this way in an open point. */
    public boolean behaves(OpenPoint point, String value) {
        return point.is(openPoints, value);
    }

    /** Which subscription the data are of. */
    public Origin origin() {
        return origin;
    }

    /** Becomes a copy, with this number. What happened in the subscription stays behind. */
    public void copy(SubscriptionCopy copy, int number) {
        List<ObjectType> objects = new ArrayList<>(standard.objects());
        objects.addAll(customObjects.values());
        new CopiedRecords(persons(), objects, lists).make(copy.persons());
        activities.clear();
        origin = new Origin(number, copy.tokensTaken() ? origin.tokens() : number);
    }

    /** What happened to persons. */
    public ActivityLog activities() {
        return activities;
    }

    /** The time in which it lives. */
    public SandboxClock clock() {
        return clock;
    }

    /** Now, in seconds since 1970: Marketo's clock knows no smaller unit. */
    public int now() {
        return (int) clock.instant().getEpochSecond();
    }

    /** Adds a record that is no person. */
    public Row create(ObjectType type, List<Assignment> values, Author author) {
        Row row = type.table().create(now());
        Field id = type.idField();
        if (!id.isId()) {
            type.table().set(row, id, type.guid(row));
        }
        values.forEach(each -> type.table().set(row, each.field(), each.value()));
        type.events().created(row, author, now());
        return row;
    }

    /** Puts a value into a record that is no person, which is told unless the record has that value already. */
    public void change(ObjectType type, Row row, Field field, Object value, Author author) {
        Object before = row.get(field.slot());
        if (type.table().set(row, field, value)) {
            type.table().touch(row, now());
            type.events().changed(row, field, before, author, now());
        }
    }

    /** Removes a record that is no person. */
    public void remove(ObjectType type, Row row, Author author) {
        type.events().deleted(row, author, now());
        type.table().remove(row);
    }

    /** Removes a person with its parts in opportunities; what happens to these is not documented. */
    public void removePerson(Row person, Author author) {
        Table roles = standard.roles().table();
        new ArrayList<>(roles.find(roles.schema().require("leadId"), Integer.toString(person.id())))
                .forEach(roles::remove);
        lists.forget(person.id());
        persons().delete(person, author, now());
    }

    /** Makes one person of several. */
    public void mergePersons(Row winner, List<Row> losers, Author author) {
        List<ObjectType> objects = new ArrayList<>(customObjects.values());
        objects.add(standard.roles());
        new PersonMerge(persons(), activities, objects, lists, openPoints).merge(winner, losers, author, now());
    }

    /** Adds a field of persons. */
    public Field addPersonField(String name, String label, DataType type, Field.Shown shown) {
        return persons().schema().add(nextFieldId++, name, label, type, false, shown);
    }

    /** Adds a field of companies, which linked persons inherit and so have too. */
    public Field addCompanyField(String name, String label, DataType type, Field.Shown shown) {
        persons().schema().add(nextFieldId, name, label, type, true, shown);
        return companies().table().schema().add(nextFieldId++, name, label, type, false, shown);
    }

    /** Adds a field of opportunities. */
    public Field addOpportunityField(String name, String label, DataType type, Field.Shown shown) {
        return opportunities().table().schema().add(nextFieldId++, name, label, type, false, shown);
    }

    /** Presents a field of persons otherwise. */
    public void changePersonField(Field changed) {
        persons().schema().replace(changed);
    }

    /** Presents a field of companies otherwise; a created one for persons too. */
    public void changeCompanyField(Field changed) {
        companies().table().schema().replace(changed);
        if (changed.custom()) {
            Schema fields = persons().schema();
            fields.replace(fields.require(changed.name()).presented(changed.label(), changed.shown()));
        }
    }

    /** Presents a field of opportunities otherwise. */
    public void changeOpportunityField(Field changed) {
        opportunities().table().schema().replace(changed);
    }

    /** Removes all records, activities, created fields and custom objects. */
    public void clear() {
        for (Table table : standard.tables()) {
            table.clear();
            table.schema().clear();
        }
        activities.clear();
        lists.clear();
        customObjects.clear();
        nextFieldId = StandardFields.FIRST_CUSTOM_ID;
    }

    /** Writes everything but the custom objects, which those save who define their types. */
    public void save(DataOutputStream to) throws IOException {
        origin.save(to);
        to.writeInt(nextFieldId);
        for (Table table : standard.tables()) {
            table.schema().save(to);
            table.save(to);
        }
        activities.save(to);
        lists.save(to);
    }

    /** Replaces everything by what was written, without custom objects. */
    public void load(DataInputStream from) throws IOException {
        origin = Origin.load(from);
        nextFieldId = from.readInt();
        for (Table table : standard.tables()) {
            table.schema().load(from);
            table.load(from);
        }
        activities.load(from);
        lists.load(from);
        customObjects.clear();
    }
}
