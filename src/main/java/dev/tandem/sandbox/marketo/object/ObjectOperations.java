package dev.tandem.sandbox.marketo.object;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tandem.sandbox.marketo.store.Authorship;
import dev.tandem.sandbox.marketo.store.Database;
import dev.tandem.sandbox.marketo.store.ObjectType;
import dev.tandem.sandbox.marketo.wire.Routes;
import java.io.IOException;

/** The operations that all keyed objects share, by path and in Adobe's words. */
public final class ObjectOperations {

    private final Routes routes;
    private final Database database;
    private final Authorship authorship;

    private ObjectOperations(Routes routes, Database database, Authorship authorship) {
        this.routes = routes;
        this.database = database;
        this.authorship = authorship;
    }

    /** Adds those of the objects that every subscription has to the table. */
    public static void addTo(Routes routes, Database database, Authorship authorship) {
        ObjectOperations operations = new ObjectOperations(routes, database, authorship);
        operations.add(database.companies(), "companies", "Companies", "Companies");
        operations.add(database.salesPersons(), "salespersons", "SalesPersons", "SalesPersons");
        operations.add(database.opportunities(), "opportunities", "Opportunity", "Opportunities");
        operations.add(database.opportunityRoles(), "opportunities/roles", "Opportunity Role", "Opportunity Roles");
    }

    private void add(ObjectType type, String collection, String described, String plural) {
        String path = "/rest/v1/" + collection;
        routes.add("GET", path + "/describe.json", "Describe " + described, (request, out) -> describe(out, type));
        routes.add("GET", path + ".json", "Get " + plural, new ReadObjects(type));
        routes.add("POST", path + ".json", "Sync " + plural, new SyncObjects(type, database, authorship));
        routes.add("POST", path + "/delete.json", "Delete " + plural, new DeleteObjects(type, database, authorship));
    }

    private static void describe(JsonGenerator out, ObjectType type) throws IOException {
        out.writeArrayFieldStart("result");
        DescribeObject.write(out, type, nothingMore -> {});
        out.writeEndArray();
    }
}
