package dev.tandem.sandbox.marketo.store;

import java.util.List;

/**
 * A kind of record other than persons, with what makes it differ from the other kinds.
 *
 * @param name the name in describe
 * @param path the collection in paths
 * @param plural the word in the names of its operations
 * @param description the text in describe
 * @param table the records
 * @param key the REST name of the external key
 * @param shownByDefault the fields of an answer that names none; empty for all that have a value
 * @param links the fields that name other records
 * @param dependants the fields that name these records
 */
public record ObjectType(
        String name,
        String path,
        String plural,
        String description,
        Table table,
        String key,
        List<String> shownByDefault,
        List<Link> links,
        List<Dependant> dependants) {

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

    /** The external key's field. */
    public Field keyField() {
        return table.schema().require(key);
    }

    /** Whether another record names the record with this key. */
    public boolean inUse(Object keyValue) {
        return dependants.stream().anyMatch(each -> each.names(keyValue));
    }
}
