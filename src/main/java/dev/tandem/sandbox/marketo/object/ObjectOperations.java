package dev.tandem.sandbox.marketo.object;

import dev.tandem.sandbox.marketo.store.Authorship;
import dev.tandem.sandbox.marketo.store.Database;
import dev.tandem.sandbox.marketo.store.ObjectType;
import dev.tandem.sandbox.marketo.wire.Routes;
import java.util.List;

/** The operations that all keyed objects share, by path. */
public final class ObjectOperations {

    private ObjectOperations() {}

    /** Adds those of companies and of sales persons to the table. */
    public static void addTo(Routes routes, Database database, Authorship authorship) {
        for (ObjectType type : List.of(database.companies(), database.salesPersons())) {
            String path = "/rest/v1/" + type.path();
            DescribeObject describe = new DescribeObject(type);
            ReadObjects read = new ReadObjects(type);
            routes.add(
                    "GET", path + "/describe.json", "Describe " + type.plural(), (request, out) -> describe.write(out));
            routes.add("GET", path + ".json", "Get " + type.plural(), read);
            routes.add("POST", path + ".json", "Sync " + type.plural(), new SyncObjects(type, database, authorship));
            routes.add("POST", path + "/delete.json", "Delete " + type.plural(), new DeleteObjects(type));
        }
    }
}
