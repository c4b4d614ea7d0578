package dev.tandem.sandbox.marketo.customobject;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.sandbox.marketo.wire.ErrorCode;
import dev.tandem.sandbox.marketo.wire.Members;
import dev.tandem.sandbox.marketo.wire.Refusal;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the API may do to custom object types as a whole (Adobe, "Custom Object Types"). Adobe documents no codes for a
 * breach; here it is 1002 for what is missing, 1003 for everything else.
 */
final class TypeRules {

    private static final int TYPES = 10;
    private static final int KEY_FIELDS = 3;
    private static final Set<String> MEMBERS =
            Set.of("action", "apiName", "displayName", "pluralName", "description", "showInLeadDetail");

    private final CustomObjects objects;

    TypeRules(CustomObjects objects) {
        this.objects = objects;
    }

    /** The type that a sync call makes or changes. */
    CustomObjectType synced(JsonNode body) {
        Members members = Members.of(body, MEMBERS);
        String action = members.text("action").orElse("createOrUpdate");
        String apiName = members.name("apiName");
        Optional<CustomObjectType> present = objects.find(apiName);
        switch (action) {
            case "createOnly" -> {
                if (present.isPresent()) {
                    throw new Refusal(ErrorCode.OBJECT_EXISTS, "Custom object '" + apiName + "' already exists");
                }
            }
            case "updateOnly" -> objects.require(apiName);
            case "createOrUpdate" -> {}
            default -> throw Members.invalid("Invalid action '" + action + "'");
        }
        if (!action.equals("updateOnly")) {
            members.required("displayName");
        }
        return present.map(type -> changed(type, members)).orElseGet(() -> created(apiName, members));
    }

    private CustomObjectType created(String apiName, Members members) {
        if (objects.types().size() >= TYPES) {
            throw Members.invalid("No more than " + TYPES + " custom object types can be created");
        }
        if (objects.types().stream().anyMatch(each -> each.apiName().equalsIgnoreCase(apiName))) {
            throw Members.invalid("Custom object '" + apiName + "' already exists in another spelling");
        }
        String label = members.required("displayName");
        return CustomObjectType.drafted(
                apiName,
                new TypeVersion(
                        label,
                        members.text("pluralName").orElse(label),
                        members.text("description").orElse(""),
                        members.flag("showInLeadDetail").orElse(false),
                        List.of()));
    }

    private static CustomObjectType changed(CustomObjectType type, Members members) {
        TypeVersion latest = type.latest();
        String label = members.text("displayName").orElse(latest.label());
        if (type.approval().isPresent() && !label.equals(latest.label())) {
            throw Members.invalid("The displayName of '" + type.apiName() + "' cannot be changed after its approval");
        }
        return type.with(new TypeVersion(
                label,
                members.text("pluralName").orElse(latest.plural()),
                members.text("description").orElse(latest.description()),
                members.flag("showInLeadDetail").orElse(latest.shownInLeadDetail()),
                latest.fields()));
    }

    /** Refuses a draft that is not ready for approval: it needs one to three dedupe fields and links that hold. */
    void checkApproval(CustomObjectType type) {
        TypeVersion draft =
                type.draft().orElseThrow(() -> Members.invalid("'" + type.apiName() + "' has no draft to approve"));
        int keys = draft.dedupeFields().size();
        if (keys < 1 || keys > KEY_FIELDS) {
            throw Members.invalid("'" + type.apiName() + "' needs 1 to " + KEY_FIELDS + " dedupe fields");
        }
        draft.links().forEach(each -> objects.targets().field(each.relatedTo().orElseThrow()));
    }

    /** Refuses to discard what is not there, or all there is of a type (1048). */
    void checkDiscard(CustomObjectType type) {
        if (type.approval().isEmpty() || type.draft().isEmpty()) {
            throw new Refusal(
                    ErrorCode.DISCARD_FAILED, "'" + type.apiName() + "' has no draft beside an approved version");
        }
    }

    /** Refuses to delete a type that another one names (1022). */
    void checkDelete(CustomObjectType type) {
        for (CustomObjectType other : objects.types()) {
            if (other.linksTo(type.apiName())) {
                throw new Refusal(ErrorCode.IN_USE, "'" + other.apiName() + "' has a link to '" + type.apiName() + "'");
            }
        }
    }
}
