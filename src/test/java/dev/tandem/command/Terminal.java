package dev.tandem.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.command.settings.Settings;
import dev.tandem.command.settings.SettingsReader;
import dev.tandem.sandbox.Keeping;
import dev.tandem.sandbox.Sandbox;
import dev.tandem.sandbox.SandboxOptions;
import dev.tandem.sandbox.http.Recorder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A person at the command line of an installation that is configured for two systems, both imitated. */
final class Terminal implements AutoCloseable {

    private static final String PROFILE = "test";

    private final Path home;
    private final Sandbox sandbox;
    private final Map<String, String> settings = new HashMap<>();
    private final HttpClient http = HttpClient.newHttpClient();
    private String printed = "";
    private String complained = "";

    private Terminal(Path home, Sandbox sandbox) {
        this.home = home;
        this.sandbox = sandbox;
    }

    /** An installation in that directory; the fields of ours are not created yet. */
    static Terminal in(Path directory, int size) throws IOException {
        Path home = Files.createDirectories(directory.resolve("home"));
        Home.in(home);
        Sandbox sandbox = Sandbox.start(
                new SandboxOptions(0, directory.resolve("sandbox"), size, 42, Clock.systemUTC(), Keeping.NOTHING));
        Terminal terminal = new Terminal(home, sandbox);
        terminal.settings.putAll(sandbox.settings());
        terminal.set("marketo.retry-delay", "1").set("marketo.retry-delay-max", "5");
        terminal.set("dynamics.retry-delay", "1").set("dynamics.retry-delay-max", "5");
        terminal.set("marketo.pace.calls", "100000").set("dynamics.pace.calls", "100000");
        terminal.set("console.port", "0");
        terminal.send("PUT", "/sandbox/quotas", "{\"enforced\":false}");
        return terminal;
    }

    /** An address of this machine at which nobody listens. */
    static String deadPort() throws IOException {
        try (ServerSocket taken = new ServerSocket(0)) {
            return "localhost:" + taken.getLocalPort();
        }
    }

    Path home() {
        return home;
    }

    Terminal set(String setting, String value) throws IOException {
        settings.put(setting, value);
        Files.writeString(
                home.resolve("config/application-" + PROFILE + ".properties"),
                settings.entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + entry.getValue() + "\n")
                        .collect(Collectors.joining()));
        return this;
    }

    /** Puts back what the sandbox wants. */
    void reset() throws IOException {
        for (Map.Entry<String, String> right : sandbox.settings().entrySet()) {
            set(right.getKey(), right.getValue());
        }
    }

    /** Changes a file of the installation. */
    void edit(String file, String found, String replacement) throws IOException {
        Path path = home.resolve(file);
        String text = Files.readString(path);
        if (!text.contains(found)) {
            throw new IllegalArgumentException(file + " does not contain " + found);
        }
        Files.writeString(path, text.replace(found, replacement));
    }

    /** Runs a command and returns its exit code. */
    int run(String command) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream onOut = new ByteArrayOutputStream();
        ByteArrayOutputStream onErr = new ByteArrayOutputStream();
        System.setOut(new PrintStream(onOut, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(onErr, true, StandardCharsets.UTF_8));
        try {
            return Tandem.run(Stream.concat(
                            Stream.of("--home", home.toString(), "--profile", PROFILE), Stream.of(command.split(" ")))
                    .toArray(String[]::new));
        } finally {
            System.setOut(out);
            System.setErr(err);
            printed = onOut.toString(StandardCharsets.UTF_8);
            complained = onErr.toString(StandardCharsets.UTF_8);
        }
    }

    /** Runs a command that has nothing to complain of. */
    void done(String command) {
        assertThat(run(command)).as(complaints().toString()).isEqualTo(ExitCode.DONE);
    }

    /** What happens while the service runs. */
    @FunctionalInterface
    interface Scene {
        void play() throws IOException;
    }

    /** Plays a scene when the service has had its first cycle; further ones come only when they are asked for. */
    void whileServing(Scene scene) throws IOException {
        set("sync.beat", "50").set("sync.pause", "1h");
        ConsoleAddress console = ConsoleAddress.of(settings());
        ServiceFile file = new ServiceFile(settings());
        try (Engine service = Engine.asService(settings(), console)) {
            file.write(new ServiceFile.Service(console.url(), console.token()));
            service.schedule().open();
            service.schedule().first().join();
            scene.play();
        } finally {
            file.delete();
        }
    }

    /** What the last command wrote to stdout. */
    String printed() {
        return printed;
    }

    /** What the last command wrote to stderr. */
    List<String> complaints() {
        return complained.strip().isEmpty()
                ? List.of()
                : complained.strip().lines().toList();
    }

    /** Who is told of every call to the two systems from now on. */
    void record(Recorder who) {
        sandbox.record(who);
    }

    Settings settings() {
        return new SettingsReader(home, Optional.of(PROFILE), Map.of(), new Properties()).read();
    }

    /** What the sandbox was called for. */
    Calls calls() throws IOException {
        return new Calls(TwoSystems.JSON.readTree(send("GET", "/sandbox/statistics", "")));
    }

    /** The organization id of Dynamics becomes another one; returns the one it was. */
    String organization(String id) throws IOException {
        String before = TwoSystems.JSON
                .readTree(send("GET", "/sandbox/organization", ""))
                .path("organizationId")
                .asText();
        send("PUT", "/sandbox/organization", "{\"organizationId\":\"" + id + "\"}");
        return before;
    }

    /** A seller creates a contact. */
    void createContact() throws IOException {
        send("POST", "/sandbox/dynamics/api/data/v9.2/contacts", "{\"lastname\":\"Okafor\"}");
    }

    /** Every contact of the seller's, in the order of their ids. */
    List<String> contacts() throws IOException {
        return TwoSystems.JSON
                .readTree(send("GET", "/sandbox/dynamics/api/data/v9.2/contacts?$select=contactid", ""))
                .path("value")
                .findValuesAsText("contactid")
                .stream()
                .sorted()
                .toList();
    }

    /** A seller deletes a contact. */
    void deleteContact(String contact) throws IOException {
        send("DELETE", "/sandbox/dynamics/api/data/v9.2/contacts(" + contact + ")", "");
    }

    /** A seller changes a contact's address. */
    void address(String contact, String email) throws IOException {
        send(
                "PATCH",
                "/sandbox/dynamics/api/data/v9.2/contacts(" + contact + ")",
                "{\"emailaddress1\":\"" + email + "\"}");
    }

    /** The e-mail address that the person of a contact has in Marketo. */
    String addressInMarketo(String contact) throws IOException {
        return person(contact, "email");
    }

    /** A marketer changes the address of a contact's person. */
    void addressInMarketo(String contact, String email) throws IOException {
        send(
                "POST",
                "/sandbox/marketo/rest/v1/leads.json",
                "{\"action\":\"updateOnly\",\"lookupField\":\"id\",\"input\":[{\"id\":" + person(contact, "id")
                        + ",\"email\":\"" + email + "\"}]}");
    }

    private String person(String contact, String field) throws IOException {
        return TwoSystems.JSON
                .readTree(send(
                        "GET",
                        "/sandbox/marketo/rest/v1/leads.json?filterType=microsoftId&filterValues=" + contact
                                + "&fields=id,email",
                        ""))
                .at("/result/0/" + field)
                .asText();
    }

    /** The e-mail address that a contact has in Dynamics. */
    String addressInDynamics(String contact) throws IOException {
        return TwoSystems.JSON
                .readTree(send(
                        "GET", "/sandbox/dynamics/api/data/v9.2/contacts(" + contact + ")?$select=emailaddress1", ""))
                .path("emailaddress1")
                .asText();
    }

    /** Moves one of the sandbox's levers. */
    void control(String method, String lever, String body) throws IOException {
        send(method, "/sandbox/" + lever, body);
    }

    /** The calls by which anything is written in Marketo. */
    Map<String, Long> writes() throws IOException {
        Map<String, Long> writes = new HashMap<>(calls().marketo());
        writes.keySet()
                .removeIf(name -> name.startsWith("Get") || name.startsWith("Describe") || name.equals("Identity"));
        return writes;
    }

    /** Sends JSON to the sandbox, and returns its answer. */
    String send(String method, String path, String body) throws IOException {
        try {
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(URI.create(sandbox.url() + path))
                            .header("Content-Type", "application/json")
                            .header("Prefer", "return=representation")
                            .method(method, HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() >= 400) {
                throw new IOException(path + ": " + answer.body());
            }
            return answer.body();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException(interrupted);
        }
    }

    @Override
    public void close() throws IOException {
        sandbox.close();
    }
}
