package dev.tandem.sandbox.marketo.store;

import dev.tandem.sandbox.http.OpenPoints;
import dev.tandem.sandbox.marketo.store.ActivityContent.Attribute;
import dev.tandem.sandbox.marketo.store.ActivityContent.Detailed;
import dev.tandem.sandbox.marketo.wire.OpenPoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The persons with what sets them apart from other records: an activity for every change, and the values that they
 * inherit from the company they are linked to.
 */
public final class Persons {

    /** The number of the partition that every subscription starts with. */
    public static final int DEFAULT_PARTITION = 1;

    private final Table table;
    private final Table companies;
    private final ActivityLog activities;
    private final List<Link> links;
    private final OpenPoints openPoints;
    private final Field companyLink;
    private final Field partition;
    private final Field email;
    private final Field firstName;
    private final Field lastName;

    Persons(Table table, Table companies, ActivityLog activities, List<Link> links, OpenPoints openPoints) {
        this.openPoints = openPoints;
        this.table = table;
        this.companies = companies;
        this.activities = activities;
        this.links = links;
        this.companyLink = table.schema().require("externalCompanyId");
        this.partition = table.schema().require("leadPartitionId");
        this.email = table.schema().require("email");
        this.firstName = table.schema().require("firstName");
        this.lastName = table.schema().require("lastName");
    }

    /** The records themselves. */
    public Table table() {
        return table;
    }

    /** The fields. */
    public Schema schema() {
        return table.schema();
    }

    /** The names of fields that a request asks for, without unknown ones where these are ignored. */
    public List<String> asked(List<String> names) {
        if (OpenPoint.UNKNOWN_FIELD.is(openPoints, "refused")) {
            return names;
        }
        return names.stream()
                .filter(name -> schema().find(name)
                        .filter(field -> !field.shown().hidden())
                        .isPresent())
                .toList();
    }

    /** An author as changes tell it that come by an import, a merge, a partition move or a company. */
    public Author derived(Author author) {
        return OpenPoint.DERIVED_SOURCE.is(openPoints, "told") ? author : author.unexplained();
    }

    /** The fields that name companies and sales persons. */
    public List<Link> links() {
        return links;
    }

    /** The field that links a person to a company. */
    public Field companyLink() {
        return companyLink;
    }

    /** Whether a person belongs to a company. */
    public boolean linked(Row person) {
        return person.get(companyLink.slot()) != null;
    }

    /** The company that a person belongs to. */
    public Optional<Row> companyOf(Row person) {
        Object key = person.get(companyLink.slot());
        return key == null
                ? Optional.empty()
                : companies.find(companies.schema().require(companyLink.name()), key.toString()).stream()
                        .findFirst();
    }

    /** What a person shows in a field, be it the person's own, the company's or Marketo's. */
    public Object value(Row person, Field field) {
        if (field.rules().company()) {
            Optional<Row> company = companyOf(person);
            if (company.isPresent()) {
                return company.get()
                        .get(companies.schema().require(field.name()).slot());
            }
        }
        return switch (field.name()) {
            case "id" -> person.id();
            case "createdAt" -> (long) person.createdAt();
            case "updatedAt" -> (long) person.updatedAt();
            case "personType" -> linked(person) ? "contact" : "lead";
            case "isLead" -> !linked(person);
            case "isAnonymous" -> false;
            case "mktoName" -> fullName(person);
            default -> person.get(field.slot());
        };
    }

    private String fullName(Row person) {
        String name = Stream.of(firstName, lastName)
                .map(each -> person.get(each.slot()))
                .filter(Objects::nonNull)
                .map(Object::toString)
                .collect(Collectors.joining(" "));
        return name.isEmpty() ? null : name;
    }

    /** The name by which activities call a person: the full name, else the e-mail address, else nothing. */
    String name(Row person) {
        return Stream.of(fullName(person), person.get(email.slot()))
                .filter(Objects::nonNull)
                .map(Object::toString)
                .findFirst()
                .orElse("");
    }

    /** Adds a person with its values and the New Lead activity; the values themselves write no activities. */
    public Row create(List<Assignment> values, int partitionId, Author author, int at) {
        Row person = table.create(at, values);
        table.set(person, partition, partitionId);
        values.forEach(each -> table.set(person, each.field(), each.value()));
        activities.add(ActivityType.NEW_LEAD, person.id(), at, author, name(person));
        return person;
    }

    /** The number of the partition that a person is in. */
    public int partitionOf(Row person) {
        return (Integer) person.get(partition.slot());
    }

    /**
     * Moves a person into another partition; an activity tells of it unless it is there already.
     *
     * @param id the number of the partition
     * @param name its name
     * @param before the name of the partition that the person leaves
     */
    public void move(Row person, int id, String name, String before, Author author, int at) {
        if (table.set(person, partition, id)) {
            List<Attribute> attributes = new ArrayList<>(2);
            attributes.add(new Attribute("", "Old Partition", before));
            if (!derived(author).reason().isEmpty()) {
                attributes.add(new Attribute("", "Reason", author.reason()));
            }
            activities.add(
                    ActivityType.CHANGE_PARTITION.id(),
                    person.id(),
                    at,
                    author,
                    new Detailed(id, name, List.copyOf(attributes)));
        }
    }

    /**
     * Writes a value into a person; an activity tells of it unless the person has that value already, and even then
     * where the same value is told.
     */
    public void change(Row person, Field field, Object value, Author author, int at) {
        Object before = person.get(field.slot());
        if (!table.set(person, field, value) && !OpenPoint.SAME_VALUE.is(openPoints, "told")) {
            return;
        }
        if (!field.custom()) {
            table.touch(person, at);
        }
        if (field.type() == DataType.SCORE) {
            activities.add(ActivityType.CHANGE_SCORE, person.id(), at, author, field, before, value);
        }
        activities.add(ActivityType.CHANGE_DATA_VALUE, person.id(), at, author, field, before, value);
        if (field.slot() == companyLink.slot()) {
            forgetOwnCompanyValues(person);
        }
    }

    /** What a person says about a company gives way to what the linked company says, for good. */
    private void forgetOwnCompanyValues(Row person) {
        for (Field field : schema().fields()) {
            if (field.rules().company()) {
                table.set(person, field, null);
            }
        }
    }

    /** Removes a person; the Delete Lead activity stays. */
    public void delete(Row person, Author author, int at) {
        activities.add(ActivityType.DELETE_LEAD, person.id(), at, author, name(person));
        table.remove(person);
    }

    /** Tells of a company's changed value in the activities of every person that inherits it. */
    ObjectEvents companyEvents() {
        return new ObjectEvents() {
            @Override
            public void changed(Row company, Field field, Object before, Author author, int at) {
                companyChanged(company, field, before, author, at);
            }
        };
    }

    private void companyChanged(Row company, Field field, Object before, Author author, int at) {
        Optional<Field> inherited =
                schema().find(field.name()).filter(each -> each.rules().company());
        Object key = company.get(companies.schema().require(companyLink.name()).slot());
        if (inherited.isEmpty() || key == null) {
            return;
        }
        Object after = company.get(field.slot());
        Author teller = derived(author);
        for (Row person : table.find(companyLink, key.toString())) {
            activities.add(ActivityType.CHANGE_DATA_VALUE, person.id(), at, teller, inherited.get(), before, after);
        }
    }
}
