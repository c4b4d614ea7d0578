package dev.tandem.sandbox.marketo.field;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.sandbox.marketo.store.DataType;
import dev.tandem.sandbox.marketo.store.Database;
import dev.tandem.sandbox.marketo.store.Field;
import dev.tandem.sandbox.marketo.store.Schema;
import dev.tandem.sandbox.marketo.wire.Envelope;
import dev.tandem.sandbox.marketo.wire.Refusal;
import dev.tandem.sandbox.marketo.wire.Request;
import dev.tandem.sandbox.marketo.wire.ResultPage;
import dev.tandem.sandbox.marketo.wire.Routes;
import java.io.IOException;
import java.util.function.Consumer;

/** The field-schema operations of one kind of record. */
public final class FieldOperations {

    private final Schema schema;
    private final FieldRules rules;
    private final Creator creator;
    private final Consumer<Field> changer;

    private FieldOperations(Schema schema, FieldRules rules, Creator creator, Consumer<Field> changer) {
        this.schema = schema;
        this.rules = rules;
        this.creator = creator;
        this.changer = changer;
    }

    /** Adds a checked field to the database. */
    @FunctionalInterface
    private interface Creator {

        Field create(String name, String label, DataType type, Field.Shown shown);
    }

    /** Adds the operations of persons, companies and opportunities to the table. */
    public static void addTo(Routes routes, Database database) {
        Schema persons = database.persons().schema();
        // every company field is a field of persons too, so a name must be free among these
        FieldRules rules = new FieldRules(persons);
        new FieldOperations(persons, rules, database::addPersonField, database::changePersonField)
                .addTo(routes, "/rest/v1/leads", "Lead");
        Schema companies = database.companies().table().schema();
        new FieldOperations(companies, rules, database::addCompanyField, database::changeCompanyField)
                .addTo(routes, "/rest/v1/companies", "Company");
        Schema opportunities = database.opportunities().table().schema();
        new FieldOperations(
                        opportunities,
                        new FieldRules(opportunities),
                        database::addOpportunityField,
                        database::changeOpportunityField)
                .addTo(routes, "/rest/v1/opportunities", "Opportunity");
    }

    private void addTo(Routes routes, String collection, String noun) {
        String all = collection + "/schema/fields.json";
        String one = collection + "/schema/fields/{name}.json";
        routes.add("GET", all, "Get " + noun + " Fields", this::list);
        routes.add("GET", one, "Get " + noun + " Field by Name", this::get);
        routes.add("POST", all, "Create " + noun + " Fields", this::create);
        routes.add("POST", one, "Update " + noun + " Field", this::update);
    }

    private void list(Request request, JsonGenerator out) throws IOException {
        ResultPage.of(schema.fields(), request.parameters())
                .write(out, (page, field, number) -> write(page, field))
                .more(out);
    }

    private void get(Request request, JsonGenerator out) throws IOException {
        Field field = schema.require(request.variables().get("name"));
        out.writeArrayFieldStart("result");
        write(out, field);
        out.writeEndArray();
    }

    private static void write(JsonGenerator out, Field field) throws IOException {
        Field.Shown shown = field.shown();
        out.writeStartObject();
        out.writeStringField("displayName", field.label());
        out.writeStringField("name", field.name());
        out.writeStringField("description", shown.description().isEmpty() ? null : shown.description());
        out.writeStringField("dataType", field.type().apiName());
        if (field.length() > 0) {
            out.writeNumberField("length", field.length());
        }
        out.writeBooleanField("isHidden", shown.hidden());
        out.writeBooleanField("isHtmlEncodingInEmail", shown.htmlEncoded());
        out.writeBooleanField("isSensitive", shown.sensitive());
        out.writeBooleanField("isCustom", field.custom());
        out.writeBooleanField("isApiCreated", field.custom());
        out.writeEndObject();
    }

    private void create(Request request, JsonGenerator out) throws IOException {
        JsonNode input = request.input();
        out.writeArrayFieldStart("result");
        for (JsonNode record : input) {
            out.writeStartObject();
            out.writeStringField("name", record.path("name").asText());
            try {
                FieldRules.NewField field = rules.check(record);
                creator.create(field.name(), field.label(), field.type(), field.shown());
                out.writeStringField("status", "created");
            } catch (Refusal refusal) {
                Envelope.skipped(out, refusal);
            }
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private void update(Request request, JsonGenerator out) throws IOException {
        Field field = schema.require(request.variables().get("name"));
        JsonNode input = request.input();
        rules.requireOne(input);
        out.writeArrayFieldStart("result");
        out.writeStartObject();
        out.writeStringField("name", field.name());
        try {
            changer.accept(rules.changed(field, input.get(0)));
            out.writeStringField("status", "updated");
        } catch (Refusal refusal) {
            Envelope.skipped(out, refusal);
        }
        out.writeEndObject();
        out.writeEndArray();
    }
}
