package dev.tandem.sandbox.dataverse.writing;

import dev.tandem.sandbox.dataverse.platform.Platform;
import dev.tandem.sandbox.dataverse.protocol.OpenPoint;
import dev.tandem.sandbox.dataverse.protocol.Refusal;
import dev.tandem.sandbox.dataverse.rows.Row;
import dev.tandem.sandbox.dataverse.tables.Column;
import dev.tandem.sandbox.dataverse.tables.Option;
import dev.tandem.sandbox.dataverse.tables.Table;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** State and status: which pairs are possible, and which changes. */
final class States {

    private States() {}

    /**
     * Completes and checks the pair that a write gives.
     *
     * @param present the state the row has; 0 for a new row
     */
    static void complete(Table table, UUID id, Map<Column, Object> values, int present, boolean creating) {
        Optional<Column> statecode = table.column("statecode");
        Optional<Column> statuscode = table.column("statuscode");
        if (statecode.isEmpty() || statuscode.isEmpty()) {
            return;
        }
        Integer state = (Integer) values.get(statecode.get());
        Integer status = (Integer) values.get(statuscode.get());
        if (state == null && status == null) {
            return;
        }
        int wanted = creating || state == null ? present : state;
        if (creating && state != null && state != present) {
            throw impossible(table, id, statecode.get(), status == null ? state : status, present);
        }
        if (status == null) {
            values.put(statuscode.get(), Defaults.status(statecode.get(), wanted));
        } else if (statuscode.get().option(status).orElseThrow().state().orElseThrow() != wanted) {
            throw impossible(table, id, statecode.get(), status, wanted);
        }
        if (table.name().equals("opportunity") && wanted != present && wanted != 0) {
            throw new Refusal(
                    400, "0x80100005", "This message can not be used to set the state of opportunity to Won or Lost.");
        }
    }

    /** Refuses a change of the state that names no status, if the organization does not choose one by itself. */
    static void checkAlone(Platform platform, Row row, Map<Column, Object> values) {
        Optional<Column> statecode = row.table().column("statecode");
        Object state = statecode.map(values::get).orElse(null);
        boolean alone = state != null
                && !state.equals(row.value("statecode"))
                && row.table().column("statuscode").filter(values::containsKey).isEmpty();
        if (alone && platform.is(OpenPoint.STATE_ALONE, "refused")) {
            throw impossible(
                    row.table(), row.id(), statecode.orElseThrow(), (Integer) row.value("statuscode"), (Integer) state);
        }
    }

    /** The status that an action asks for with a state; -1 is the default one. */
    static int status(Table table, UUID id, int state, int asked) {
        Column statecode = table.column("statecode").orElseThrow();
        if (asked == -1) {
            return Defaults.status(statecode, state);
        }
        boolean suits = table.column("statuscode")
                .flatMap(column -> column.option(asked))
                .filter(option -> option.state().orElseThrow() == state)
                .isPresent();
        if (!suits) {
            throw impossible(table, id, statecode, asked, state);
        }
        return asked;
    }

    private static Refusal impossible(Table table, UUID id, Column statecode, int status, int state) {
        String label = statecode.option(state).map(Option::label).orElse("?");
        return new Refusal(
                400,
                "0x80048408",
                status + " is not a valid status code for state code "
                        + table.identity().schemaName() + "State." + label + " on " + table + " with Id " + id + ".");
    }
}
