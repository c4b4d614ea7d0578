package dev.tandem.sandbox.marketo.customactivity;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.sandbox.marketo.store.ActivityContent.Attribute;
import dev.tandem.sandbox.marketo.store.ActivityContent.Detailed;
import dev.tandem.sandbox.marketo.store.Author;
import dev.tandem.sandbox.marketo.store.Authorship;
import dev.tandem.sandbox.marketo.store.Database;
import dev.tandem.sandbox.marketo.store.ValueReader;
import dev.tandem.sandbox.marketo.wire.Envelope;
import dev.tandem.sandbox.marketo.wire.ErrorCode;
import dev.tandem.sandbox.marketo.wire.Operation;
import dev.tandem.sandbox.marketo.wire.Parameters;
import dev.tandem.sandbox.marketo.wire.Refusal;
import dev.tandem.sandbox.marketo.wire.Request;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Adds custom activities to persons' logs. Every record is added or skipped by itself, with its {@code errors} where
 * other operations have reasons; adding the same one twice makes two.
 */
final class AddActivities implements Operation {

    private static final int ATTRIBUTES_BYTES = 65_536;

    private final CustomActivities activities;
    private final Database database;
    private final Authorship authorship;

    AddActivities(CustomActivities activities, Authorship authorship) {
        this.activities = activities;
        this.database = activities.database();
        this.authorship = authorship;
    }

    @Override
    public void answer(Request request, JsonGenerator out) throws IOException {
        JsonNode input = request.input();
        Author author = authorship.of(request);
        out.writeArrayFieldStart("result");
        for (JsonNode record : input) {
            out.writeStartObject();
            try {
                long id = add(record, author);
                out.writeNumberField("id", id);
                out.writeStringField("marketoGUID", Long.toString(id));
                out.writeStringField("status", "added");
            } catch (Refusal refusal) {
                out.writeStringField("status", "skipped");
                out.writeArrayFieldStart("errors");
                Envelope.reason(out, refusal);
                out.writeEndArray();
            }
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private long add(JsonNode record, Author author) {
        if (!record.isObject()) {
            throw new Refusal(ErrorCode.INVALID_DATA, "A record must be an object");
        }
        long person = Parameters.integer("leadId", required(record, "leadId"));
        int at = date(required(record, "activityDate"));
        long typeId = Parameters.integer("activityTypeId", required(record, "activityTypeId"));
        required(record, "primaryAttributeValue");
        JsonNode attributes = record.path("attributes");
        if (!attributes.isArray()) {
            throw Parameters.missing("attributes");
        }
        TypeVersion type = activities
                .approved(typeId)
                .orElseThrow(() -> new Refusal(
                        ErrorCode.OBJECT_NOT_FOUND, "No approved custom activity type has the id " + typeId));
        if (database.persons().table().byId(person).isEmpty()) {
            throw new Refusal(ErrorCode.LEAD_NOT_FOUND);
        }
        if (attributes.toString().getBytes(StandardCharsets.UTF_8).length > ATTRIBUTES_BYTES) {
            throw new Refusal(ErrorCode.ACTIVITY_TOO_LARGE);
        }
        Object primary = ValueReader.read(type.primary().orElseThrow().field(), record.path("primaryAttributeValue"));
        Detailed content = new Detailed(0, primary, attributes(type, attributes));
        return database.activities().add((int) typeId, (int) person, at, author, content);
    }

    private static String required(JsonNode record, String name) {
        JsonNode value = record.path(name);
        if (!value.isValueNode() || value.isNull() || value.asText().isBlank()) {
            throw Parameters.missing(name);
        }
        return value.asText();
    }

    private static int date(String text) {
        try {
            return Math.toIntExact(ValueReader.parseInstant(text).getEpochSecond());
        } catch (DateTimeException | ArithmeticException invalid) {
            throw new Refusal(ErrorCode.INVALID_VALUE, "Invalid value '" + text + "' for 'activityDate'");
        }
    }

    private static List<Attribute> attributes(TypeVersion type, JsonNode records) {
        List<Attribute> attributes = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (JsonNode record : records) {
            String name = record.hasNonNull("apiName") ? required(record, "apiName") : required(record, "name");
            TypeAttribute attribute = type.secondary().stream()
                    .filter(each -> each.isCalled(name))
                    .findFirst()
                    .orElseThrow(() -> new Refusal(
                            ErrorCode.FIELD_NOT_FOUND, "The activity type has no attribute '" + name + "'"));
            if (!seen.add(attribute.apiName())) {
                throw new Refusal(ErrorCode.INVALID_DATA, "The attribute '" + name + "' occurs twice");
            }
            JsonNode given = record.path("value");
            Object value = given.isMissingNode() ? null : ValueReader.read(attribute.field(), given);
            if (value != null) {
                attributes.add(new Attribute(attribute.apiName(), attribute.name(), value));
            }
        }
        return List.copyOf(attributes);
    }
}
