package dev.tandem.sandbox.marketo.lead;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.sandbox.marketo.store.Database;
import dev.tandem.sandbox.marketo.wire.OpenPoint;
import dev.tandem.sandbox.marketo.wire.Operation;
import dev.tandem.sandbox.marketo.wire.Request;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;

/**
 * Sync Leads: creates and updates persons. Every record succeeds or is skipped by itself; the same key twice in one
 * call is worked off in sequence by default.
 */
final class SyncLeads implements Operation {

    private final Database database;
    private final LeadWriter writer;
    private final LeadOrders orders;

    SyncLeads(LeadOrders orders) {
        this.database = orders.database();
        this.writer = new LeadWriter(database);
        this.orders = orders;
    }

    @Override
    public void answer(Request request, JsonGenerator out) throws IOException {
        Set<Integer> own = new HashSet<>();
        LeadOrder order = orders.of(request, Action.of(request), sight(request, own));
        JsonNode input = request.input();
        // Adobe documents no answer of an asynchronous call but that it comes at once
        boolean silent = request.body().path("asyncProcessing").asBoolean()
                && database.behaves(OpenPoint.ASYNCHRONOUS_ANSWER, "empty");
        out.writeArrayFieldStart("result");
        for (JsonNode record : input) {
            LeadWriter.Outcome outcome = writer.write(order, record);
            if (outcome instanceof LeadWriter.Done done && done.created()) {
                own.add(done.id());
            }
            if (!silent) {
                outcome.write(out);
            }
        }
        out.writeEndArray();
    }

    /**
     * Which persons the records of a call see.
     *
     * @param own the persons that the call has created
     */
    private LeadOrder.Sight sight(Request request, Set<Integer> own) {
        boolean races = database.behaves(OpenPoint.OVERLAPPING_UPSERTS, "race");
        boolean apart = database.behaves(OpenPoint.REPEATED_KEY, "unseen");
        if (!races && !apart) {
            return LeadOrder.Sight.ALL;
        }
        return person -> own.contains(person.id()) ? !apart : !races || person.id() <= request.seenPersons();
    }
}
