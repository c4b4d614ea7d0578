package dev.tandem.sandbox.marketo.lead;

import dev.tandem.sandbox.http.LeadPartitions;
import dev.tandem.sandbox.marketo.store.Authorship;
import dev.tandem.sandbox.marketo.store.Database;
import dev.tandem.sandbox.marketo.wire.Request;

/**
 * Reads what all records of a call share that writes persons.
 *
 * @param authorship whom activities name as their author
 * @param partitions the partitions that a call may name
 */
record LeadOrders(Database database, Authorship authorship, LeadPartitions partitions) {

    /** The order of a call with the members {@code lookupField} and {@code partitionName}, which it may leave out. */
    LeadOrder of(Request request, Action action, LeadOrder.Sight sight) {
        return new LeadOrder(
                action,
                database.persons().schema().requireSearchable(request.text("lookupField", "email")),
                authorship.of(request),
                request.office(),
                LeadOrder.partition(partitions, request.textIfGiven("partitionName")),
                sight);
    }
}
