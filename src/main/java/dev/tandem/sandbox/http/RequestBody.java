package dev.tandem.sandbox.http;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;

/** Collects the body of one request, up to what the larger of the two services takes. */
final class RequestBody {

    /** Dataverse refuses bodies above about 116 MB, Marketo's bulk files end at 10 MB. */
    static final int LIMIT_BYTES = 120 * 1024 * 1024;

    private final Promise<Optional<byte[]>> promise = Promise.promise();
    private Buffer collected = Buffer.buffer();

    private RequestBody() {}

    /** The whole body; empty when it is larger than the limit. */
    static Future<Optional<byte[]>> read(HttpServerRequest request) {
        RequestBody body = new RequestBody();
        request.handler(body::add);
        request.endHandler(end -> body.promise.tryComplete(Optional.of(body.collected.getBytes())));
        request.exceptionHandler(body.promise::tryFail);
        return body.promise.future();
    }

    private void add(Buffer part) {
        if (collected.length() + part.length() > LIMIT_BYTES) {
            collected = Buffer.buffer();
            promise.tryComplete(Optional.empty());
        } else if (!promise.future().isComplete()) {
            collected.appendBuffer(part);
        }
    }
}
