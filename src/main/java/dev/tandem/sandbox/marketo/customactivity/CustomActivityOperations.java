package dev.tandem.sandbox.marketo.customactivity;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tandem.sandbox.marketo.store.Authorship;
import dev.tandem.sandbox.marketo.wire.ErrorCode;
import dev.tandem.sandbox.marketo.wire.Refusal;
import dev.tandem.sandbox.marketo.wire.Request;
import dev.tandem.sandbox.marketo.wire.Routes;
import java.io.IOException;
import java.util.Objects;

/** The operations on custom activities, by path. Every change of a type goes to a draft, which approval makes live. */
public final class CustomActivityOperations {

    private static final String EXTERNAL = "/rest/v1/activities/external";

    private final CustomActivities activities;
    private final AttributeRules attributes = new AttributeRules();
    private final TypeRules types;

    private CustomActivityOperations(CustomActivities activities) {
        this.activities = activities;
        this.types = new TypeRules(activities, attributes);
    }

    /** Adds them to the table. */
    public static void addTo(Routes routes, CustomActivities activities, Authorship authorship) {
        routes.add("POST", EXTERNAL + ".json", "Add Custom Activities", new AddActivities(activities, authorship));
        new CustomActivityOperations(activities).addTo(routes);
    }

    /** Checks a change and tells what the type's draft is then. */
    @FunctionalInterface
    private interface Change {

        TypeVersion draft(Request request, CustomActivityType type);
    }

    private void addTo(Routes routes) {
        String one = EXTERNAL + "/type/{apiName}";
        routes.add("GET", EXTERNAL + "/types.json", "Get Custom Activity Types", this::list);
        routes.add("POST", EXTERNAL + "/type.json", "Create Custom Activity Type", this::create);
        routes.add("GET", one + "/describe.json", "Describe Custom Activity Type", this::describe);
        change(routes, one, "Update Custom Activity Type", (request, type) -> types.updated(type, request.body()));
        change(
                routes,
                one + "/attributes/create",
                "Create Custom Activity Type Attributes",
                (request, type) -> keepingPrimary(type, attributes.created(type.latest(), request.body())));
        change(
                routes,
                one + "/attributes/update",
                "Update Custom Activity Type Attributes",
                (request, type) -> keepingPrimary(type, attributes.updated(type.latest(), request.body())));
        change(
                routes,
                one + "/attributes/delete",
                "Delete Custom Activity Type Attributes",
                (request, type) -> attributes.deleted(type.latest(), request.body()));
        routes.add("POST", one + "/approve.json", "Approve Custom Activity Type", this::approve);
        routes.add("POST", one + "/discardDraft.json", "Discard Custom Activity Type Draft", this::discard);
        routes.add("POST", one + "/delete.json", "Delete Custom Activity Type", this::delete);
    }

    private void change(Routes routes, String path, String name, Change change) {
        routes.add("POST", path + ".json", name, (request, out) -> {
            CustomActivityType type = require(request);
            CustomActivityType changed = type.with(change.draft(request, type), now());
            activities.put(changed);
            answer(out, changed, changed.latest(), changed.status());
        });
    }

    /** A draft whose primary attribute must be that of the approved version while this is in use. */
    private TypeVersion keepingPrimary(CustomActivityType type, TypeVersion draft) {
        if (!Objects.equals(type.latest().primary(), draft.primary())) {
            types.refuseInUse(type);
        }
        return draft;
    }

    private CustomActivityType require(Request request) {
        return activities.require(request.variables().get("apiName"));
    }

    private int now() {
        return activities.database().now();
    }

    private static void answer(JsonGenerator out, CustomActivityType type, TypeVersion version, String status)
            throws IOException {
        out.writeArrayFieldStart("result");
        TypeWriter.whole(out, type, version, status);
        out.writeEndArray();
    }

    private void list(Request request, JsonGenerator out) throws IOException {
        out.writeArrayFieldStart("result");
        for (CustomActivityType type : activities.types()) {
            TypeWriter.summary(out, type, type.shown());
        }
        out.writeEndArray();
    }

    private void create(Request request, JsonGenerator out) throws IOException {
        if (!request.body().isObject()) {
            throw new Refusal(ErrorCode.INVALID_JSON);
        }
        String apiName = types.newName(request.body());
        CustomActivityType type = activities.create(apiName, types.created(apiName, request.body()));
        answer(out, type, type.latest(), type.status());
    }

    private void describe(Request request, JsonGenerator out) throws IOException {
        CustomActivityType type = require(request);
        boolean wantsDraft =
                request.parameters().find("draft").filter(Boolean::parseBoolean).isPresent();
        answer(out, type, wantsDraft ? type.latest() : type.shown(), type.status());
    }

    private void approve(Request request, JsonGenerator out) throws IOException {
        CustomActivityType type = require(request);
        types.checkApproval(type);
        CustomActivityType approved = type.approved(now());
        activities.put(approved);
        answer(out, approved, approved.shown(), approved.status());
    }

    private void discard(Request request, JsonGenerator out) throws IOException {
        CustomActivityType type = require(request);
        types.checkDiscard(type);
        CustomActivityType kept = type.withoutDraft(now());
        activities.put(kept);
        answer(out, kept, kept.shown(), kept.status());
    }

    private void delete(Request request, JsonGenerator out) throws IOException {
        CustomActivityType type = require(request);
        activities.remove(type);
        answer(out, type, type.shown(), "deleted");
    }
}
