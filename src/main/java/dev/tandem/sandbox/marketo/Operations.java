package dev.tandem.sandbox.marketo;

import dev.tandem.sandbox.http.Subscription;
import dev.tandem.sandbox.marketo.access.Usage;
import dev.tandem.sandbox.marketo.bulk.ExtractOperations;
import dev.tandem.sandbox.marketo.bulk.ImportOperations;
import dev.tandem.sandbox.marketo.campaign.CampaignOperations;
import dev.tandem.sandbox.marketo.customactivity.CustomActivityOperations;
import dev.tandem.sandbox.marketo.customobject.CustomObjectOperations;
import dev.tandem.sandbox.marketo.feed.FeedOperations;
import dev.tandem.sandbox.marketo.field.FieldOperations;
import dev.tandem.sandbox.marketo.lead.LeadOperations;
import dev.tandem.sandbox.marketo.list.ListOperations;
import dev.tandem.sandbox.marketo.object.ObjectOperations;
import dev.tandem.sandbox.marketo.store.Authorship;
import dev.tandem.sandbox.marketo.store.Database;
import dev.tandem.sandbox.marketo.wire.NotBuilt;
import dev.tandem.sandbox.marketo.wire.Routes;

/** Every operation of Marketo that the sandbox has, by path; the others by name. */
final class Operations {

    private Operations() {}

    /** All operations on these data. */
    static Routes of(SubscriptionData data, Subscription subscription, Usage usage) {
        Routes routes = new Routes();
        Database database = data.database();
        Authorship authorship =
                new Authorship(() -> subscription.changeFeed().oddities().authorshipTold());
        LeadOperations.addTo(routes, database, authorship, subscription.partitions());
        ImportOperations.addTo(routes, data.imports(), authorship, subscription.partitions());
        ExtractOperations.addTo(routes, data.extracts());
        CampaignOperations.addTo(routes, database, subscription.campaigns(), authorship);
        ListOperations.addTo(routes, database, authorship);
        FieldOperations.addTo(routes, database);
        ObjectOperations.addTo(routes, database, authorship, subscription.nativeCrm());
        CustomObjectOperations.addTo(routes, data.customObjects(), authorship);
        CustomActivityOperations.addTo(routes, data.customActivities(), authorship);
        FeedOperations.addTo(routes, database, subscription.changeFeed(), data.customActivities()::writeCatalogue);
        usage.addTo(routes);
        NotBuilt.addTo(routes);
        return routes;
    }
}
