package dev.tandem.sandbox.dataverse.query;

import dev.tandem.sandbox.dataverse.rows.Row;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** One part of a condition or order, ready to be worked out for a row. */
public final class Term {

    private final Function<Scope, Object> value;
    private final boolean isKey;
    private final Optional<Set<UUID>> keys;

    private final Object literal;

    private Term(Function<Scope, Object> value, boolean isKey, Optional<Set<UUID>> keys, Object literal) {
        this.value = value;
        this.isKey = isKey;
        this.keys = keys;
        this.literal = literal;
    }

    static Term of(Function<Scope, Object> value) {
        return new Term(value, false, Optional.empty(), null);
    }

    static Term constant(Object constant) {
        return new Term(scope -> constant, false, Optional.empty(), constant);
    }

    /** The primary key of the outermost row. */
    static Term key() {
        return new Term(scope -> scope.row().id(), true, Optional.empty(), null);
    }

    /** A condition that only rows of these keys can meet, if there is such a bound. */
    static Term within(Function<Scope, Object> condition, Optional<Set<UUID>> keys) {
        return new Term(condition, false, keys, null);
    }

    Object in(Scope scope) {
        return value.apply(scope);
    }

    /** The value of a literal; null for any other term and for the literal null. */
    Object literal() {
        return literal;
    }

    boolean isKey() {
        return isKey;
    }

    /** The only keys whose rows can meet the condition, where the condition says so. */
    public Optional<Set<UUID>> keys() {
        return keys;
    }

    /** The value for a row; null for nothing. */
    public Object value(Row row) {
        return value.apply(Scope.of(row));
    }

    /** Whether a row meets the condition. */
    public boolean holds(Row row) {
        return Boolean.TRUE.equals(value(row));
    }
}
