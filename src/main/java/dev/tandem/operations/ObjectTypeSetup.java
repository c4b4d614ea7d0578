package dev.tandem.operations;

import dev.tandem.marketo.CustomObjectType;
import dev.tandem.marketo.CustomObjectTypes;
import dev.tandem.marketo.MarketoRefused;
import dev.tandem.marketo.NewObjectField;
import dev.tandem.stream.StreamDefinition;
import dev.tandem.sync.Withheld;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Creates the custom object types that streams name, with their fields, and approves them. A type that lacks fields gets
 * them in a draft, its own or a new one, and is approved again (Marketo reference, section 9.2).
 */
final class ObjectTypeSetup {

    /** What every approved type has besides its own fields. */
    private static final Set<String> AUTOMATIC = Set.of("marketoGUID", "createdAt", "updatedAt");

    private static final int MOST_FIELDS = 50;

    private static final String PERMISSION =
            "Give the API user's role the permission 'Read-Write Custom Object Type', and have custom objects enabled.";
    private static final String FIELD =
            "Correct the line in the stream's file; what a link names must be there and approved.";
    private static final String LIMITS =
            "Marketo takes at most 50 fields in a type, and at most 20 more after its first approval; take lines out.";
    private static final String APPROVAL = "Complete the type's draft in Marketo, and run 'setup' again.";

    private final List<WantedObjectType> wanted;
    private final CustomObjectTypes types;

    ObjectTypeSetup(List<StreamDefinition> streams, CustomObjectTypes types) {
        this.wanted = WantedObjectType.of(streams);
        this.types = types;
    }

    /**
     * Creates and completes what is missing; a type that has everything is left alone, whatever draft it has. A type of
     * optional streams is left out where the cycle leaves out the streams.
     */
    void create(Steps steps) {
        for (WantedObjectType type : wanted) {
            steps.isAllowed(
                    name(type),
                    () -> withheld(type)
                            .ifPresentOrElse(reason -> steps.leftOut(name(type), reason), () -> complete(type, steps)),
                    PERMISSION);
        }
    }

    private Optional<String> withheld(WantedObjectType type) {
        return type.optional() ? Withheld.ofType(types, type.apiName()) : Optional.empty();
    }

    private void complete(WantedObjectType type, Steps steps) {
        Optional<CustomObjectType> there = types.find(type.apiName());
        if (there.isEmpty() && !isCreated(type, steps)) {
            return;
        }
        boolean approved = there.map(CustomObjectType::approved).orElse(false);
        if (approved && type.without(there.get().fields()).isEmpty()) {
            return;
        }
        Set<String> present = latest(type, there);
        if (isPossible(type, present, approved, steps) && add(type, type.without(present), approved, steps)) {
            steps.isDone(Steps.APPROVED, name(type), () -> types.approve(type.apiName()), APPROVAL);
        }
    }

    /** Whether the type is there now; a missing permission to create one is to be repaired, so that stays a refusal. */
    private boolean isCreated(WantedObjectType type, Steps steps) {
        try {
            types.create(type.type());
            steps.done(Steps.CREATED, name(type));
            return true;
        } catch (MarketoRefused refused) {
            String reason =
                    Withheld.reason(refused).filter(any -> type.optional()).orElseThrow(() -> refused);
            steps.leftOut(name(type), reason);
            return false;
        }
    }

    /** The fields of the draft, to which changes go, else of the approved version. */
    private Set<String> latest(WantedObjectType type, Optional<CustomObjectType> there) {
        return there.filter(CustomObjectType::approved)
                .filter(CustomObjectType::drafted)
                .flatMap(approved -> types.draft(type.apiName()))
                .or(() -> there)
                .map(CustomObjectType::fields)
                .orElse(Set.of());
    }

    private static boolean isPossible(WantedObjectType type, Set<String> present, boolean approved, Steps steps) {
        List<NewObjectField> missing = type.without(present);
        Optional<NewObjectField> fixed =
                missing.stream().filter(NewObjectField::isFixed).findFirst();
        if (approved && fixed.isPresent()) {
            steps.refused(
                    field(type, fixed.get()),
                    "Marketo takes neither a key nor a link into a type that is approved already; delete the type"
                            + " there, or choose another name for it in the stream's file.");
            return false;
        }
        long fields = present.stream().filter(name -> !AUTOMATIC.contains(name)).count() + missing.size();
        if (fields > MOST_FIELDS) {
            steps.refused(name(type), "it would have " + fields + " fields. " + LIMITS);
            return false;
        }
        return true;
    }

    /** All fields in one call; where Marketo refuses it, one by one, so that only those at fault are missing. */
    private boolean add(WantedObjectType type, List<NewObjectField> missing, boolean approved, Steps steps) {
        if (missing.isEmpty()) {
            return true;
        }
        try {
            types.addFields(type.apiName(), missing);
            missing.forEach(field -> steps.done(Steps.CREATED, field(type, field)));
            return true;
        } catch (MarketoRefused refused) {
            boolean all = true;
            for (NewObjectField field : missing) {
                all &= steps.isDone(
                        Steps.CREATED,
                        field(type, field),
                        () -> types.addFields(type.apiName(), List.of(field)),
                        approved ? LIMITS : FIELD);
            }
            return all;
        }
    }

    private static String name(WantedObjectType type) {
        return "custom object " + type.apiName();
    }

    private static String field(WantedObjectType type, NewObjectField field) {
        return "field " + field.name() + " of custom object " + type.apiName();
    }
}
