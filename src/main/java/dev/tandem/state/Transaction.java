package dev.tandem.state;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * One transaction of the state: what is done in it becomes durable together or not at all. It belongs to one thread and
 * ends with the work it was given to.
 */
public final class Transaction {

    private final Connection connection;

    Transaction(Connection connection) {
        this.connection = connection;
    }

    /** Reads all rows of a query. */
    <T> List<T> select(Row.Reader<T> reader, String sql, Object... parameters) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, parameters);
            try (ResultSet result = statement.executeQuery()) {
                return readAll(result, reader);
            }
        } catch (SQLException e) {
            throw StateFailed.because(e);
        }
    }

    /** Reads the first row of a query, if it has one. */
    <T> Optional<T> selectFirst(Row.Reader<T> reader, String sql, Object... parameters) {
        return select(reader, sql, parameters).stream().findFirst();
    }

    /** Reads the one number that a query always has. */
    long selectNumber(String column, String sql, Object... parameters) {
        return selectFirst(row -> row.number(column), sql, parameters).orElseThrow();
    }

    /** Executes one change; the number of rows it touched. */
    int change(String sql, Object... parameters) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, parameters);
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw StateFailed.because(e);
        }
    }

    /** Executes one change for each item, as one JDBC batch. */
    <T> void changeEach(String sql, Collection<T> items, Function<T, Object[]> parameters) {
        if (items.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (T item : items) {
                bind(statement, parameters.apply(item));
                statement.addBatch();
            }
            statement.executeBatch();
        } catch (SQLException e) {
            throw StateFailed.because(e);
        }
    }

    /** Inserts one row; the number that the database gave it in the named column. */
    long insert(String generated, String sql, Object... parameters) {
        try (PreparedStatement statement = connection.prepareStatement(sql, new String[] {generated})) {
            bind(statement, parameters);
            statement.executeUpdate();
            try (ResultSet keys = statement.getGeneratedKeys()) {
                return readAll(keys, row -> row.number(generated)).get(0);
            }
        } catch (SQLException e) {
            throw StateFailed.because(e);
        }
    }

    private static <T> List<T> readAll(ResultSet result, Row.Reader<T> reader) throws SQLException {
        List<T> rows = new ArrayList<>();
        Row row = new Row(result);
        while (result.next()) {
            rows.add(reader.read(row));
        }
        return rows;
    }

    private void bind(PreparedStatement statement, Object... parameters) throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, asJdbc(parameters[i]));
        }
    }

    private Object asJdbc(Object parameter) throws SQLException {
        if (parameter instanceof Instant instant) {
            return instant.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
        }
        if (parameter instanceof Enum<?> constant) {
            return constant.name();
        }
        if (parameter instanceof ArrayParameter array) {
            return connection.createArrayOf(array.sqlType(), array.elements().toArray());
        }
        return parameter;
    }
}
