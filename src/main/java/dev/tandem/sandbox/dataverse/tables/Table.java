package dev.tandem.sandbox.dataverse.tables;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** One table: its names, its columns and the ways to other tables. Its columns may be changed by a customizer. */
public final class Table {

    private final Identity identity;
    private final int width;
    private volatile View view;
    private volatile List<List<String>> alternateKeys;
    private volatile boolean tracksChanges;
    private final Map<String, Navigation> navigations;
    private final Map<String, Collection> collections;

    /**
     * What a table is called and what it offers.
     *
     * @param name the logical name
     * @param set the entity set; empty for a table that cannot be addressed
     * @param schemaName the schema name
     * @param label the display name
     * @param pluralLabel the display name of many
     * @param objectTypeCode the number of the table
     * @param key the primary key column
     * @param edmKey the key that {@code $metadata} declares; {@code ownerid} for users and teams
     * @param primaryName the primary name column; empty when there is none
     * @param ownership {@code UserOwned}, {@code OrganizationOwned}, {@code BusinessOwned} or {@code None}
     * @param changeTracking whether the table comes with change tracking enabled
     * @param custom whether a customizer made it
     * @param alternateKeys the columns of each alternate key that the table comes with
     */
    public record Identity(
            String name,
            String set,
            String schemaName,
            String label,
            String pluralLabel,
            int objectTypeCode,
            String key,
            String edmKey,
            String primaryName,
            String ownership,
            boolean changeTracking,
            boolean custom,
            List<List<String>> alternateKeys) {}

    /** The columns as they are now. */
    private record View(List<Column> columns, Map<String, Column> byName, Map<String, Column> byProperty) {

        static View of(List<Column> columns) {
            return new View(
                    List.copyOf(columns),
                    columns.stream().collect(Collectors.toUnmodifiableMap(Column::name, column -> column)),
                    columns.stream().collect(Collectors.toUnmodifiableMap(Column::property, column -> column)));
        }
    }

    /** A table of these columns; their indexes must count from 0 in this order. */
    public Table(Identity identity, List<Column> columns, List<Collection> collections) {
        this.identity = identity;
        this.width = columns.size();
        this.view = View.of(columns);
        this.alternateKeys = identity.alternateKeys();
        this.tracksChanges = identity.changeTracking();
        this.navigations = columns.stream()
                .flatMap(column -> column.navigations().stream())
                .collect(Collectors.toMap(Navigation::name, each -> each, (one, two) -> one, LinkedHashMap::new));
        this.collections = collections.stream()
                .collect(Collectors.toMap(Collection::name, each -> each, (one, two) -> one, LinkedHashMap::new));
    }

    /** The names and abilities. */
    public Identity identity() {
        return identity;
    }

    /** The logical name. */
    public String name() {
        return identity.name();
    }

    /** The entity set. */
    public String set() {
        return identity.set();
    }

    /** The name of the primary key column. */
    public String key() {
        return identity.key();
    }

    /** All columns, in the order of their index. */
    public List<Column> columns() {
        return view.columns();
    }

    /** How many values a row has, those of dropped columns included. */
    public int width() {
        return width;
    }

    /** Gives the table other columns; their indexes lie below its width. */
    void become(List<Column> columns) {
        view = View.of(columns);
    }

    /** Whether change tracking is enabled now. */
    public boolean tracksChanges() {
        return tracksChanges;
    }

    /** Switches change tracking. */
    void track(boolean changes) {
        tracksChanges = changes;
    }

    /** The columns of each alternate key. */
    public List<List<String>> alternateKeys() {
        return alternateKeys;
    }

    /** Gives the table other alternate keys. */
    void identifyBy(List<List<String>> keys) {
        alternateKeys = List.copyOf(keys);
    }

    /** The column of this logical name. */
    public Optional<Column> column(String name) {
        return Optional.ofNullable(view.byName().get(name));
    }

    /** The column whose value travels under this property name. */
    public Optional<Column> property(String property) {
        return Optional.ofNullable(view.byProperty().get(property));
    }

    /** The single-valued navigation property of this name. */
    public Optional<Navigation> navigation(String name) {
        return Optional.ofNullable(navigations.get(name));
    }

    /** All single-valued navigation properties. */
    public java.util.Collection<Navigation> navigations() {
        return navigations.values();
    }

    /** The collection of this name. */
    public Optional<Collection> collection(String name) {
        return Optional.ofNullable(collections.get(name));
    }

    /** All collections. */
    public java.util.Collection<Collection> collections() {
        return collections.values();
    }

    /** Whether rows belong to a user or a team. */
    public boolean isUserOwned() {
        return identity.ownership().equals("UserOwned");
    }

    /** Whether the column repeats the row's id: the primary key, and {@code ownerid} of users and teams. */
    public boolean isKey(Column column) {
        return column.name().equals(identity.key()) || column.name().equals(identity.edmKey());
    }

    @Override
    public String toString() {
        return identity.name();
    }
}
