package dev.tandem.sandbox.marketo.lead;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tandem.sandbox.marketo.store.Authorship;
import dev.tandem.sandbox.marketo.store.Database;
import dev.tandem.sandbox.marketo.store.Row;
import dev.tandem.sandbox.marketo.wire.ErrorCode;
import dev.tandem.sandbox.marketo.wire.Operation;
import dev.tandem.sandbox.marketo.wire.Parameters;
import dev.tandem.sandbox.marketo.wire.Refusal;
import dev.tandem.sandbox.marketo.wire.Request;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Merge Leads: the winner in the path, the losers in the query. All of them must exist (1004) and differ (1003);
 * merging in the CRM too needs a native Salesforce sync, which this subscription has not (703).
 */
final class MergeLeads implements Operation {

    private static final int LOSERS = 300;

    private final Database database;
    private final Authorship authorship;

    MergeLeads(Database database, Authorship authorship) {
        this.database = database;
        this.authorship = authorship;
    }

    /** Merges; the answer of success is an envelope without result. */
    @Override
    public void answer(Request request, JsonGenerator out) {
        Row winner = person(request.variables().get("leadId"));
        Set<Row> losers = new LinkedHashSet<>();
        losers(request.parameters()).forEach(id -> losers.add(person(id)));
        if (losers.contains(winner)) {
            throw new Refusal(ErrorCode.INVALID_DATA, "A lead cannot be merged into itself");
        }
        if (request.parameters()
                .find("mergeInCRM")
                .filter(Boolean::parseBoolean)
                .isPresent()) {
            throw new Refusal(ErrorCode.FEATURE_OFF, "Merging in the CRM needs a native Salesforce sync");
        }
        database.mergePersons(winner, List.copyOf(losers), authorship.of(request));
    }

    private static List<String> losers(Parameters parameters) {
        return parameters.requireList(parameters.find("leadIds").isPresent() ? "leadIds" : "leadId", LOSERS);
    }

    private Row person(String id) {
        return database.persons()
                .table()
                .byId(Parameters.integer("leadId", id))
                .orElseThrow(() -> new Refusal(ErrorCode.LEAD_NOT_FOUND, "Lead '" + id + "' not found"));
    }
}
