package dev.tandem.command;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** What happens in the two systems between two pages: the routes call here when a page is committed, and wait. */
final class Meanwhile implements AutoCloseable {

    private static final String LAST_STEP = "    ref: progress\n    method: page\n";

    private static final String CALL = """
            - setBody:
                id: test-meanwhile-body%1$s
                expression:
                  constant:
                    expression: committed
            - toD:
                id: test-meanwhile%1$s
                uri: "http://127.0.0.1:%2$d/${exchangeProperty.stream}"
            """;

    private static final String WRITE = "              - bean:\n                  id: two-way-write-marketo\n";

    private static final String BEFORE_WRITE = """
            - setProperty:
                id: test-before-write-keep
                name: testBatch
                expression:
                  simple:
                    expression: "${body}"
            - setBody:
                id: test-before-write-body
                expression:
                  constant:
                    expression: merged
            - toD:
                id: test-before-write
                uri: "http://127.0.0.1:%1$d/${exchangeProperty.stream}"
            - removeHeaders:
                id: test-before-write-headers
                pattern: "*"
            - setBody:
                id: test-before-write-recall
                expression:
                  simple:
                    expression: "${exchangeProperty.testBatch}"
            """;

    private final HttpServer server;
    private final AtomicReference<Consumer<String>> action = new AtomicReference<>(stream -> {});
    private final AtomicReference<Throwable> trouble = new AtomicReference<>();

    private Meanwhile(HttpServer server) {
        this.server = server;
    }

    /** Adds the call to the routes of that folder. */
    static Meanwhile between(TemporaryHome home) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        Meanwhile meanwhile = new Meanwhile(server);
        server.createContext("/", meanwhile::pageIsDone);
        server.start();
        meanwhile.callFrom(home, "04-one-way", 14);
        meanwhile.callFrom(home, "05-two-way", 8);
        return meanwhile;
    }

    /** Adds the call to the routes of that folder where persons are read and merged, and not written yet. */
    static Meanwhile beforeWrites(TemporaryHome home) throws IOException {
        Meanwhile meanwhile =
                new Meanwhile(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
        meanwhile.server.createContext("/", meanwhile::pageIsDone);
        meanwhile.server.start();
        home.replace(
                "routes/05-two-way.camel.yaml",
                WRITE,
                BEFORE_WRITE.formatted(meanwhile.server.getAddress().getPort()).indent(14) + WRITE);
        return meanwhile;
    }

    private void callFrom(TemporaryHome home, String topic, int indent) throws IOException {
        String last = LAST_STEP.indent(indent);
        String call = CALL.formatted("-" + topic, server.getAddress().getPort());
        home.replace("routes/" + topic + ".camel.yaml", last, last + call.indent(indent));
    }

    /** Does this after every page from now on, given the stream's name. */
    void afterEachPage(Consumer<String> next) {
        action.set(next);
    }

    /** Does this once, before the next batch of a stream is written. */
    void beforeTheNextWrite(Runnable next) {
        action.set(stream -> {
            action.set(other -> {});
            next.run();
        });
    }

    private void pageIsDone(HttpExchange call) throws IOException {
        try {
            action.get().accept(call.getRequestURI().getPath().substring(1));
            call.sendResponseHeaders(204, -1);
        } catch (RuntimeException | AssertionError failed) {
            trouble.compareAndSet(null, failed);
            call.sendResponseHeaders(500, -1);
        } finally {
            call.close();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        if (trouble.get() != null) {
            throw new AssertionError("between two pages", trouble.get());
        }
    }
}
