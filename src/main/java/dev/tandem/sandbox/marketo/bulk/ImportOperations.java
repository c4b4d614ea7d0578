package dev.tandem.sandbox.marketo.bulk;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tandem.sandbox.http.LeadPartitions;
import dev.tandem.sandbox.http.Reply;
import dev.tandem.sandbox.marketo.lead.Action;
import dev.tandem.sandbox.marketo.lead.LeadOrder;
import dev.tandem.sandbox.marketo.store.Authorship;
import dev.tandem.sandbox.marketo.store.Database;
import dev.tandem.sandbox.marketo.store.Field;
import dev.tandem.sandbox.marketo.store.ObjectType;
import dev.tandem.sandbox.marketo.store.StaticList;
import dev.tandem.sandbox.marketo.wire.Answerer;
import dev.tandem.sandbox.marketo.wire.ErrorCode;
import dev.tandem.sandbox.marketo.wire.Parameters;
import dev.tandem.sandbox.marketo.wire.Refusal;
import dev.tandem.sandbox.marketo.wire.Request;
import dev.tandem.sandbox.marketo.wire.Routes;
import dev.tandem.sandbox.marketo.wire.Takes;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Function;

/** The operations of bulk import, by path (Marketo reference, section 10). */
public final class ImportOperations {

    private final Imports imports;
    private final Database database;
    private final Authorship authorship;
    private final LeadPartitions partitions;

    private ImportOperations(Imports imports, Authorship authorship, LeadPartitions partitions) {
        this.imports = imports;
        this.database = imports.database();
        this.authorship = authorship;
        this.partitions = partitions;
    }

    /** Adds them to the table. */
    public static void addTo(Routes routes, Imports imports, Authorship authorship, LeadPartitions partitions) {
        ImportOperations bulk = new ImportOperations(imports, authorship, partitions);
        String leads = "/bulk/v1/leads";
        String batch = leads + "/batch/{batchId}";
        routes.add("POST", leads + ".json", "Import Leads", Takes.FILE, bulk::importLeads);
        routes.add("GET", batch + ".json", "Get Import Lead Status", bulk::leadStatus);
        routes.addFile("GET", batch + "/failures.json", "Get Import Lead Failures", bulk.file(ImportJob::failures));
        routes.addFile("GET", batch + "/warnings.json", "Get Import Lead Warnings", bulk.file(ImportJob::warnings));
        String objects = "/bulk/v1/customobjects/{apiName}/import";
        String one = objects + "/{batchId}";
        routes.add("POST", objects + ".json", "Import Custom Objects", Takes.FILE, bulk::importObjects);
        routes.add("GET", one + "/status.json", "Get Import Custom Object Status", bulk::objectStatus);
        routes.addFile(
                "GET", one + "/failures.json", "Get Import Custom Object Failures", bulk.file(ImportJob::failures));
        routes.addFile(
                "GET", one + "/warnings.json", "Get Import Custom Object Warnings", bulk.file(ImportJob::warnings));
    }

    private void importLeads(Request request, JsonGenerator out) throws IOException {
        Parameters parameters = request.parameters();
        FileFormat format = format(request);
        Field lookup = database.persons()
                .schema()
                .requireSearchable(parameters.find("lookupField").orElse("email"));
        Optional<StaticList> list =
                parameters.find("listId").map(id -> database.lists().require(Parameters.integer("listId", id)));
        LeadOrder order = new LeadOrder(
                lookup.name().equals("id") ? Action.UPDATE_ONLY : Action.CREATE_OR_UPDATE,
                lookup,
                database.persons().derived(authorship.of(request)),
                request.office(),
                LeadOrder.partition(partitions, parameters.find("partitionName")),
                LeadOrder.Sight.ALL);
        ImportJob job = imports.add(
                "",
                list.map(each -> each.about().id()).orElse(0),
                format,
                parameters.require("file"),
                new LeadRowTaker(database, order, list));
        out.writeArrayFieldStart("result");
        out.writeStartObject();
        begin(out, job);
        out.writeStringField("importId", Integer.toString(job.ordered().batchId()));
        out.writeEndObject();
        out.writeEndArray();
    }

    private void importObjects(Request request, JsonGenerator out) throws IOException {
        FileFormat format = format(request);
        ObjectType type = type(request);
        String file = request.parameters().require("file");
        ImportJob job = imports.add(
                type.about().name(), 0, format, file, new ObjectRowTaker(database, type, authorship.of(request)));
        out.writeArrayFieldStart("result");
        out.writeStartObject();
        begin(out, job);
        out.writeStringField("objectApiName", job.ordered().object());
        out.writeEndObject();
        out.writeEndArray();
    }

    private static FileFormat format(Request request) {
        return FileFormat.of(request.parameters().find("format").orElse(FileFormat.CSV.name()));
    }

    /** The approved type that the path names; 1013 when there is none. */
    private ObjectType type(Request request) {
        String name = request.variables().get("apiName");
        return Optional.ofNullable(database.customObjects().get(name))
                .orElseThrow(() -> new Refusal(ErrorCode.OBJECT_NOT_FOUND, "Custom object '" + name + "' not found"));
    }

    private static void begin(JsonGenerator out, ImportJob job) throws IOException {
        out.writeNumberField("batchId", job.ordered().batchId());
        out.writeStringField("status", job.status());
    }

    private void leadStatus(Request request, JsonGenerator out) throws IOException {
        ImportJob job = job(request).orElseThrow(ImportOperations::noBatch);
        out.writeArrayFieldStart("result");
        out.writeStartObject();
        begin(out, job);
        out.writeStringField("importId", Integer.toString(job.ordered().batchId()));
        out.writeNumberField("numOfLeadsProcessed", job.imported());
        counters(out, job);
        out.writeEndObject();
        out.writeEndArray();
    }

    private void objectStatus(Request request, JsonGenerator out) throws IOException {
        ImportJob job = job(request).orElseThrow(ImportOperations::noBatch);
        out.writeArrayFieldStart("result");
        out.writeStartObject();
        begin(out, job);
        out.writeStringField("operation", "import");
        out.writeStringField("objectApiName", job.ordered().object());
        out.writeNumberField("numOfObjectsProcessed", job.imported());
        counters(out, job);
        if (job.seconds().isPresent()) {
            out.writeStringField("importTime", job.seconds().get() + " second(s)");
        }
        out.writeEndObject();
        out.writeEndArray();
    }

    private static void counters(JsonGenerator out, ImportJob job) throws IOException {
        out.writeNumberField("numOfRowsFailed", job.failed());
        out.writeNumberField("numOfRowsWithWarning", job.warned());
        if (job.message().isPresent()) {
            out.writeStringField("message", job.message().get());
        }
    }

    private static Refusal noBatch() {
        return new Refusal(ErrorCode.OBJECT_NOT_FOUND, "Batch not found");
    }

    private Optional<ImportJob> job(Request request) {
        return imports.find(
                request.variables().getOrDefault("apiName", ""),
                Parameters.integer("batchId", request.variables().get("batchId")));
    }

    /** A file of a job; 404 in plain text when it has none. */
    private Answerer file(Function<ImportJob, String> content) {
        return request -> {
            Optional<ImportJob> job = job(request);
            String text = job.map(content).orElse("");
            return text.isEmpty()
                    ? FileReplies.none(request.operation())
                    : Reply.text(
                            request.operation(),
                            200,
                            job.orElseThrow().ordered().format().contentType(),
                            text);
        };
    }
}
