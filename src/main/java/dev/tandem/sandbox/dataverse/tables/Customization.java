package dev.tandem.sandbox.dataverse.tables;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a customizer changes about the columns that the sandbox comes with. Whoever uses it holds the database's write
 * lock.
 */
public final class Customization {

    /** Types that the server gives no meaning of its own. */
    private static final Set<ColumnType> DROPPABLE = Set.of(
            ColumnType.STRING,
            ColumnType.MEMO,
            ColumnType.INTEGER,
            ColumnType.DECIMAL,
            ColumnType.DOUBLE,
            ColumnType.MONEY,
            ColumnType.BOOLEAN,
            ColumnType.PICKLIST,
            ColumnType.MULTI_SELECT_PICKLIST,
            ColumnType.DATE_TIME);

    /** Dataverse's limits: keys of a table, columns of a key. */
    private static final int MOST_KEYS = 10;

    private static final int MOST_KEY_COLUMNS = 16;

    private final Tables tables;
    private final Map<Table, List<Column>> original = new LinkedHashMap<>();
    private final Set<String> dropped = new TreeSet<>();

    Customization(Tables tables) {
        this.tables = tables;
    }

    /** The dropped columns as {@code table.column}. */
    public Set<String> dropped() {
        return Set.copyOf(dropped);
    }

    /**
     * Takes a column out of its table.
     *
     * @throws IllegalArgumentException if there is no such column, or one without which the server could not work
     */
    public Column drop(String tableName, String columnName) {
        Table table = table(tableName);
        Column column = column(table, columnName);
        if (!DROPPABLE.contains(column.type())
                || column.isSystemRequired()
                || column.name().equals(table.identity().primaryName())) {
            throw new IllegalArgumentException(
                    "The column " + columnName + " of " + tableName + " belongs to the system and cannot be dropped.");
        }
        List<Column> left = new ArrayList<>(table.columns());
        left.remove(column);
        become(table, left);
        dropped.add(tableName + "." + columnName);
        return column;
    }

    /**
     * Makes a dropped column anew.
     *
     * @throws IllegalArgumentException if no such column was dropped
     */
    public void add(String tableName, String columnName) {
        Table table = table(tableName);
        if (!dropped.remove(tableName + "." + columnName)) {
            throw new IllegalArgumentException("No column " + columnName + " of " + tableName + " was dropped.");
        }
        Column column = original.get(table).stream()
                .filter(one -> one.name().equals(columnName))
                .findFirst()
                .orElseThrow();
        List<Column> more = new ArrayList<>(table.columns());
        more.add(column);
        more.sort(Comparator.comparingInt(Column::index));
        become(table, more);
    }

    /**
     * Takes an option out of a column; rows keep its number.
     *
     * @throws IllegalArgumentException if there is no such column or option
     */
    public void dropOption(String tableName, String columnName, int value) {
        Table table = table(tableName);
        Column column = column(table, columnName);
        if (column.option(value).isEmpty()) {
            throw new IllegalArgumentException("The column " + columnName + " has no option " + value + ".");
        }
        replace(
                table,
                column.withOptions(column.options().stream()
                        .filter(option -> option.value() != value)
                        .toList()));
    }

    /**
     * Gives a column of options another one.
     *
     * @throws IllegalArgumentException if there is no such column, or the option is there already
     */
    public void addOption(String tableName, String columnName, int value, String label) {
        Table table = table(tableName);
        Column column = column(table, columnName);
        boolean takesOptions =
                column.type() == ColumnType.PICKLIST || column.type() == ColumnType.MULTI_SELECT_PICKLIST;
        if (!takesOptions || column.option(value).isPresent()) {
            throw new IllegalArgumentException("The column " + columnName + " cannot get an option " + value + ".");
        }
        List<Option> options = new ArrayList<>(column.options());
        options.add(new Option(value, label, OptionalInt.empty(), OptionalInt.empty()));
        replace(table, column.withOptions(options));
    }

    /**
     * Puts a column under column security, or takes it out.
     *
     * @throws IllegalArgumentException if there is no such column
     */
    public void secure(String tableName, String columnName, ColumnSecurity security) {
        Table table = table(tableName);
        replace(table, column(table, columnName).withSecurity(security));
    }

    /**
     * Switches change tracking of a table on, or off as before it was ever switched on.
     *
     * @throws IllegalArgumentException if there is no such table
     */
    public void track(String tableName, boolean tracked) {
        table(tableName).track(tracked);
    }

    /**
     * Defines an alternate key, whose index is ready at once.
     *
     * @throws IllegalArgumentException if there is no such column, the key exists or the table has ten already
     */
    public void addKey(String tableName, List<String> columnNames) {
        Table table = table(tableName);
        columnNames.forEach(name -> column(table, name));
        List<List<String>> keys = new ArrayList<>(table.alternateKeys());
        boolean known = keys.stream().anyMatch(key -> Set.copyOf(key).equals(Set.copyOf(columnNames)));
        if (known || columnNames.isEmpty() || columnNames.size() > MOST_KEY_COLUMNS || keys.size() == MOST_KEYS) {
            throw new IllegalArgumentException("The table " + tableName + " cannot get this key.");
        }
        keys.add(List.copyOf(columnNames));
        table.identifyBy(keys);
    }

    /** What of a table differs from how it comes: switched change tracking, more keys, secured columns. */
    public record Setup(boolean tracked, List<List<String>> keys, Map<String, ColumnSecurity> secured) {}

    /** How a table is set up now. */
    public Setup setup(Table table) {
        Map<String, ColumnSecurity> secured = new LinkedHashMap<>();
        table.columns().stream()
                .filter(column -> column.security().isSecured())
                .forEach(column -> secured.put(column.name(), column.security()));
        return new Setup(table.tracksChanges(), table.alternateKeys(), secured);
    }

    /** Sets a table up in this way. */
    public void setup(Table table, Setup setup) {
        table.track(setup.tracked());
        table.identifyBy(setup.keys());
        setup.secured().forEach((column, security) -> secure(table.name(), column, security));
    }

    /** Takes everything back. */
    public void undo() {
        original.forEach(tables::become);
        tables.all().forEach(table -> table.identifyBy(table.identity().alternateKeys()));
        tables.all().forEach(table -> table.track(table.identity().changeTracking()));
        original.clear();
        dropped.clear();
    }

    private void replace(Table table, Column column) {
        become(
                table,
                table.columns().stream()
                        .map(one -> one.name().equals(column.name()) ? column : one)
                        .toList());
    }

    private void become(Table table, List<Column> columns) {
        original.putIfAbsent(table, table.columns());
        tables.become(table, columns);
    }

    /**
     * The table of this logical name.
     *
     * @throws IllegalArgumentException with a sentence if there is none
     */
    public Table table(String name) {
        return tables.find(name).orElseThrow(() -> new IllegalArgumentException("There is no table " + name + "."));
    }

    private static Column column(Table table, String name) {
        Optional<Column> column = table.column(name);
        return column.orElseThrow(
                () -> new IllegalArgumentException("The table " + table.name() + " has no column " + name + "."));
    }
}
