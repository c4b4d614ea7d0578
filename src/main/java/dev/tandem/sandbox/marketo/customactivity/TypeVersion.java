package dev.tandem.sandbox.marketo.customactivity;

import java.util.List;
import java.util.Optional;

/**
 * A custom activity type as its draft or as its approved version has it.
 *
 * @param header the names
 * @param attributes all attributes, the primary one among them
 */
record TypeVersion(Header header, List<TypeAttribute> attributes) {

    TypeVersion {
        attributes = List.copyOf(attributes);
    }

    /**
     * The names of a type.
     *
     * @param name the display name
     * @param description a text for people; empty for none
     * @param triggerName the name of the trigger of smart campaigns
     * @param filterName the name of the filter of smart lists
     */
    record Header(String name, String description, String triggerName, String filterName) {}

    /** The same version with other attributes. */
    TypeVersion with(List<TypeAttribute> others) {
        return new TypeVersion(header, others);
    }

    /** The primary attribute; none while it is being changed. */
    Optional<TypeAttribute> primary() {
        return attributes.stream().filter(TypeAttribute::primary).findFirst();
    }

    /** The attributes beside the primary one. */
    List<TypeAttribute> secondary() {
        return attributes.stream().filter(each -> !each.primary()).toList();
    }

    /** The attribute of this API name; names differ by more than case. */
    Optional<TypeAttribute> attribute(String apiName) {
        return attributes.stream()
                .filter(each -> each.apiName().equalsIgnoreCase(apiName))
                .findFirst();
    }
}
