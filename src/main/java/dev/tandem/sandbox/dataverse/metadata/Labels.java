package dev.tandem.sandbox.dataverse.metadata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Labels and managed properties in the shape of Dataverse's metadata. */
final class Labels {

    private static final int ENGLISH = 1033;

    private Labels() {}

    /** A label in the base language. */
    static ObjectNode label(String text) {
        ObjectNode localized = JsonNodeFactory.instance
                .objectNode()
                .put("Label", text)
                .put("LanguageCode", ENGLISH)
                .put("IsManaged", true)
                .put("MetadataId", id("label " + text))
                .putNull("HasChanged");
        ObjectNode label = JsonNodeFactory.instance.objectNode();
        label.putArray("LocalizedLabels").add(localized);
        label.set("UserLocalizedLabel", localized.deepCopy());
        return label;
    }

    /** A managed property. */
    static ObjectNode managed(JsonNode value, String logicalName) {
        ObjectNode property = JsonNodeFactory.instance.objectNode();
        property.set("Value", value);
        return property.put("CanBeChanged", true).put("ManagedPropertyLogicalName", logicalName);
    }

    /** The metadata id of something with this unique name: always the same. */
    static String id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
