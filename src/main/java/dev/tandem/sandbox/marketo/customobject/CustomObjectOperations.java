package dev.tandem.sandbox.marketo.customobject;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tandem.sandbox.marketo.object.DeleteObjects;
import dev.tandem.sandbox.marketo.object.DescribeObject;
import dev.tandem.sandbox.marketo.object.ReadObjects;
import dev.tandem.sandbox.marketo.object.SyncObjects;
import dev.tandem.sandbox.marketo.store.Authorship;
import dev.tandem.sandbox.marketo.store.Database;
import dev.tandem.sandbox.marketo.store.ObjectType;
import dev.tandem.sandbox.marketo.wire.Request;
import dev.tandem.sandbox.marketo.wire.Routes;
import java.io.IOException;
import java.util.List;

/** The operations on custom objects, by path: on their types, and on the records of the approved ones. */
public final class CustomObjectOperations {

    private final CustomObjects objects;

    private CustomObjectOperations(CustomObjects objects) {
        this.objects = objects;
    }

    /** Adds them to the table. */
    public static void addTo(Routes routes, CustomObjects objects, Authorship authorship) {
        new TypeOperations(objects).addTo(routes);
        new CustomObjectOperations(objects).addTo(routes, authorship);
    }

    private void addTo(Routes routes, Authorship authorship) {
        Database database = objects.database();
        String all = "/rest/v1/customobjects";
        String one = all + "/{customObjectName}";
        routes.add("GET", all + ".json", "List Custom Objects", this::list);
        routes.add("GET", one + "/describe.json", "Describe Custom Objects", this::describe);
        routes.add("GET", one + ".json", "Get Custom Objects", (request, out) -> new ReadObjects(records(request))
                .answer(request, out));
        routes.add("POST", one + ".json", "Sync Custom Objects", (request, out) -> new SyncObjects(
                        records(request), database, authorship)
                .answer(request, out));
        routes.add("POST", one + "/delete.json", "Delete Custom Objects", (request, out) -> new DeleteObjects(
                        records(request), database, authorship)
                .answer(request, out));
    }

    private ObjectType records(Request request) {
        return objects.records(request.variables().get("customObjectName"));
    }

    private void list(Request request, JsonGenerator out) throws IOException {
        List<String> names = request.parameters().list("names");
        out.writeArrayFieldStart("result");
        for (ObjectType type : objects.database().customObjects().values()) {
            if (names.isEmpty() || names.contains(type.about().name())) {
                write(out, type);
            }
        }
        out.writeEndArray();
    }

    private void describe(Request request, JsonGenerator out) throws IOException {
        out.writeArrayFieldStart("result");
        write(out, records(request));
        out.writeEndArray();
    }

    private void write(JsonGenerator out, ObjectType type) throws IOException {
        TypeVersion version = objects.require(type.about().name()).shown();
        DescribeObject.write(out, type, more -> {
            more.writeStringField("displayName", version.label());
            TypeWriter.relationships(more, version);
        });
    }
}
