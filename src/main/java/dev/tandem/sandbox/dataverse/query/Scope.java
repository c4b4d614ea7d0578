package dev.tandem.sandbox.dataverse.query;

import dev.tandem.sandbox.dataverse.rows.Row;

/**
 * The row a condition is about, and around it the rows that enclosing {@code any} and {@code all} bound to variables.
 *
 * @param variable the name of the variable; empty for the outermost row
 * @param outer the enclosing scope; null for the outermost
 */
record Scope(Row row, String variable, Scope outer) {

    static Scope of(Row row) {
        return new Scope(row, "", null);
    }

    Scope inner(String name, Row bound) {
        return new Scope(bound, name, this);
    }

    Row bound(String name) {
        Scope scope = this;
        while (scope.outer != null && !scope.variable.equals(name)) {
            scope = scope.outer;
        }
        return scope.row;
    }
}
