package dev.tandem.sandbox.marketo.lead;

import dev.tandem.sandbox.http.LeadPartitions;
import dev.tandem.sandbox.marketo.store.Authorship;
import dev.tandem.sandbox.marketo.store.Database;
import dev.tandem.sandbox.marketo.wire.Routes;

/** The operations on persons, by path. */
public final class LeadOperations {

    private LeadOperations() {}

    /** Adds them to the table. */
    public static void addTo(Routes routes, Database database, Authorship authorship, LeadPartitions partitions) {
        DescribeLeads describe = new DescribeLeads(database.persons().schema());
        ReadLeads read = new ReadLeads(database);
        LeadOrders orders = new LeadOrders(database, authorship, partitions);
        routes.add("GET", "/rest/v1/leads/describe.json", "Describe Lead", (request, out) -> describe.describe(out));
        routes.add("GET", "/rest/v1/leads/describe2.json", "Describe Lead2", (request, out) -> describe.describe2(out));
        routes.add("GET", "/rest/v1/lead/{id}.json", "Get Lead by Id", read::byId);
        routes.add("GET", "/rest/v1/leads.json", "Get Leads by Filter Type", read::byFilter);
        routes.add("POST", "/rest/v1/leads.json", "Sync Leads", new SyncLeads(orders));
        routes.add("POST", "/rest/v1/leads/delete.json", "Delete Leads", new DeleteLeads(database, authorship));
        routes.add("POST", "/rest/v1/leads/{leadId}/merge.json", "Merge Leads", new MergeLeads(database, authorship));
        routes.add("POST", "/rest/v1/leads/push.json", "Push Lead to Marketo", new PushLead(orders));
        routes.add("POST", "/rest/v1/leads/{leadId}/associate.json", "Associate Lead", new AssociateLead(database));
        Partitions moves = new Partitions(database, authorship, partitions);
        String path = "/rest/v1/leads/partitions.json";
        routes.add("GET", path, "Get Lead Partitions", (request, out) -> moves.list(out));
        routes.add("POST", path, "Update Lead Partition", moves::move);
    }
}
