package dev.tandem.sync;

import dev.tandem.marketo.CustomObjectTypes;
import dev.tandem.marketo.MarketoCode;
import dev.tandem.marketo.MarketoFailure;
import dev.tandem.marketo.MarketoForbidden;
import dev.tandem.marketo.MarketoRefused;
import java.util.Optional;
import java.util.Set;

/**
 * Objects that a Marketo instance does not give us at all, because the subscription lacks them or the API user may not
 * read them (Marketo reference, sections 5 and 9.2); an optional stream does without them.
 */
public final class Withheld {

    private static final Set<String> CODES = Set.of(
            MarketoCode.NO_CUSTOM_OBJECT_API.number(),
            MarketoCode.NOT_ENABLED.number(),
            MarketoCode.NO_CUSTOM_OBJECTS.number());

    private Withheld() {}

    /** Why an object is withheld, and what helps, to stand behind "because"; empty if the failure says something else. */
    public static Optional<String> reason(MarketoFailure failure) {
        if (failure instanceof MarketoForbidden) {
            return Optional.of(because(failure, "give the user's role the permission for it"));
        }
        return failure instanceof MarketoRefused refused && CODES.contains(refused.code())
                ? Optional.of(because(failure, "have it enabled in Marketo"))
                : Optional.empty();
    }

    /**
     * The same of the type of a custom object: while a type is not there, only this tells whether it could be.
     *
     * @throws MarketoFailure if the question has no answer, or is refused for another reason
     */
    public static Optional<String> ofType(CustomObjectTypes types, String apiName) {
        try {
            types.find(apiName);
            return Optional.empty();
        } catch (MarketoRefused | MarketoForbidden refusal) {
            Optional<String> reason = reason(refusal);
            if (reason.isEmpty()) {
                throw refusal;
            }
            return reason;
        }
    }

    private static String because(MarketoFailure failure, String repair) {
        return failure.getMessage().replaceFirst("\\.$", "") + "; " + repair;
    }
}
