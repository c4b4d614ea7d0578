package dev.tandem.sandbox.marketo.feed;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import dev.tandem.sandbox.marketo.store.Activity;
import dev.tandem.sandbox.marketo.store.ActivityContent.Attribute;
import dev.tandem.sandbox.marketo.store.ActivityContent.Detailed;
import dev.tandem.sandbox.marketo.store.ActivityContent.OfField;
import dev.tandem.sandbox.marketo.store.ActivityContent.OfPerson;
import dev.tandem.sandbox.marketo.store.ActivityType;
import dev.tandem.sandbox.marketo.store.Author;
import dev.tandem.sandbox.marketo.store.Database;
import dev.tandem.sandbox.marketo.store.Field;
import dev.tandem.sandbox.marketo.store.Schema;
import dev.tandem.sandbox.marketo.store.ValueWriter;
import dev.tandem.sandbox.marketo.wire.OpenPoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Writes activities in the two shapes of the feed: with {@code fields} for lead changes, generic for all else. */
public final class ActivityWriter {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int DATE_LENGTH = "2026-01-31".length();

    private final Database database;
    private final Schema fields;

    /** Writes activities of this database. */
    public ActivityWriter(Database database) {
        this.database = database;
        this.fields = database.persons().schema();
    }

    /**
     * Entries of lead changes: Change Data Values in their shape, every other type in the generic one. Changes of one
     * person, author and second are one entry where that is chosen.
     */
    void leadChanges(JsonGenerator out, List<Activity> activities) throws IOException {
        boolean joined = database.behaves(OpenPoint.CHANGES_OF_A_SECOND, "joined");
        int from = 0;
        while (from < activities.size()) {
            int to = from + 1;
            while (joined && to < activities.size() && together(activities.get(from), activities.get(to))) {
                to++;
            }
            if (isChange(activities.get(from))) {
                leadChange(out, activities.subList(from, to));
            } else {
                generic(out, activities.get(from));
            }
            from = to;
        }
    }

    private static boolean together(Activity one, Activity other) {
        return isChange(one)
                && isChange(other)
                && one.personId() == other.personId()
                && one.at() == other.at()
                && one.author().equals(other.author());
    }

    private static boolean isChange(Activity activity) {
        return activity.is(ActivityType.CHANGE_DATA_VALUE) && activity.content() instanceof OfField;
    }

    private void leadChange(JsonGenerator out, List<Activity> changes) throws IOException {
        Activity activity = changes.get(0);
        begin(out, activity);
        out.writeArrayFieldStart("fields");
        for (Activity each : changes) {
            changedField(out, (OfField) each.content());
        }
        out.writeEndArray();
        out.writeArrayFieldStart("attributes");
        attribute(out, "Reason", activity.author().reason());
        attribute(out, "Source", activity.author().source());
        out.writeStartObject();
        out.writeStringField("name", "Lead ID");
        out.writeNumberField("value", activity.personId());
        out.writeEndObject();
        authorship(out, activity.author());
        out.writeEndArray();
        out.writeEndObject();
    }

    private void changedField(JsonGenerator out, OfField change) throws IOException {
        Field field = fields.byId(change.fieldId());
        out.writeStartObject();
        out.writeNumberField("id", field.id());
        out.writeStringField("name", field.name());
        if (change.after() != null) {
            out.writeStringField("newValue", ValueWriter.display(change.after()));
        } else if (database.behaves(OpenPoint.CLEARED_VALUE, "null")) {
            out.writeNullField("newValue");
        }
        if (change.before() != null) {
            out.writeStringField("oldValue", ValueWriter.display(change.before()));
        }
        out.writeEndObject();
    }

    /** An activity in the generic shape, as a tree. */
    public JsonNode tree(Activity activity) {
        try (TokenBuffer buffer = new TokenBuffer(JSON, false)) {
            generic(buffer, activity);
            return JSON.readTree(buffer.asParser());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** Any activities in the generic shape. */
    void genericAll(JsonGenerator out, List<Activity> activities) throws IOException {
        for (Activity each : activities) {
            generic(out, each);
        }
    }

    /** Any activity in the generic shape: primary attribute and attributes; empty ones are left out. */
    private void generic(JsonGenerator out, Activity activity) throws IOException {
        begin(out, activity);
        if (activity.content() instanceof OfField change) {
            fieldChange(out, activity, change, fields.byId(change.fieldId()));
        } else if (activity.content() instanceof Detailed detailed) {
            detailed(out, detailed);
        } else {
            wholePerson(out, activity, ((OfPerson) activity.content()).name());
        }
        out.writeEndObject();
    }

    private void begin(JsonGenerator out, Activity activity) throws IOException {
        out.writeStartObject();
        if (database.behaves(OpenPoint.ACTIVITY_ID, "given")) {
            out.writeNumberField("id", activity.id());
        }
        out.writeStringField("marketoGUID", Long.toString(activity.id()));
        out.writeNumberField("leadId", activity.personId());
        out.writeStringField("activityDate", ValueWriter.instant(activity.at()));
        out.writeNumberField("activityTypeId", activity.typeId());
    }

    private static void fieldChange(JsonGenerator out, Activity activity, OfField change, Field field)
            throws IOException {
        Author author = activity.author();
        out.writeNumberField("primaryAttributeValueId", field.id());
        out.writeStringField("primaryAttributeValue", field.label());
        out.writeArrayFieldStart("attributes");
        if (activity.is(ActivityType.CHANGE_SCORE)) {
            int difference = score(change.after()) - score(change.before());
            attribute(out, "Change Value", difference < 0 ? Integer.toString(difference) : "+" + difference);
        }
        attribute(out, "New Value", change.after() == null ? "" : ValueWriter.display(change.after()));
        attribute(out, "Old Value", change.before() == null ? "" : ValueWriter.display(change.before()));
        attribute(out, "Reason", author.reason());
        if (!activity.is(ActivityType.CHANGE_SCORE)) {
            attribute(out, "Source", author.source());
        }
        authorship(out, author);
        out.writeEndArray();
    }

    private static int score(Object value) {
        return value == null ? 0 : (Integer) value;
    }

    private static void wholePerson(JsonGenerator out, Activity activity, String name) throws IOException {
        out.writeNumberField("primaryAttributeValueId", activity.personId());
        if (!name.isEmpty()) {
            out.writeStringField("primaryAttributeValue", name);
        }
        out.writeArrayFieldStart("attributes");
        if (activity.is(ActivityType.NEW_LEAD)) {
            attribute(out, "Created Date", ValueWriter.instant(activity.at()).substring(0, DATE_LENGTH));
            attribute(out, "Source Type", activity.author().sourceType());
            authorship(out, activity.author());
        }
        out.writeEndArray();
    }

    private static void detailed(JsonGenerator out, Detailed detailed) throws IOException {
        if (detailed.assetId() > 0) {
            out.writeNumberField("primaryAttributeValueId", detailed.assetId());
        }
        // the primary attribute is text in the feed, whatever its type
        out.writeStringField("primaryAttributeValue", text(detailed.value()));
        out.writeArrayFieldStart("attributes");
        for (Attribute each : detailed.attributes()) {
            out.writeStartObject();
            if (!each.apiName().isEmpty()) {
                out.writeStringField("apiName", each.apiName());
            }
            out.writeStringField("name", each.name());
            out.writeFieldName("value");
            ValueWriter.value(out, each.value());
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private static String text(Object value) {
        return value instanceof Long seconds ? ValueWriter.instant(seconds) : ValueWriter.display(value);
    }

    private static void authorship(JsonGenerator out, Author author) throws IOException {
        attribute(out, "API Method Name", author.method());
        attribute(out, "Modifying User", author.user());
        attribute(out, "Request Id", author.requestId());
    }

    private static void attribute(JsonGenerator out, String name, String value) throws IOException {
        if (!value.isEmpty()) {
            out.writeStartObject();
            out.writeStringField("name", name);
            out.writeStringField("value", value);
            out.writeEndObject();
        }
    }
}
