package dev.tandem.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tandem.command.settings.Settings;
import dev.tandem.command.settings.SettingsReader;
import dev.tandem.operations.Setup;
import dev.tandem.operations.StatusReport;
import dev.tandem.operations.StatusReport.StreamStatus;
import dev.tandem.sandbox.Keeping;
import dev.tandem.sandbox.Sandbox;
import dev.tandem.sandbox.SandboxClock;
import dev.tandem.sandbox.SandboxOptions;
import dev.tandem.sandbox.http.LineWatch;
import dev.tandem.sandbox.http.Recorder;
import dev.tandem.state.State;
import dev.tandem.state.Transaction;
import dev.tandem.sync.CycleReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.BiFunction;

/** The product with its shipped routes, streams and settings between the two imitated systems, on free ports. */
public final class TwoSystems implements AutoCloseable {

    static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final Sandbox sandbox;
    private final Settings settings;
    private Engine engine;

    private TwoSystems(Sandbox sandbox, Settings settings) {
        this.sandbox = sandbox;
        this.settings = settings;
        startEngine();
    }

    /** Starts everything; the fields of ours are created, nothing is synced yet. */
    static TwoSystems start(Path directory, int size) {
        return in(directory).size(size).start();
    }

    /** Prepares a start with other than the usual choices. */
    public static Choices in(Path directory) {
        return new Choices(directory);
    }

    /** What a test may choose. */
    public static final class Choices {

        private final Path directory;
        private final Map<String, String> overrides = new HashMap<>();
        private int size = 60;
        private Path home = Path.of("").toAbsolutePath();
        private Clock machine = Clock.systemUTC();

        private Choices(Path directory) {
            this.directory = directory;
        }

        /** How many contacts there are. */
        public Choices size(int contacts) {
            size = contacts;
            return this;
        }

        /** Another time than the machine's. */
        public Choices machine(Clock other) {
            machine = other;
            return this;
        }

        /** Other routes and streams than those that are shipped. */
        Choices home(Path other) {
            home = other;
            return this;
        }

        public Choices with(String setting, String value) {
            overrides.put(setting, value);
            return this;
        }

        public TwoSystems start() {
            TwoSystems systems = startWithoutSetup();
            systems.setup().run();
            return systems;
        }

        TwoSystems startWithoutSetup() {
            try {
                Sandbox sandbox = Sandbox.start(
                        new SandboxOptions(0, directory.resolve("sandbox"), size, 42, machine, Keeping.NOTHING));
                Settings shipped = new SettingsReader(home, Optional.empty(), Map.of(), new Properties()).read();
                TwoSystems systems = new TwoSystems(sandbox, shipped.with(values(sandbox)));
                systems.quotas(false);
                return systems;
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }

        private Map<String, String> values(Sandbox sandbox) {
            Map<String, String> values = new HashMap<>(sandbox.settings());
            values.put("state.url", "jdbc:h2:file:" + directory.resolve("state"));
            values.put("console.port", "0");
            values.put("marketo.pace.calls", "100000");
            values.put("dynamics.pace.calls", "100000");
            values.put("marketo.retry-delay", "1");
            values.put("marketo.retry-delay-max", "5");
            values.put("dynamics.retry-delay", "1");
            values.put("dynamics.retry-delay-max", "5");
            values.putAll(overrides);
            return values;
        }
    }

    private void startEngine() {
        engine = Engine.forOneCycle(settings, sandbox.clock());
    }

    /** As if the process had been stopped and started again. */
    public void restart() {
        engine.close();
        startEngine();
    }

    /** Who is told of every call to the two systems from now on. */
    void record(Recorder who) {
        sandbox.record(who);
    }

    /** As if the process had been killed and started again: it had no time to say anything. */
    public void restart(Runnable funeral) {
        try {
            engine.close();
        } catch (RuntimeException cutOff) {
            // it could not reach its state any more
        }
        funeral.run();
        startEngine();
    }

    /** One cycle of a second process on the same state. */
    public CycleReport cycleOfAnother() {
        try (Engine other = Engine.forOneCycle(settings, sandbox.clock())) {
            return other.runCycle(Optional.empty());
        }
    }

    /** Whom every call to the two systems meets from now on. */
    public void watch(LineWatch who) {
        sandbox.watch(who);
    }

    Setup setup() {
        return engine.setup();
    }

    public SandboxClock clock() {
        return sandbox.clock();
    }

    Settings settings() {
        return settings;
    }

    String url() {
        return sandbox.url();
    }

    public CycleReport cycle() {
        return engine.runCycle(Optional.empty());
    }

    CycleReport cycle(String stream) {
        return engine.runCycle(Optional.of(stream));
    }

    /** What was called since the last reset. */
    Calls calls() {
        return new Calls(control("GET", "statistics", ""));
    }

    public void resetCalls() {
        control("DELETE", "statistics", "");
    }

    /** One cycle, with the calls that it made. */
    public Calls callsOfCycle() {
        resetCalls();
        cycle();
        return calls();
    }

    public Office office() {
        return new Office(this);
    }

    public Marketing marketing() {
        return new Marketing(this);
    }

    /** What differs between the two sides, found without the engine. */
    List<String> differences() {
        return new Oracle(this).differences();
    }

    public StatusReport status() {
        return StoppedService.status(settings, clock());
    }

    /** What status says of one stream. */
    public StreamStatus status(String stream) {
        return status().streams().stream()
                .filter(each -> each.stream().equals(stream))
                .findFirst()
                .orElseThrow();
    }

    /** Looks into the state, as another process may. */
    <T> T state(BiFunction<State, Transaction, T> look) {
        try (State state = State.open(StateAccess.of(settings))) {
            return state.transaction(tx -> look.apply(state, tx));
        }
    }

    void fault(String api, String operation, String kind, int skip, int times) {
        control(
                "POST",
                "faults",
                JSON.createObjectNode()
                        .put("api", api)
                        .put("operation", operation)
                        .put("kind", kind)
                        .put("skip", skip)
                        .put("times", times)
                        .toString());
    }

    /** The line of the next such call breaks, and it takes effect when that time has passed. */
    void faultLate(String api, String operation, String delay) {
        control(
                "POST",
                "faults",
                JSON.createObjectNode()
                        .put("api", api)
                        .put("operation", operation)
                        .put("kind", "drop-late")
                        .put("delay", delay)
                        .toString());
    }

    /** Marketo or Dynamics refuses calls with a code of its own. */
    void refuse(String api, String operation, String code, int times) {
        control(
                "POST",
                "faults",
                JSON.createObjectNode()
                        .put("api", api)
                        .put("operation", operation)
                        .put("kind", "refuse")
                        .put("code", code)
                        .put("times", times)
                        .toString());
    }

    void noFaults() {
        control("DELETE", "faults", "");
    }

    /** Customizers and administrators at work: one change, such as {@code dropColumn}. */
    void schema(String change, String what) {
        control("POST", "schema", "{\"" + change + "\":" + what + "}");
    }

    /** How many seconds Marketo's token is still good for; it gives the same one to all who ask. */
    public long tokenLife() {
        String query = "grant_type=client_credentials&client_id=%s&client_secret=%s"
                .formatted(settings.text("marketo.client-id"), settings.text("marketo.client-secret"));
        return answer(request("/identity/oauth/token?" + query).GET().build())
                .path("expires_in")
                .asLong();
    }

    /** One of the two behaves like that from now on, where its vendor documents nothing. */
    public void choose(String openPoint, String value) {
        control("PUT", "open-points", "{\"name\":\"" + openPoint + "\",\"value\":\"" + value + "\"}");
    }

    /** What can be chosen so, by service. */
    JsonNode openPoints() {
        return control("GET", "open-points", "");
    }

    /** How Marketo's change feed misbehaves from now on, as JSON: late entries, short pages. */
    void feed(String oddities) {
        control("PUT", "feed", oddities);
    }

    void quotas(boolean enforced) {
        control("PUT", "quotas", "{\"enforced\":" + enforced + "}");
    }

    void organization(String id) {
        control("PUT", "organization", "{\"organizationId\":\"" + id + "\"}");
    }

    public void advance(String duration) {
        control("POST", "clock", "{\"advance\":\"" + duration + "\"}");
    }

    private JsonNode control(String method, String path, String body) {
        return send(method, "/sandbox/" + path, body);
    }

    /** Reads rows with labels and the tables of lookups. */
    JsonNode sendAnnotated(String path) {
        return answer(request(path)
                .header("Prefer", "odata.include-annotations=\"*\"")
                .GET()
                .build());
    }

    /** Sends a long query in the body. */
    JsonNode form(String path, String query) {
        return answer(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(query))
                .build());
    }

    /** Sends JSON to the sandbox; throws if it is refused. */
    JsonNode send(String method, String path, String body) {
        return answer(request(path)
                .header("Content-Type", "application/json")
                .header("Prefer", "return=representation")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(sandbox.url() + path));
    }

    private JsonNode answer(HttpRequest request) {
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() >= 400) {
                throw new IllegalStateException(request.uri() + ": " + answer.statusCode() + " " + answer.body());
            }
            return answer.body().isEmpty() ? JSON.nullNode() : JSON.readTree(answer.body());
        } catch (IOException lost) {
            throw new UncheckedIOException(lost);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    @Override
    public void close() throws IOException {
        engine.close();
        sandbox.close();
    }
}
