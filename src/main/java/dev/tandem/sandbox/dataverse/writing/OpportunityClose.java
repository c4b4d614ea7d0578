package dev.tandem.sandbox.dataverse.writing;

import dev.tandem.sandbox.data.Ref;
import dev.tandem.sandbox.dataverse.platform.Platform;
import dev.tandem.sandbox.dataverse.protocol.Caller;
import dev.tandem.sandbox.dataverse.protocol.Refusal;
import dev.tandem.sandbox.dataverse.protocol.Replies;
import dev.tandem.sandbox.dataverse.protocol.Request;
import dev.tandem.sandbox.dataverse.query.Keys;
import dev.tandem.sandbox.dataverse.rows.Database;
import dev.tandem.sandbox.dataverse.rows.Row;
import dev.tandem.sandbox.dataverse.tables.Column;
import dev.tandem.sandbox.dataverse.tables.Table;
import dev.tandem.sandbox.http.Reply;
import dev.tandem.sandbox.http.Rights.Privilege;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The actions {@code WinOpportunity} and {@code LoseOpportunity} (Microsoft, "WinOpportunity Action"). They leave a row of
 * {@code opportunityclose}, completed until the opportunity is opened again, then canceled (Microsoft, "Opportunity Close
 * table reference", StateCode).
 */
final class OpportunityClose {

    private static final String CLOSE = "opportunityclose";
    private static final String OPPORTUNITY = "opportunity";
    private static final String LOOKUP = "opportunityid";
    private static final String STATE = "statecode";
    private static final String STATUS = "statuscode";
    private static final Set<String> PARAMETERS = Set.of("Status", "OpportunityClose");
    private static final int OPEN = 0;
    private static final int WON = 1;
    private static final int LOST = 2;
    private static final Map<String, Object> COMPLETED = Map.of(STATE, 1, STATUS, 2);
    private static final Map<String, Object> CANCELED = Map.of(STATE, 2, STATUS, 3);

    private final Platform platform;
    private final Database database;
    private final Writer writer;
    private final Lookups lookups;

    OpportunityClose(Platform platform, Writer writer) {
        this.platform = platform;
        this.database = platform.database();
        this.writer = writer;
        this.lookups = new Lookups(database);
    }

    /** Closes an open opportunity; the answer of success has no body. */
    Reply answer(Request request, boolean won, Parameters parameters) {
        parameters.only(won ? "WinOpportunity" : "LoseOpportunity", PARAMETERS);
        Table table = database.tables().get(CLOSE);
        Body body = Body.of(table, parameters.entity("OpportunityClose"));
        Map<Column, Object> close = new Validation(table).check(body.values(), true);
        close.putAll(lookups.values(table, body, Optional.empty()));
        Row opportunity = opportunity(table, close);
        platform.security().demand(request.caller(), Privilege.CREATE, table);
        platform.security().demand(request.caller(), Privilege.WRITE, opportunity);
        if (!Integer.valueOf(OPEN).equals(opportunity.value(STATE))) {
            throw new Refusal(400, "0x80040233", "The opportunity is already closed.");
        }
        int state = won ? WON : LOST;
        int status = States.status(opportunity.table(), opportunity.id(), state, parameters.number("Status"));
        Map<String, Object> changes = new HashMap<>(Map.of(STATE, state, STATUS, status));
        changes.putAll(outcome(opportunity, body, won));
        writer.set(opportunity, changes, request.caller());
        writer.add(table, id(table, body), row(close, state, status), request.caller());
        return Replies.empty(request, 204);
    }

    /** Cancels what closed an opportunity that was opened again. */
    void follow(Row before, Row after, Caller caller) {
        boolean opened = after.table().name().equals(OPPORTUNITY)
                && !Integer.valueOf(OPEN).equals(before.value(STATE))
                && Integer.valueOf(OPEN).equals(after.value(STATE));
        if (opened) {
            List<Row> closes = database.of(database.tables().get(CLOSE)).all().stream()
                    .filter(close -> Seeding.ref(after).equals(close.value(LOOKUP)))
                    .filter(close -> COMPLETED.get(STATE).equals(close.value(STATE)))
                    .toList();
            closes.forEach(close -> writer.set(close, CANCELED, caller));
        }
    }

    private Row opportunity(Table table, Map<Column, Object> close) {
        return Optional.ofNullable((Ref) close.get(table.column(LOOKUP).orElseThrow()))
                .flatMap(database::find)
                .orElseThrow(() -> new Refusal(400, "0x80040203", "The opportunity close names no opportunity."));
    }

    private UUID id(Table table, Body body) {
        Object key = body.values().get(table.column(table.key()).orElseThrow());
        UUID id = key == null ? UUID.randomUUID() : Keys.guid((String) key);
        if (database.of(table).find(id).isPresent()) {
            throw new Refusal(412, "0x80040237", "Cannot insert duplicate key.");
        }
        return id;
    }

    private Map<String, Object> row(Map<Column, Object> close, int state, int status) {
        Map<String, Object> row = new HashMap<>();
        row.put("actualend", platform.clock().instant().truncatedTo(ChronoUnit.SECONDS));
        close.forEach((column, value) -> row.put(column.name(), value));
        row.putAll(COMPLETED);
        row.put("opportunitystatecode", state);
        row.put("opportunitystatuscode", status);
        return row;
    }

    /** The revenue that was told, for a won opportunity else the estimated one, and the day. */
    private Map<String, Object> outcome(Row opportunity, Body close, boolean won) {
        Table table = opportunity.table();
        Table told = database.tables().get(CLOSE);
        Object revenue = told.column("actualrevenue").map(close.values()::get).orElse(null);
        Object end = told.column("actualend").map(close.values()::get).orElse(null);
        Map<Column, Object> given = new HashMap<>();
        Object value = revenue == null && won ? opportunity.value("estimatedvalue") : revenue;
        if (value != null) {
            table.column("actualvalue").ifPresent(column -> given.put(column, value));
        }
        Object day = end == null ? platform.clock().instant().toString() : end;
        table.column("actualclosedate").ifPresent(column -> given.put(column, day));
        Map<String, Object> outcome = new HashMap<>();
        new Validation(table).check(given, false).forEach((column, one) -> outcome.put(column.name(), one));
        return outcome;
    }
}
