package dev.tandem.sandbox.marketo.customobject;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tandem.sandbox.marketo.store.CustomDataType;
import dev.tandem.sandbox.marketo.wire.ErrorCode;
import dev.tandem.sandbox.marketo.wire.Members;
import dev.tandem.sandbox.marketo.wire.Refusal;
import dev.tandem.sandbox.marketo.wire.Request;
import dev.tandem.sandbox.marketo.wire.Routes;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * The operations on custom object types. Every change goes to a draft, which approval makes live; all writes answer
 * with an empty result.
 */
final class TypeOperations {

    private static final String SCHEMA = "/rest/v1/customobjects/schema";

    private final CustomObjects objects;
    private final TypeRules types;
    private final FieldRules fields;

    TypeOperations(CustomObjects objects) {
        this.objects = objects;
        this.types = new TypeRules(objects);
        this.fields = new FieldRules(objects.targets());
    }

    /** Checks a change and makes it. */
    @FunctionalInterface
    private interface Change {

        void make(Request request, CustomObjectType type);
    }

    void addTo(Routes routes) {
        String one = SCHEMA + "/{apiName}";
        routes.add("GET", SCHEMA + ".json", "List Custom Object Types", this::list);
        routes.add("POST", SCHEMA + ".json", "Sync Custom Object Type", this::sync);
        routes.add("GET", one + "/describe.json", "Describe Custom Object Type", this::describe);
        add(
                routes,
                one + "/addField.json",
                "Add Custom Object Type Fields",
                (request, type) -> objects.put(type.with(fields.added(type, request.input()))));
        add(
                routes,
                one + "/{fieldApiName}/updateField.json",
                "Update Custom Object Type Field",
                (request, type) -> objects.put(
                        type.with(fields.updated(type, request.variables().get("fieldApiName"), request.body()))));
        add(
                routes,
                one + "/deleteField.json",
                "Delete Custom Object Type Fields",
                (request, type) -> objects.put(type.with(fields.deleted(type, request.input()))));
        add(routes, one + "/approve.json", "Approve Custom Object Type", (request, type) -> {
            types.checkApproval(type);
            objects.approve(type);
        });
        add(routes, one + "/discardDraft.json", "Discard Custom Object Type Draft", (request, type) -> {
            types.checkDiscard(type);
            objects.put(type.withoutDraft());
        });
        add(routes, one + "/delete.json", "Delete Custom Object Type", (request, type) -> {
            types.checkDelete(type);
            objects.remove(type);
        });
        routes.add(
                "GET",
                SCHEMA + "/fieldDataTypes.json",
                "Get Custom Object Type Field Data Types",
                (request, out) -> dataTypes(out));
        routes.add(
                "GET",
                SCHEMA + "/linkableObjects.json",
                "Get Custom Object Linkable Objects",
                (request, out) -> objects.targets().write(out));
        // there are no assets here that could depend on a type
        routes.add("GET", one + "/dependentAssets.json", "Get Custom Object Dependent Assets", (request, out) -> {
            require(request);
            empty(out);
        });
    }

    private void add(Routes routes, String path, String name, Change change) {
        routes.add("POST", path, name, (request, out) -> {
            change.make(request, require(request));
            empty(out);
        });
    }

    private CustomObjectType require(Request request) {
        return objects.require(request.variables().get("apiName"));
    }

    private static void empty(JsonGenerator out) throws IOException {
        out.writeArrayFieldStart("result");
        out.writeEndArray();
    }

    private void sync(Request request, JsonGenerator out) throws IOException {
        objects.put(types.synced(request.body()));
        empty(out);
    }

    private void list(Request request, JsonGenerator out) throws IOException {
        List<String> names = request.parameters().list("names");
        out.writeArrayFieldStart("result");
        for (CustomObjectType type : objects.types()) {
            Optional<TypeVersion> version = version(request, type);
            if (version.isPresent() && (names.isEmpty() || names.contains(type.apiName()))) {
                TypeWriter.write(out, type, version.get());
            }
        }
        out.writeEndArray();
    }

    private void describe(Request request, JsonGenerator out) throws IOException {
        CustomObjectType type = require(request);
        TypeVersion version = version(request, type)
                .orElseThrow(() -> new Refusal(
                        ErrorCode.OBJECT_NOT_FOUND, "'" + type.apiName() + "' has no version in that state"));
        out.writeArrayFieldStart("result");
        TypeWriter.write(out, type, version);
        out.writeEndArray();
    }

    /** The version in the wanted state; for the state of both it is the draft beside the approved version. */
    private static Optional<TypeVersion> version(Request request, CustomObjectType type) {
        Optional<String> state = request.parameters().find("state");
        if (state.isEmpty()) {
            return Optional.of(type.shown());
        }
        return switch (state.get()) {
            case "draft" -> type.draft();
            case "approved" -> type.approval().map(CustomObjectType.Approval::version);
            case "approvedWithDraft" -> type.approval().flatMap(any -> type.draft());
            default -> throw Members.invalid("Invalid state '" + state.get() + "'");
        };
    }

    private static void dataTypes(JsonGenerator out) throws IOException {
        out.writeArrayFieldStart("result");
        for (CustomDataType type : CustomDataType.values()) {
            out.writeString(type.apiName());
        }
        out.writeEndArray();
    }
}
