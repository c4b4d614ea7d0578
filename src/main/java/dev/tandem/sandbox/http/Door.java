package dev.tandem.sandbox.http;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.PfxOptions;
import java.net.BindException;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CompletionException;

/**
 * One HTTP/1.1 port on the loopback interface, plain or with TLS.
 *
 * <p>Sockets are served by Vert.x event loops; each call is executed on a pool of worker threads, so calls run side by
 * side as they do at the real services.
 */
public final class Door implements AutoCloseable {

    private static final String LOOPBACK = "127.0.0.1";

    /** More than Dataverse's 52 and Marketo's 10 simultaneous calls, so that both can refuse one too many. */
    private static final int WORKERS = 96;

    private static final int INITIAL_LINE_BYTES = 70_000;
    private static final int HEADER_BYTES = 128_000;

    private final Vertx vertx;
    private final HttpServer server;

    private Door(Vertx vertx, HttpServer server) {
        this.vertx = vertx;
        this.server = server;
    }

    /**
     * Opens a plain port.
     *
     * @param port the port, or 0 for any free one
     * @param clock the time told in the {@code Date} header
     * @throws PortInUse when the port is taken
     */
    public static Door plain(int port, Clock clock, Reception reception) {
        return open(port, options(), clock, reception);
    }

    /**
     * Opens a TLS port with the key and certificate of a PKCS12 store.
     *
     * @throws PortInUse when the port is taken
     */
    public static Door secure(int port, byte[] keyStore, String password, Clock clock, Reception reception) {
        HttpServerOptions options = options()
                .setSsl(true)
                .setKeyCertOptions(
                        new PfxOptions().setValue(Buffer.buffer(keyStore)).setPassword(password));
        return open(port, options, clock, reception);
    }

    private static HttpServerOptions options() {
        return new HttpServerOptions()
                .setHost(LOOPBACK)
                .setMaxInitialLineLength(INITIAL_LINE_BYTES)
                .setMaxHeaderSize(HEADER_BYTES)
                .setHandle100ContinueAutomatically(true)
                .setHttp2ClearTextEnabled(false)
                .setUseAlpn(false)
                .setTcpNoDelay(true);
    }

    private static Door open(int port, HttpServerOptions options, Clock clock, Reception reception) {
        Vertx vertx = Vertx.vertx(new VertxOptions()
                .setEventLoopPoolSize(2)
                .setUseDaemonThread(true)
                .setFileSystemOptions(
                        new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false)));
        WorkerExecutor workers = vertx.createSharedWorkerExecutor("sandbox", WORKERS);
        Wire wire = new Wire(vertx, clock);
        HttpServer server = vertx.createHttpServer(options)
                .requestHandler(request -> serve(request, options.isSsl(), workers, reception, wire));
        try {
            await(server.listen(port));
        } catch (CompletionException failure) {
            await(vertx.close());
            if (failure.getCause() instanceof BindException) {
                throw new PortInUse(port);
            }
            throw failure;
        }
        return new Door(vertx, server);
    }

    private static void serve(
            HttpServerRequest request, boolean tls, WorkerExecutor workers, Reception reception, Wire wire) {
        RequestBody.read(request).onSuccess(body -> {
            if (body.isEmpty()) {
                wire.refuseTooLarge(request);
            } else {
                answer(request, callOf(request, tls, body), workers, reception, wire);
            }
        });
    }

    private static void answer(
            HttpServerRequest request, Call call, WorkerExecutor workers, Reception reception, Wire wire) {
        workers.executeBlocking(() -> wire.prepare(call, reception.receive(call)), false)
                .onSuccess(shipment -> wire.send(request, shipment))
                .onFailure(failure -> wire.sendFailure(request, failure));
    }

    private static Call callOf(HttpServerRequest request, boolean tls, Optional<byte[]> body) {
        String host = request.getHeader("Host");
        return new Call(
                request.method().name(),
                tls ? "https" : "http",
                host == null ? LOOPBACK + ":" + request.localAddress().port() : host,
                request.path() == null ? "/" : DotSegments.remove(request.path()),
                request.query() == null ? "" : request.query(),
                Headers.of(request.headers()),
                body.orElseThrow());
    }

    /** The port that this door listens on. */
    public int port() {
        return server.actualPort();
    }

    /** Closes the port and all its connections. */
    @Override
    public void close() {
        await(vertx.close());
    }

    private static <T> void await(Future<T> future) {
        future.toCompletionStage().toCompletableFuture().join();
    }
}
