package dev.tandem.sandbox.marketo.bulk;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.sandbox.http.Reply;
import dev.tandem.sandbox.marketo.store.Database;
import dev.tandem.sandbox.marketo.store.ValueWriter;
import dev.tandem.sandbox.marketo.wire.ErrorCode;
import dev.tandem.sandbox.marketo.wire.OpenPoint;
import dev.tandem.sandbox.marketo.wire.Refusal;
import dev.tandem.sandbox.marketo.wire.Request;
import dev.tandem.sandbox.marketo.wire.ResultPage;
import dev.tandem.sandbox.marketo.wire.Routes;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** The operations of bulk extract, by path (Marketo reference, section 11). */
public final class ExtractOperations {

    private static final String API_NAME = "apiName";

    private final Extracts extracts;
    private final Database database;

    private ExtractOperations(Extracts extracts) {
        this.extracts = extracts;
        this.database = extracts.database();
    }

    /** Adds them to the table. */
    public static void addTo(Routes routes, Extracts extracts) {
        ExtractOperations bulk = new ExtractOperations(extracts);
        bulk.add(routes, "leads", "Lead", request -> LeadExtract.read(bulk.database, request.body()));
        bulk.add(routes, "activities", "Activity", request -> ActivityExtract.read(bulk.database, request.body()));
        bulk.add(
                routes,
                "customobjects/{apiName}",
                "Custom Object",
                request -> ObjectExtract.read(bulk.database, request.variables().get(API_NAME), request.body()));
    }

    private void add(Routes routes, String kind, String name, Function<Request, ExtractFile> definition) {
        String all = "/bulk/v1/" + kind + "/export";
        String one = all + "/{exportId}";
        routes.add("GET", all + ".json", "Get Export " + name + " Jobs", this::list);
        routes.add(
                "POST",
                all + "/create.json",
                "Create Export " + name + " Job",
                (request, out) -> create(request, out, definition));
        routes.add("POST", one + "/enqueue.json", "Enqueue Export " + name + " Job", this::enqueue);
        routes.add("POST", one + "/cancel.json", "Cancel Export " + name + " Job", this::cancel);
        routes.add("GET", one + "/status.json", "Get Export " + name + " Job Status", this::status);
        routes.addFile("GET", one + "/file.json", "Get Export " + name + " File", this::file);
    }

    private static String kind(Request request) {
        String path = request.raw().path();
        String kind = path.split("/", -1)[3];
        return request.variables().containsKey(API_NAME)
                ? kind + "/" + request.variables().get(API_NAME)
                : kind;
    }

    private Optional<ExtractJob> found(Request request) {
        return extracts.find(kind(request), request.user(), request.variables().get("exportId"));
    }

    /** The job that the path names; 1013 when this user has none of this kind. */
    private ExtractJob job(Request request) {
        return found(request).orElseThrow(() -> new Refusal(ErrorCode.OBJECT_NOT_FOUND, "Export job not found"));
    }

    private void create(Request request, JsonGenerator out, Function<Request, ExtractFile> definition)
            throws IOException {
        JsonNode order = request.body();
        if (!order.isObject()) {
            throw new Refusal(ErrorCode.INVALID_JSON);
        }
        FileFormat format = FileFormat.of(request.text("format", FileFormat.CSV.name()));
        ExtractJob job = extracts.create(kind(request), request.user(), format, definition.apply(request));
        write(out, job, database.now());
    }

    private void enqueue(Request request, JsonGenerator out) throws IOException {
        ExtractJob job = job(request);
        extracts.enqueue(job);
        write(out, job, database.now());
    }

    private void cancel(Request request, JsonGenerator out) throws IOException {
        ExtractJob job = job(request);
        extracts.cancel(job);
        write(out, job, database.now());
    }

    private void status(Request request, JsonGenerator out) throws IOException {
        ExtractJob job = job(request);
        write(out, job, moment(job));
    }

    /** The moment whose status is told now. */
    private int moment(ExtractJob job) {
        return database.behaves(OpenPoint.EXTRACT_STATUS, "by-minute")
                ? job.refreshedAt(database.now())
                : database.now();
    }

    private void list(Request request, JsonGenerator out) throws IOException {
        List<String> wanted = request.parameters().list("status").stream()
                .map(ExtractOperations::spelled)
                .toList();
        List<ExtractJob> jobs = extracts.list(kind(request), request.user()).stream()
                .filter(job -> wanted.isEmpty()
                        || wanted.contains(spelled(job.stateAt(moment(job)).word())))
                .toList();
        ResultPage.of(jobs, request.parameters())
                .write(out, (page, job, number) -> write(page, job, moment(job), true))
                .token(out);
    }

    /** The two spellings of cancelled are one; case does not matter. */
    private static String spelled(String status) {
        return status.toLowerCase(Locale.ROOT).replace("canceled", "cancelled");
    }

    private static void write(JsonGenerator out, ExtractJob job, int moment) throws IOException {
        out.writeArrayFieldStart("result");
        write(out, job, moment, false);
        out.writeEndArray();
    }

    private static void write(JsonGenerator out, ExtractJob job, int moment, boolean listed) throws IOException {
        ExtractJob.State state = job.stateAt(moment);
        out.writeStartObject();
        out.writeStringField("exportId", job.ordered().exportId());
        out.writeStringField("status", listed ? state.word().replace("Cancelled", "Canceled") : state.word());
        out.writeStringField("format", job.ordered().format().name());
        out.writeStringField("createdAt", ValueWriter.instant(job.ordered().at()));
        time(out, "queuedAt", job.queuedAt(), moment);
        time(out, "startedAt", job.startedAt(), moment);
        time(out, "finishedAt", job.finishedAt(), moment);
        if (state == ExtractJob.State.COMPLETED) {
            out.writeNumberField("numberOfRecords", job.records());
            out.writeNumberField("fileSize", job.size());
            out.writeStringField("fileChecksum", job.checksum());
        }
        out.writeEndObject();
    }

    private static void time(JsonGenerator out, String name, Optional<Integer> at, int moment) throws IOException {
        if (at.filter(each -> each <= moment).isPresent()) {
            out.writeStringField(name, ValueWriter.instant(at.get()));
        }
    }

    private Reply file(Request request) {
        Optional<ExtractJob> job = found(request).filter(each -> each.content().length > 0);
        return job.map(each -> FileReplies.file(
                        request.operation(),
                        each.ordered().format().contentType(),
                        each.content(),
                        request.raw().header("Range")))
                .orElseGet(() -> FileReplies.none(request.operation()));
    }
}
