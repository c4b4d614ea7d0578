package dev.tandem.command;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** What happens in the two systems between two steps: the routes call here, when a page is committed or before a step. */
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

    private static final String DETOUR = """
            - setProperty:
                id: test-before-%1$s-keep
                name: kept
                expression:
                  simple:
                    expression: "${body}"
            - setBody:
                id: test-before-%1$s-body
                expression:
                  constant:
                    expression: before
            - to:
                id: test-before-%1$s
                uri: "http://127.0.0.1:%2$d/%1$s"
            - setBody:
                id: test-before-%1$s-back
                expression:
                  simple:
                    expression: "${exchangeProperty.kept}"
            """;

    private final HttpServer server;
    /** What is done may make another process pass the same step. */
    private final ExecutorService callers = Executors.newCachedThreadPool();

    private final AtomicReference<Consumer<String>> action = new AtomicReference<>(stream -> {});
    private final AtomicReference<Throwable> trouble = new AtomicReference<>();

    private Meanwhile() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(callers);
        server.createContext("/", this::called);
        server.start();
    }

    /** Adds the call to the routes of that folder. */
    static Meanwhile between(TemporaryHome home) throws IOException {
        Meanwhile meanwhile = new Meanwhile();
        meanwhile.callFrom(home, "04-one-way", 14);
        meanwhile.callFrom(home, "05-two-way", 8);
        return meanwhile;
    }

    private void callFrom(TemporaryHome home, String topic, int indent) throws IOException {
        String last = LAST_STEP.indent(indent);
        String call = CALL.formatted("-" + topic, server.getAddress().getPort());
        home.replace("routes/" + topic + ".camel.yaml", last, last + call.indent(indent));
    }

    /**
     * Adds a call to the routes of that folder just before a step, whose body and properties stay as they are; the action
     * is given the step's id.
     *
     * @param topic the file, without its ending
     * @param step the id of a bean's step
     */
    static Meanwhile before(TemporaryHome home, String topic, String step) throws IOException {
        Meanwhile meanwhile = new Meanwhile();
        String file = "routes/" + topic + ".camel.yaml";
        String bean = "- bean:\n";
        String text = Files.readString(home.path().resolve(file));
        int at = text.lastIndexOf(bean, text.indexOf("id: " + step + "\n"));
        int indent = at - text.lastIndexOf('\n', at) - 1;
        String call =
                DETOUR.formatted(step, meanwhile.server.getAddress().getPort()).indent(indent);
        home.write(file, text.substring(0, at - indent) + call + text.substring(at - indent));
        return meanwhile;
    }

    /** Does this at every call from now on, given the name of the page's stream, or of the step. */
    void eachTime(Consumer<String> next) {
        action.set(next);
    }

    /** Does this at the next call, and no more. */
    void once(Runnable next) {
        action.set(step -> {
            action.set(other -> {});
            next.run();
        });
    }

    private void called(HttpExchange call) throws IOException {
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
        callers.shutdownNow();
        if (trouble.get() != null) {
            throw new AssertionError("between two steps", trouble.get());
        }
    }
}
