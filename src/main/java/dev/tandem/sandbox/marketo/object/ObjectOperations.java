package dev.tandem.sandbox.marketo.object;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tandem.sandbox.http.NativeCrm;
import dev.tandem.sandbox.marketo.store.Authorship;
import dev.tandem.sandbox.marketo.store.Database;
import dev.tandem.sandbox.marketo.store.ObjectType;
import dev.tandem.sandbox.marketo.wire.ErrorCode;
import dev.tandem.sandbox.marketo.wire.OpenPoint;
import dev.tandem.sandbox.marketo.wire.Operation;
import dev.tandem.sandbox.marketo.wire.Refusal;
import dev.tandem.sandbox.marketo.wire.Routes;
import java.io.IOException;
import java.util.List;
import java.util.function.BooleanSupplier;

/** The operations that all keyed objects share, by path and in Adobe's words. */
public final class ObjectOperations {

    private final Routes routes;
    private final Database database;
    private final Authorship authorship;
    private final NativeCrm nativeCrm;

    private ObjectOperations(Routes routes, Database database, Authorship authorship, NativeCrm nativeCrm) {
        this.routes = routes;
        this.database = database;
        this.authorship = authorship;
        this.nativeCrm = nativeCrm;
    }

    /** Adds those of the objects that every subscription has to the table. */
    public static void addTo(Routes routes, Database database, Authorship authorship, NativeCrm nativeCrm) {
        ObjectOperations operations = new ObjectOperations(routes, database, authorship, nativeCrm);
        operations.add(database.companies(), "companies", "Companies", "Companies");
        operations.add(database.salesPersons(), "salespersons", "SalesPersons", "SalesPersons");
        operations.add(database.opportunities(), "opportunities", "Opportunity", "Opportunities");
        operations.add(database.opportunityRoles(), "opportunities/roles", "Opportunity Role", "Opportunity Roles");
    }

    private void add(ObjectType type, String collection, String described, String plural) {
        String path = "/rest/v1/" + collection;
        routes.add("GET", path + "/describe.json", "Describe " + described, (request, out) -> describe(out, type));
        routes.add(
                "GET",
                path + ".json",
                "Get " + plural,
                unlessOwned(new ReadObjects(type, () -> shown(type)), nativeCrm::readable));
        routes.add(
                "POST",
                path + ".json",
                "Sync " + plural,
                unlessOwned(new SyncObjects(type, database, authorship), () -> false));
        routes.add(
                "POST",
                path + "/delete.json",
                "Delete " + plural,
                unlessOwned(new DeleteObjects(type, database, authorship), () -> false));
    }

    private List<String> shown(ObjectType type) {
        boolean open = type.equals(database.opportunities()) || type.equals(database.opportunityRoles());
        return open && database.behaves(OpenPoint.OPPORTUNITY_FIELDS, "all") ? List.of() : type.shownByDefault();
    }

    /** A native CRM sync keeps the API from the records that it owns; what they look like can still be read. */
    private Operation unlessOwned(Operation operation, BooleanSupplier allowed) {
        return (request, out) -> {
            if (nativeCrm.active() && !allowed.getAsBoolean() && !request.office()) {
                throw new Refusal(ErrorCode.NATIVE_CRM);
            }
            operation.answer(request, out);
        };
    }

    private static void describe(JsonGenerator out, ObjectType type) throws IOException {
        out.writeArrayFieldStart("result");
        DescribeObject.write(out, type, nothingMore -> {});
        out.writeEndArray();
    }
}
