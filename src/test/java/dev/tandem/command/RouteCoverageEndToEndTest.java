package dev.tandem.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every step of every route is passed at least once; the report lies in {@code target/route-coverage.txt}. */
class RouteCoverageEndToEndTest {

    /** Steps that this test does not reach, each with the reason. */
    private static final Map<String, String> ELSEWHERE = Map.of(
            "dynamics-dry-run-refuse", "no command asks for a dry run yet; DynamicsRouteTest shows it",
            "marketo-dry-run-refuse", "no command asks for a dry run yet; MarketoRouteTest shows it");

    @Test
    void passesEveryStep(@TempDir Path directory) throws Exception {
        Path passed = directory.resolve("passed");
        TemporaryHome home = TemporaryHome.copy(directory.resolve("home"));
        home.set(Map.of(
                "camel.beans.passedSteps",
                "#class:" + PassedSteps.class.getName(),
                "camel.beans.passedSteps.file",
                passed.toString()));
        try (TwoSystems systems = TwoSystems.in(directory)
                .home(home.path())
                .with("sync.beat", "20")
                .with("sync.lease-beat", "100")
                .with("housekeeping.cron", "* * * * * ?")
                .with("alerts.uri", "direct:nobody")
                .with("console.token", "only-for-this-test")
                .start()) {
            trouble(systems);
            ConsoleAddress console = ConsoleAddress.of(systems.settings());
            try (Engine service = Engine.asService(systems.settings(), console)) {
                service.schedule().open();
                service.schedule().first().get(60, TimeUnit.SECONDS);
                service.schedule().wish(Optional.of("users")).get(60, TimeUnit.SECONDS);
                String person = systems.marketing().create(Map.of("lastName", "Larch"));
                service.schedule().wish(Optional.empty()).get(60, TimeUnit.SECONDS);
                systems.marketing().request(person, "Lead");
                systems.refuse("marketo", "Get Leads by Filter Type", "1003", 1);
                service.schedule().wish(Optional.empty()).get(60, TimeUnit.SECONDS);
                service.schedule().wish(Optional.empty()).get(60, TimeUnit.SECONDS);
                optOutThatIsRefused(systems);
                service.schedule().wish(Optional.empty()).get(60, TimeUnit.SECONDS);
                systems.organization("11111111-1111-4111-8111-111111111111");
                service.schedule().wish(Optional.empty()).get(60, TimeUnit.SECONDS);
                call(console, "GET", "/api/status", "Bearer only-for-this-test");
                call(console, "POST", "/api/cycles", "Bearer only-for-this-test");
                call(console, "GET", "/api/failures", "Bearer only-for-this-test");
                call(console, "POST", "/api/failures/retry", "Bearer only-for-this-test");
                call(console, "POST", "/api/pauses", "Bearer only-for-this-test");
                call(console, "POST", "/api/brakes", "Bearer only-for-this-test");
                call(console, "GET", "/api/conflicts", "Bearer only-for-this-test");
                call(console, "POST", "/api/conflicts/decide", "Bearer only-for-this-test");
                ask(console, "/api/explain", systems.office().contacts().get(0));
                ask(console, "/api/force", "nobody@nowhere.example");
                call(console, "GET", "/api/status", "Bearer wrong");
                call(console, "GET", "/observe/health", "none");
                call(console, "POST", "/hooks/marketo/sync-person", "Bearer only-for-this-test");
                call(console, "POST", "/hooks/dynamics", "Bearer only-for-this-test");
                call(console, "POST", "/hooks/marketo", "Bearer wrong");
                await().until(() -> Files.readAllLines(passed).contains("housekeeping-calls"));
            }
        }
        report(RouteSteps.of(Path.of("routes")).ids(), new TreeSet<>(Files.readAllLines(passed)));
    }

    /** Every way of retrying is needed once. */
    private static void trouble(TwoSystems systems) {
        systems.fault("dataverse", "GET contacts", "drop-before", 0, 1);
        systems.fault("dataverse", "GET accounts", "unauthorized", 0, 1);
        systems.refuse("marketo", "Sync SalesPersons", "1018", 1);
        systems.fault("marketo", "Identity", "drop-before", 0, 1);
        systems.fault("marketo", "Sync Companies", "drop-after", 0, 1);
        systems.fault("marketo", "Get Leads by Filter Type", "unauthorized", 0, 1);
    }

    /** OptOutsFirstEndToEndTest has what comes of it. */
    private static void optOutThatIsRefused(TwoSystems systems) {
        Office office = systems.office();
        String contact = office.contacts().stream()
                .filter(id -> !office.row("contacts", id).path("donotbulkemail").asBoolean())
                .findFirst()
                .orElseThrow();
        systems.marketing().edit(systems.marketing().idOf(contact), "unsubscribed", true);
        systems.refuse("marketo", "Get Leads by Filter Type", "1003", 1);
    }

    private static void ask(ConsoleAddress console, String path, String who) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(console.url() + path))
                .header("Authorization", "Bearer only-for-this-test")
                .POST(HttpRequest.BodyPublishers.ofString("{\"who\":\"" + who + "\"}"))
                .build();
        assertThat(HttpClient.newHttpClient()
                        .send(request, HttpResponse.BodyHandlers.discarding())
                        .statusCode())
                .isEqualTo(200);
    }

    private static void call(ConsoleAddress console, String method, String path, String authorization)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(console.url() + path))
                .header("Authorization", authorization)
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.discarding());
    }

    private static void report(Set<String> steps, Set<String> used) throws IOException {
        Set<String> unused = new TreeSet<>(steps);
        unused.removeAll(used);
        StringBuilder report = new StringBuilder()
                .append(steps.size() - unused.size())
                .append(" of ")
                .append(steps.size())
                .append(" steps were passed.\n");
        unused.forEach(id -> report.append(id)
                .append(": ")
                .append(ELSEWHERE.getOrDefault(id, "not passed"))
                .append('\n'));
        Files.writeString(Files.createDirectories(Path.of("target")).resolve("route-coverage.txt"), report);
        assertThat(steps).isNotEmpty();
        assertThat(unused).as(report.toString()).isEqualTo(new TreeSet<>(ELSEWHERE.keySet()));
    }
}
