package dev.tandem.sandbox.http;

import io.netty.buffer.Unpooled;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts answers on the wire, whole, late, by half or not at all. */
final class Wire {

    private static final Logger LOG = LoggerFactory.getLogger(Wire.class);

    private final Vertx vertx;
    private final Clock clock;

    Wire(Vertx vertx, Clock clock) {
        this.vertx = vertx;
        this.clock = clock;
    }

    /** Does the work that does not belong on an event loop: compression. */
    Shipment prepare(Call call, Delivery delivery) {
        if (delivery instanceof Delivery.Whole whole) {
            return pack(call, delivery, whole.reply());
        }
        if (delivery instanceof Delivery.Late late) {
            return pack(call, delivery, late.reply());
        }
        if (delivery instanceof Delivery.Half half) {
            return new Shipment(delivery, wrap(half.reply().body()), false);
        }
        return new Shipment(delivery, Buffer.buffer(), false);
    }

    private static Shipment pack(Call call, Delivery delivery, Reply reply) {
        return Compression.wanted(call, reply)
                ? new Shipment(delivery, wrap(Compression.gzip(reply.body())), true)
                : new Shipment(delivery, wrap(reply.body()), false);
    }

    /**
     * A buffer over the very same bytes; pages of several megabytes are not copied. The deprecated call is the only
     * public one that does not copy.
     */
    @SuppressWarnings("deprecation")
    private static Buffer wrap(byte[] bytes) {
        return Buffer.buffer(Unpooled.wrappedBuffer(bytes));
    }

    void send(HttpServerRequest request, Shipment shipment) {
        Delivery delivery = shipment.delivery();
        if (delivery instanceof Delivery.Whole whole) {
            sendWhole(request, whole.reply(), shipment);
        } else if (delivery instanceof Delivery.Late late) {
            long millis = Math.max(1, late.delay().toMillis());
            vertx.setTimer(millis, timer -> sendWhole(request, late.reply(), shipment));
        } else if (delivery instanceof Delivery.Half half) {
            sendHalf(request, half.reply(), shipment.body());
        } else {
            request.connection().close();
        }
    }

    private void sendWhole(HttpServerRequest request, Reply reply, Shipment shipment) {
        HttpServerResponse response = begin(request, reply);
        if (shipment.gzip()) {
            response.putHeader("Content-Encoding", "gzip").putHeader("Vary", "Accept-Encoding");
        }
        if (HttpMethod.HEAD.equals(request.method())) {
            response.putHeader("Content-Length", String.valueOf(shipment.body().length()));
            response.end();
        } else {
            response.end(shipment.body());
        }
    }

    private void sendHalf(HttpServerRequest request, Reply reply, Buffer body) {
        HttpServerResponse response = begin(request, reply);
        response.putHeader("Content-Length", String.valueOf(Math.max(1, body.length())));
        response.write(body.slice(0, body.length() / 2))
                .onComplete(written -> request.connection().close());
    }

    /** Something in the sandbox itself failed: say so instead of leaving the caller waiting. */
    void sendFailure(HttpServerRequest request, Throwable failure) {
        LOG.error("A call of the sandbox failed.", failure);
        sendText(request, 500, "The sandbox failed: " + failure);
    }

    void refuseTooLarge(HttpServerRequest request) {
        sendText(request, 413, "The body is larger than " + RequestBody.LIMIT_BYTES + " bytes.");
    }

    private void sendText(HttpServerRequest request, int status, String sentence) {
        HttpServerResponse response = begin(request, Reply.text("", status, "text/plain; charset=utf-8", ""));
        response.putHeader("Connection", "close");
        response.end(sentence).onComplete(sent -> request.connection().close());
    }

    private HttpServerResponse begin(HttpServerRequest request, Reply reply) {
        HttpServerResponse response = request.response().setStatusCode(reply.status());
        response.exceptionHandler(gone -> LOG.debug("A caller went away before its answer was sent."));
        response.putHeader(
                "Date",
                DateTimeFormatter.RFC_1123_DATE_TIME.format(clock.instant().atOffset(ZoneOffset.UTC)));
        reply.headers().forEach(response::putHeader);
        return response;
    }
}
