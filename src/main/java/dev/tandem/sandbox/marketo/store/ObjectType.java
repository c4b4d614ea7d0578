package dev.tandem.sandbox.marketo.store;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * A kind of record other than persons, with what makes it differ from the other kinds.
 *
 * @param about what describe says of it as a whole
 * @param table the records
 * @param keys the fields that identify a record
 * @param shownByDefault the fields of an answer that names none; empty for all that have a value
 * @param links the fields that name other records
 * @param dependants the fields that name these records
 * @param events what else happens when its records come, change and go
 */
public record ObjectType(
        About about,
        Table table,
        Keys keys,
        List<String> shownByDefault,
        List<Link> links,
        List<Dependant> dependants,
        ObjectEvents events) {

    /** When the kinds of record that every subscription has were made, in seconds since 1970. */
    public static final int SUBSCRIPTION_BEGAN = 1_738_576_800;

    /**
     * What describe says of a kind of record as a whole.
     *
     * @param name the API name
     * @param description a text for people
     * @param createdAt when it was made, in seconds since 1970
     * @param updatedAt when it was last changed, in seconds since 1970
     */
    public record About(String name, String description, int createdAt, int updatedAt) {

        /** A kind of record that every subscription has from its beginning. */
        static About standard(String name, String description) {
            return new About(name, description, SUBSCRIPTION_BEGAN, SUBSCRIPTION_BEGAN);
        }
    }

    /**
     * The fields that identify a record.
     *
     * @param id the REST name of the id that Marketo gives: an integer {@code id} or a text {@code marketoGUID}
     * @param dedupe the REST names of the fields that together are the external key
     * @param required the REST names of further fields without which no record is created
     */
    public record Keys(String id, List<String> dedupe, List<String> required) {}

    /**
     * A field through which other records depend on these.
     *
     * @param table the other records
     * @param field the REST name of their field
     */
    public record Dependant(Table table, String field) {

        boolean names(Object key) {
            return !table.find(table.schema().require(field), key.toString()).isEmpty();
        }
    }

    /** The field of Marketo's id. */
    public Field idField() {
        return table.schema().require(keys.id());
    }

    /** Marketo's GUID of a record; no two records of a subscription or of its copies share one. */
    String guid(Row row) {
        String name = about.name() + " " + row.id();
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }

    /** The fields of the external key. */
    public List<Field> dedupeFields() {
        return table.schema().requireAll(keys.dedupe());
    }

    /** Whether a field is part of the external key, which never changes. */
    public boolean isDedupe(Field field) {
        return keys.dedupe().contains(field.name());
    }

    /** The keys by which records can be looked up: a compound external key first, then every searchable field. */
    public List<List<String>> searchable() {
        List<List<String>> all = new ArrayList<>();
        if (keys.dedupe().size() > 1) {
            all.add(keys.dedupe());
        }
        table.schema().fields().stream()
                .filter(field -> field.rules().searchable())
                .forEach(field -> all.add(List.of(field.name())));
        return all;
    }

    /** Whether another record names this one. */
    public boolean inUse(Row row) {
        Object key = row.get(dedupeFields().get(0).slot());
        return dependants.stream().anyMatch(each -> each.names(key));
    }
}
