package dev.tandem.sandbox.marketo.customobject;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A custom object type as its draft or as its approved version has it.
 *
 * @param label the display name
 * @param plural the display name of several
 * @param description a text for people; empty for none
 * @param shownInLeadDetail whether marketers see the records beside a person
 * @param fields the fields, without those that every custom object has
 */
record TypeVersion(String label, String plural, String description, boolean shownInLeadDetail, List<TypeField> fields) {

    TypeVersion {
        fields = List.copyOf(fields);
    }

    /** The same version with other fields. */
    TypeVersion with(List<TypeField> others) {
        return new TypeVersion(label, plural, description, shownInLeadDetail, others);
    }

    /** The field of this API name; names differ by more than case. */
    Optional<TypeField> field(String name) {
        return fields.stream()
                .filter(each -> each.name().equalsIgnoreCase(name))
                .findFirst();
    }

    /** The API names of the fields that make up the external key. */
    List<String> dedupeFields() {
        return fields.stream().filter(TypeField::dedupe).map(TypeField::name).toList();
    }

    /** The link fields. */
    Stream<TypeField> links() {
        return fields.stream().filter(each -> each.relatedTo().isPresent());
    }

    /** Whether a link field names this kind of record. */
    boolean linksTo(String name) {
        return links().anyMatch(each -> each.relatedTo().orElseThrow().name().equalsIgnoreCase(name));
    }
}
