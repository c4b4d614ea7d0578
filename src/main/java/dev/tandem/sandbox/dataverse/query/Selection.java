package dev.tandem.sandbox.dataverse.query;

import dev.tandem.sandbox.dataverse.tables.Column;
import dev.tandem.sandbox.dataverse.tables.ColumnType;
import dev.tandem.sandbox.dataverse.tables.Table;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Which columns are shown: the selected ones, the key always, the currency with an amount, and the composite address
 * with any part of an address.
 */
public final class Selection {

    private Selection() {}

    /** The columns for these selected properties; all of them when nothing was selected. */
    public static List<Column> columns(Table table, List<String> selected) {
        if (selected.isEmpty()) {
            return table.columns();
        }
        Set<Column> columns = new LinkedHashSet<>();
        for (String name : selected) {
            table.property(name).ifPresent(columns::add);
        }
        for (Column column : List.copyOf(columns)) {
            if (column.type() == ColumnType.MONEY) {
                table.column("transactioncurrencyid").ifPresent(columns::add);
            } else if (column.name().matches("address\\d_.*")) {
                table.column(column.name().substring(0, 8) + "_composite").ifPresent(columns::add);
            }
        }
        table.columns().stream().filter(table::isKey).forEach(columns::add);
        return new ArrayList<>(columns);
    }
}
