package dev.tandem.sandbox.dataverse;

import dev.tandem.sandbox.dataverse.protocol.Refusal;
import dev.tandem.sandbox.dataverse.protocol.Replies;
import dev.tandem.sandbox.dataverse.protocol.Request;
import dev.tandem.sandbox.dataverse.query.Urls;
import dev.tandem.sandbox.dataverse.reading.Reads;
import dev.tandem.sandbox.dataverse.rows.Database;
import dev.tandem.sandbox.http.Call;
import dev.tandem.sandbox.http.Reply;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.locks.Lock;

/** Chooses what answers a request whose user is known. */
final class Router {

    private static final int LONGEST_URL = 32_768;

    private final Database database;
    private final Functions functions;
    private final ServiceDocuments documents;
    private final Reads reads;

    Router(Database database, Identity identity, Clock clock) {
        Urls urls = new Urls(database.tables());
        this.database = database;
        this.functions = new Functions(database, identity);
        this.documents = new ServiceDocuments(database.tables(), urls);
        this.reads = new Reads(database, urls, clock);
    }

    /** Answers a call of this user. */
    Reply answer(Call call, UUID user) {
        String operation = Operations.name(call);
        try {
            if (call.path().length() + call.query().length() > LONGEST_URL) {
                throw new Refusal(414, "0x80060888", "The URL is longer than " + LONGEST_URL + " characters.");
            }
            return route(Request.of(call, operation, user));
        } catch (Refusal refusal) {
            return Replies.error(operation, refusal);
        }
    }

    private Reply route(Request request) {
        String first = request.path().replaceAll("[(/].*", "");
        if (first.isEmpty()) {
            return documents.serviceDocument(request);
        }
        if (first.equals("$metadata")) {
            return documents.metadata(request);
        }
        if (Functions.knows(first)) {
            return reading(() -> functions.call(request));
        }
        if (request.method().equals("GET")) {
            return reading(() -> reads.get(request));
        }
        throw Refusal.method(request.method());
    }

    private Reply reading(java.util.function.Supplier<Reply> answer) {
        Lock lock = database.lock().readLock();
        lock.lock();
        try {
            return answer.get();
        } finally {
            lock.unlock();
        }
    }
}
