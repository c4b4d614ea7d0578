package dev.tandem.sandbox.dataverse.events;

import dev.tandem.sandbox.data.Ref;
import dev.tandem.sandbox.dataverse.rows.Database;
import dev.tandem.sandbox.dataverse.rows.Row;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A registered step that a webhook waits for (Microsoft, "Register a webhook"): rows of {@code sdkmessageprocessingstep}
 * and {@code serviceendpoint}.
 *
 * @param step the step
 * @param endpoint where it sends to
 * @param message the message it waits for
 * @param table the table it waits for; empty for all
 * @param columns the columns of which one must change in an update; empty for any
 */
record Subscription(Row step, Row endpoint, String message, String table, Set<String> columns) {

    private static final int WEBHOOK = 8;
    private static final int ASYNCHRONOUS = 1;

    /** All enabled asynchronous steps that lead to webhooks. */
    static List<Subscription> all(Database database) {
        return database.of(database.tables().get("sdkmessageprocessingstep")).all().stream()
                .filter(step -> Integer.valueOf(0).equals(step.value("statecode")))
                .filter(step -> Integer.valueOf(ASYNCHRONOUS).equals(step.value("mode")))
                .flatMap(step -> of(database, step).stream())
                .toList();
    }

    private static Optional<Subscription> of(Database database, Row step) {
        Optional<Row> endpoint = behind(database, step, "eventhandler")
                .filter(row -> Integer.valueOf(WEBHOOK).equals(row.value("contract")))
                .filter(row -> row.value("url") != null);
        Optional<Row> filter = behind(database, step, "sdkmessagefilterid");
        Optional<Row> message = filter.flatMap(row -> behind(database, row, "sdkmessageid"))
                .or(() -> behind(database, step, "sdkmessageid"));
        return endpoint.flatMap(target -> message.map(row -> new Subscription(
                step,
                target,
                (String) row.value("name"),
                filter.map(one -> (String) one.value("primaryobjecttypecode")).orElse(""),
                columns((String) step.value("filteringattributes")))));
    }

    private static Optional<Row> behind(Database database, Row row, String lookup) {
        return row.value(lookup) instanceof Ref ref ? database.find(ref) : Optional.empty();
    }

    private static Set<String> columns(String list) {
        return list == null
                ? Set.of()
                : Arrays.stream(list.split(",", -1))
                        .map(String::trim)
                        .filter(name -> !name.isEmpty())
                        .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether it waits for what was done. */
    boolean concerns(Event event) {
        return message.equals(event.message())
                && (table.isEmpty() || table.equals(event.row().table().name()))
                && (columns.isEmpty()
                        || !event.message().equals("Update")
                        || event.changed().stream().anyMatch(column -> columns.contains(column.name())));
    }
}
