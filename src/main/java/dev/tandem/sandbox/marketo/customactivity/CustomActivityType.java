package dev.tandem.sandbox.marketo.customactivity;

import java.util.Optional;

/**
 * A custom activity type: its draft, its approved version, or both.
 *
 * @param id the number that its activities carry
 * @param apiName the API name, which never changes
 * @param createdAt when it was made, in seconds since 1970
 * @param updatedAt when it was last changed, in seconds since 1970
 * @param approved the approved version
 * @param draft the version that every change goes to
 */
record CustomActivityType(
        int id,
        String apiName,
        int createdAt,
        int updatedAt,
        Optional<TypeVersion> approved,
        Optional<TypeVersion> draft) {

    /** The state in Adobe's words. */
    String status() {
        if (approved.isEmpty()) {
            return "draft";
        }
        return draft.isPresent() ? "approved with draft" : "approved";
    }

    /** The version that a change starts from. */
    TypeVersion latest() {
        return draft.or(() -> approved).orElseThrow();
    }

    /** The version that a description without further wishes shows: the approved one where there is one. */
    TypeVersion shown() {
        return approved.or(() -> draft).orElseThrow();
    }

    /** The same type with a changed draft. */
    CustomActivityType with(TypeVersion changed, int at) {
        return new CustomActivityType(id, apiName, createdAt, at, approved, Optional.of(changed));
    }

    /** The same type without its draft. */
    CustomActivityType withoutDraft(int at) {
        return new CustomActivityType(id, apiName, createdAt, at, approved, Optional.empty());
    }

    /** The same type with its draft approved. */
    CustomActivityType approved(int at) {
        return new CustomActivityType(id, apiName, createdAt, at, draft, Optional.empty());
    }
}
