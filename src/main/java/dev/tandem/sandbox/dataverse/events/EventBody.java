package dev.tandem.sandbox.dataverse.events;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.tandem.sandbox.data.Ref;
import dev.tandem.sandbox.dataverse.platform.Platform;
import dev.tandem.sandbox.dataverse.rows.Row;
import dev.tandem.sandbox.dataverse.tables.Column;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** The body of a webhook's call: the execution context (Microsoft, "Use webhooks to create external handlers"). */
final class EventBody {

    private static final JsonFactory FACTORY = new JsonFactory();
    private static final int PRE_IMAGE = 0;
    private static final int POST_IMAGE = 1;
    private static final int BOTH_IMAGES = 2;

    private final Platform platform;
    private final UUID organizationId;

    EventBody(Platform platform, UUID organizationId) {
        this.platform = platform;
        this.organizationId = organizationId;
    }

    /**
     * The body for one event.
     *
     * @param trimmed whether it is the short form of a body that was too large
     */
    byte[] of(Event event, Subscription to, boolean trimmed) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator json = FACTORY.createGenerator(out)) {
            json.writeStartObject();
            writeWho(json, event);
            if (!trimmed) {
                writeInput(json, event);
            }
            writeHow(json, event, to, trimmed);
            writeWhat(json, event);
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException("an event could not be written in memory", impossible);
        }
        return out.toByteArray();
    }

    private void writeWho(JsonGenerator json, Event event) throws IOException {
        UUID user = event.request().user();
        json.writeStringField("BusinessUnitId", unit(user).toString());
        json.writeStringField("CorrelationId", event.correlation().toString());
        json.writeNumberField("Depth", 1);
        json.writeStringField(
                "InitiatingUserId",
                event.request().caller().impersonator().orElse(user).toString());
        json.writeStringField("UserId", user.toString());
    }

    private UUID unit(UUID user) {
        return platform.database()
                                .find(new Ref("systemuser", user))
                                .map(row -> row.value("businessunitid"))
                                .orElse(null)
                        instanceof Ref ref
                ? ref.id()
                : organizationId;
    }

    private static void writeInput(JsonGenerator json, Event event) throws IOException {
        json.writeArrayFieldStart("InputParameters");
        json.writeStartObject();
        json.writeStringField("key", "Target");
        json.writeFieldName("value");
        Row row = event.row();
        if (event.message().equals("Delete")) {
            EntityJson.reference(json, row.table().name(), row.id());
        } else {
            EntityJson.entity(json, row, event.changed());
        }
        json.writeEndObject();
        json.writeEndArray();
    }

    private void writeHow(JsonGenerator json, Event event, Subscription to, boolean trimmed) throws IOException {
        json.writeBooleanField("IsExecutingOffline", false);
        json.writeBooleanField("IsInTransaction", false);
        json.writeBooleanField("IsOfflinePlayback", false);
        json.writeNumberField("IsolationMode", 1);
        json.writeStringField("MessageName", event.message());
        json.writeNumberField("Mode", 1);
        Instant now = platform.clock().instant();
        json.writeFieldName("OperationCreatedOn");
        json.writeRawValue(EntityJson.date(now, "+0000"));
        json.writeStringField("OperationId", UUID.randomUUID().toString());
        json.writeStringField("OrganizationId", organizationId.toString());
        json.writeStringField("OrganizationName", "unqsandbox");
        writeOutput(json, event);
        writeExtension(json, to);
        if (!trimmed) {
            json.writeNullField("ParentContext");
            writeImages(json, "PostEntityImages", to, event.change().after(), POST_IMAGE);
            writeImages(json, "PreEntityImages", to, event.change().before(), PRE_IMAGE);
        }
    }

    private static void writeOutput(JsonGenerator json, Event event) throws IOException {
        json.writeArrayFieldStart("OutputParameters");
        if (event.message().equals("Create")) {
            json.writeStartObject();
            json.writeStringField("key", "id");
            json.writeStringField("value", event.row().id().toString());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void writeExtension(JsonGenerator json, Subscription to) throws IOException {
        json.writeObjectFieldStart("OwningExtension");
        json.writeStringField("Id", to.step().id().toString());
        EntityJson.empty(json, "KeyAttributes");
        json.writeStringField("LogicalName", "sdkmessageprocessingstep");
        json.writeStringField("Name", to.step().primaryName());
        json.writeNullField("RowVersion");
        json.writeEndObject();
    }

    private static void writeWhat(JsonGenerator json, Event event) throws IOException {
        json.writeStringField("PrimaryEntityId", event.row().id().toString());
        json.writeStringField("PrimaryEntityName", event.row().table().name());
        json.writeStringField("RequestId", event.correlation().toString());
        json.writeStringField("SecondaryEntityName", "none");
        json.writeArrayFieldStart("SharedVariables");
        String tag = event.request().options().get("tag");
        if (tag != null) {
            json.writeStartObject();
            json.writeStringField("key", "tag");
            json.writeStringField("value", tag);
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeNumberField("Stage", 40);
    }

    /** The images of the step, each under its alias, as far as there is such a row. */
    private void writeImages(JsonGenerator json, String name, Subscription to, Optional<Row> row, int kind)
            throws IOException {
        json.writeArrayFieldStart(name);
        if (row.isPresent()) {
            for (Row image : images(to, kind)) {
                json.writeStartObject();
                json.writeStringField("key", (String) image.value("entityalias"));
                json.writeFieldName("value");
                EntityJson.entity(json, row.get(), columns(row.get(), (String) image.value("attributes")));
                json.writeEndObject();
            }
        }
        json.writeEndArray();
    }

    private List<Row> images(Subscription to, int kind) {
        Ref step = new Ref("sdkmessageprocessingstep", to.step().id());
        return platform.database().of(platform.database().tables().get("sdkmessageprocessingstepimage")).all().stream()
                .filter(image -> step.equals(image.value("sdkmessageprocessingstepid")))
                .filter(image -> Integer.valueOf(kind).equals(image.value("imagetype"))
                        || Integer.valueOf(BOTH_IMAGES).equals(image.value("imagetype")))
                .toList();
    }

    private static List<Column> columns(Row row, String list) {
        Set<String> names = list == null
                ? Set.of()
                : Arrays.stream(list.split(",", -1)).map(String::trim).collect(Collectors.toSet());
        return row.table().columns().stream()
                .filter(column -> names.isEmpty() || names.contains(column.name()))
                .filter(column -> row.value(column) != null)
                .toList();
    }
}
