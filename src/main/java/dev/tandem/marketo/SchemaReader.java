package dev.tandem.marketo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads which fields an instance has (reference: Leads, 6.2 and 6.11; objects, 8.3). */
final class SchemaReader {

    private final MarketoTransport transport;
    private final Pages pages;

    SchemaReader(MarketoTransport transport) {
        this.transport = transport;
        this.pages = new Pages(transport);
    }

    ObjectSchema describe(MarketoObject object, boolean impatient) {
        MarketoRequest request = MarketoRequest.read(
                        "Describe " + object.title(), "rest/v1/" + object.path() + "/describe.json")
                .withImpatience(impatient);
        JsonNode result = transport.send(request).envelope().path("result");
        Map<String, Field> fields = new LinkedHashMap<>();
        for (JsonNode field :
                object.equals(MarketoObject.PERSON) ? result : result.path(0).path("fields")) {
            Field parsed = object.equals(MarketoObject.PERSON) ? personField(field) : objectField(field);
            if (!parsed.name().isEmpty()) {
                fields.put(parsed.name(), parsed);
            }
        }
        return new ObjectSchema(object, fields);
    }

    List<SchemaField> fields(MarketoObject object) {
        MarketoRequest request = MarketoRequest.read(
                        "Get Fields of " + object.title(), "rest/v1/" + object.path() + "/schema/fields.json")
                .withQuery("batchSize", String.valueOf(MarketoClient.LARGEST_BATCH));
        return pages.all(request).stream().map(SchemaReader::schemaField).toList();
    }

    /** A person's field; without a REST name when it is not usable over REST. */
    private static Field personField(JsonNode field) {
        JsonNode rest = field.path("rest");
        return field(field, rest.path("name").asText(""), !rest.path("readOnly").asBoolean());
    }

    private static Field objectField(JsonNode field) {
        return field(
                field, field.path("name").asText(""), field.path("updateable").asBoolean());
    }

    private static Field field(JsonNode field, String name, boolean writable) {
        return new Field(
                name,
                field.path("displayName").asText(""),
                field.path("dataType").asText(""),
                Json.integer(field.path("length")),
                writable,
                field.path("id").asInt());
    }

    private static SchemaField schemaField(JsonNode field) {
        return new SchemaField(
                field.path("name").asText(""),
                field.path("displayName").asText(""),
                field.path("dataType").asText(""),
                Json.integer(field.path("length")),
                field.path("isHidden").asBoolean(),
                field.path("isCustom").asBoolean());
    }
}
