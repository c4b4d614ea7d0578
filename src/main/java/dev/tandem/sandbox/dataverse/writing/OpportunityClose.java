package dev.tandem.sandbox.dataverse.writing;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.sandbox.data.Ref;
import dev.tandem.sandbox.dataverse.platform.Platform;
import dev.tandem.sandbox.dataverse.protocol.Refusal;
import dev.tandem.sandbox.dataverse.protocol.Replies;
import dev.tandem.sandbox.dataverse.protocol.Request;
import dev.tandem.sandbox.dataverse.rows.Database;
import dev.tandem.sandbox.dataverse.rows.Row;
import dev.tandem.sandbox.dataverse.tables.Column;
import dev.tandem.sandbox.dataverse.tables.Table;
import dev.tandem.sandbox.http.Reply;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * The actions {@code WinOpportunity} and {@code LoseOpportunity} (Microsoft, "WinOpportunity Action"). The sandbox has no
 * table of activities, so the opportunity close itself leaves no row; its revenue and date stay on the opportunity.
 */
final class OpportunityClose {

    private static final Set<String> PARAMETERS = Set.of("Status", "OpportunityClose");
    private static final Set<String> MEMBERS =
            Set.of("@odata.type", "opportunityid@odata.bind", "subject", "description", "actualrevenue", "actualend");
    private static final int OPEN = 0;
    private static final int WON = 1;
    private static final int LOST = 2;

    private final Database database;
    private final Writer writer;
    private final Lookups lookups;
    private final Clock clock;

    OpportunityClose(Platform platform, Writer writer) {
        this.database = platform.database();
        this.writer = writer;
        this.lookups = new Lookups(database);
        this.clock = platform.clock();
    }

    /** Closes an open opportunity; the answer of success has no body. */
    Reply answer(Request request, boolean won, Parameters parameters) {
        parameters.only(won ? "WinOpportunity" : "LoseOpportunity", PARAMETERS);
        JsonNode close = parameters.entity("OpportunityClose");
        close.fieldNames().forEachRemaining(name -> {
            if (!MEMBERS.contains(name)) {
                throw Refusal.unknownProperty(name, "opportunityclose");
            }
        });
        Row opportunity = opportunity(close);
        if (!Integer.valueOf(OPEN).equals(opportunity.value("statecode"))) {
            throw new Refusal(400, "0x80040233", "The opportunity is already closed.");
        }
        int state = won ? WON : LOST;
        Map<String, Object> changes = new HashMap<>();
        changes.put("statecode", state);
        changes.put(
                "statuscode", States.status(opportunity.table(), opportunity.id(), state, parameters.number("Status")));
        changes.putAll(outcome(opportunity, close, won));
        writer.set(opportunity, changes, request.caller());
        return Replies.empty(request, 204);
    }

    private Row opportunity(JsonNode close) {
        JsonNode address = close.path("opportunityid@odata.bind");
        if (!address.isTextual()) {
            throw new Refusal(400, "0x80040203", "The opportunity close names no opportunity.");
        }
        Ref ref = lookups.ref(address.asText());
        if (!ref.table().equals("opportunity")) {
            throw Refusal.payload("A row of '" + ref.table() + "' does not suit 'opportunityid'.");
        }
        return database.find(ref).orElseThrow();
    }

    /** The revenue that was told, for a won opportunity else the estimated one, and the day. */
    private Map<String, Object> outcome(Row opportunity, JsonNode close, boolean won) {
        Table table = opportunity.table();
        Map<Column, Object> given = new HashMap<>();
        table.column("actualvalue").ifPresent(column -> {
            Object revenue = close.path("actualrevenue").isNumber()
                    ? new BigDecimal(close.path("actualrevenue").asText())
                    : won ? opportunity.value("estimatedvalue") : null;
            if (revenue != null) {
                given.put(column, revenue);
            }
        });
        table.column("actualclosedate")
                .ifPresent(column -> given.put(
                        column,
                        close.path("actualend").isTextual()
                                ? close.path("actualend").asText()
                                : clock.instant().toString()));
        Map<String, Object> outcome = new HashMap<>();
        new Validation(table).check(given, false).forEach((column, value) -> outcome.put(column.name(), value));
        return outcome;
    }
}
