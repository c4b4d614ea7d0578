package dev.tandem.sandbox.marketo.lead;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.sandbox.marketo.store.ActivityContent.Attribute;
import dev.tandem.sandbox.marketo.store.ActivityContent.Detailed;
import dev.tandem.sandbox.marketo.store.ActivityType;
import dev.tandem.sandbox.marketo.store.Database;
import dev.tandem.sandbox.marketo.wire.Operation;
import dev.tandem.sandbox.marketo.wire.Request;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Push Lead: always an upsert, and one activity a person that tells program, source and reason, by which marketers
 * trigger campaigns (Marketo reference, section 6.9). The sandbox has no programs, so that any program is taken.
 */
final class PushLead implements Operation {

    private final Database database;
    private final LeadWriter writer;
    private final LeadOrders orders;

    PushLead(LeadOrders orders) {
        this.database = orders.database();
        this.writer = new LeadWriter(database);
        this.orders = orders;
    }

    @Override
    public void answer(Request request, JsonGenerator out) throws IOException {
        LeadOrder order = orders.of(request, Action.CREATE_OR_UPDATE, LeadOrder.Sight.ALL);
        List<Attribute> attributes = new ArrayList<>(2);
        request.textIfGiven("source").ifPresent(text -> attributes.add(new Attribute("", "Source", text)));
        request.textIfGiven("reason").ifPresent(text -> attributes.add(new Attribute("", "Reason", text)));
        Detailed told = new Detailed(0, request.text("programName", ""), List.copyOf(attributes));
        out.writeArrayFieldStart("result");
        for (JsonNode record : request.input()) {
            LeadWriter.Outcome outcome = writer.write(order, record);
            if (outcome instanceof LeadWriter.Done done) {
                database.activities().add(ActivityType.PUSH_LEAD.id(), done.id(), database.now(), order.author(), told);
            }
            outcome.write(out);
        }
        out.writeEndArray();
    }
}
