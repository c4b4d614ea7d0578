package dev.tandem.sandbox.marketo.customobject;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * A custom object type: its draft, its approved version, or both.
 *
 * @param apiName the API name, which never changes
 * @param approval the approved version
 * @param draft the version that every change goes to
 */
record CustomObjectType(String apiName, Optional<Approval> approval, Optional<TypeVersion> draft) {

    /**
     * The approved version.
     *
     * @param version what was approved
     * @param firstAt when the type was first approved, in seconds since 1970
     * @param lastAt when this version was approved, in seconds since 1970
     * @param fieldsAtFirst how many fields the first approved version had
     */
    record Approval(TypeVersion version, int firstAt, int lastAt, int fieldsAtFirst) {}

    /** A type that was never approved. */
    static CustomObjectType drafted(String apiName, TypeVersion draft) {
        return new CustomObjectType(apiName, Optional.empty(), Optional.of(draft));
    }

    /** The state in Adobe's words. */
    String state() {
        if (approval.isEmpty()) {
            return "draft";
        }
        return draft.isPresent() ? "approvedWithDraft" : "approved";
    }

    /** The version that a change starts from. */
    TypeVersion latest() {
        return draft.or(() -> approval.map(Approval::version)).orElseThrow();
    }

    /** The version that a description without further wishes shows: the approved one where there is one. */
    TypeVersion shown() {
        return approval.map(Approval::version).or(() -> draft).orElseThrow();
    }

    /** The same type with a changed draft. */
    CustomObjectType with(TypeVersion changed) {
        return new CustomObjectType(apiName, approval, Optional.of(changed));
    }

    /** The same type without its draft. */
    CustomObjectType withoutDraft() {
        return new CustomObjectType(apiName, approval, Optional.empty());
    }

    /** The same type with its draft approved. */
    CustomObjectType approved(int at) {
        TypeVersion version = draft.orElseThrow();
        Approval approved = new Approval(
                version,
                approval.map(Approval::firstAt).orElse(at),
                at,
                approval.map(Approval::fieldsAtFirst).orElse(version.fields().size()));
        return new CustomObjectType(apiName, Optional.of(approved), Optional.empty());
    }

    /** Whether a version of it has a link to this kind of record. */
    boolean linksTo(String name) {
        return Stream.concat(approval.map(Approval::version).stream(), draft.stream())
                .anyMatch(each -> each.linksTo(name));
    }

    /** Whether a field is frozen because its approved version is part of the key or a link. */
    boolean freezes(String fieldName) {
        return approval.flatMap(each -> each.version().field(fieldName))
                .filter(TypeField::freezes)
                .isPresent();
    }
}
