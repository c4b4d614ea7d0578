package dev.tandem.state;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** The current row of a result, read by column name. */
final class Row {

    private final ResultSet result;

    Row(ResultSet result) {
        this.result = result;
    }

    String text(String column) throws SQLException {
        return result.getString(column);
    }

    UUID uuid(String column) throws SQLException {
        return result.getObject(column, UUID.class);
    }

    long number(String column) throws SQLException {
        return result.getLong(column);
    }

    Long numberOrNull(String column) throws SQLException {
        return result.getObject(column, Long.class);
    }

    /** The numbers of an array, none of which is null. */
    List<Long> numbers(String column) throws SQLException {
        Array array = result.getArray(column);
        return Arrays.stream((Object[]) array.getArray()).map(Long.class::cast).toList();
    }

    boolean flag(String column) throws SQLException {
        return result.getBoolean(column);
    }

    Instant instant(String column) throws SQLException {
        OffsetDateTime time = result.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    <E extends Enum<E>> E constant(Class<E> type, String column) throws SQLException {
        String name = result.getString(column);
        return name == null ? null : Enum.valueOf(type, name);
    }

    /** Makes a value of one row. */
    @FunctionalInterface
    interface Reader<T> {
        T read(Row row) throws SQLException;
    }
}
