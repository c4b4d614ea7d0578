package dev.tandem.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tandem.sandbox.control.FaultKind;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What {@code docs/sandbox.md} says of control calls, faults and switches is what the sandbox has. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SandboxPageTest {

    private static final int SIZE = 20;
    private static final Pattern NAME = Pattern.compile("`([^`]+)`");

    private final HttpClient client = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();
    private PageTables page;
    private Sandbox sandbox;

    @BeforeAll
    void open(@TempDir Path directory) throws Exception {
        page = PageTables.of(Path.of("docs/sandbox.md"));
        sandbox = Sandbox.start(new SandboxOptions(0, directory, SIZE, 1, Clock.systemUTC(), Keeping.NOTHING));
    }

    @AfterAll
    void close() throws Exception {
        sandbox.close();
    }

    @Test
    void namesEachSettingThatTheSandboxPrints() {
        assertThat(page.headed("setting", "what a client needs it for").column(0))
                .containsExactlyElementsOf(sandbox.settings().keySet());
    }

    @Test
    void namesEachControlCall() throws Exception {
        assertThat(Set.copyOf(page.headed("call", "body, for example").column(0)))
                .containsExactlyInAnyOrderElementsOf(names(call("GET", "/sandbox", "")));
    }

    @Test
    void givesBodiesThatTheControlCallsTake() throws Exception {
        for (List<String> row : page.headed("call", "body, for example").rows()) {
            if (!row.get(0).startsWith("(")) {
                String[] call = row.get(0).split(" ", 2);
                call(call[0], call[1], row.get(1));
            }
        }
    }

    @Test
    void namesEachFaultWithItsMembersAndABodyThatAddsIt() throws Exception {
        Map<String, Set<String>> told = new HashMap<>();
        for (List<String> row : page.headed("kind", "its own members").rows()) {
            told.put(row.get(0), namesIn(row.get(1)));
            call("DELETE", "/sandbox/faults", "");
            JsonNode rules = call("POST", "/sandbox/faults", row.get(2));
            assertThat(rules.at("/0/kind").asText()).isEqualTo(row.get(0));
        }
        call("DELETE", "/sandbox/faults", "");

        assertThat(told)
                .isEqualTo(Arrays.stream(FaultKind.values())
                        .collect(Collectors.toMap(FaultKind::title, FaultKind::members)));
    }

    @Test
    void namesEachOpenPointWithItsValues() throws Exception {
        Map<String, List<String>> told = new HashMap<>();
        for (PageTables.Table table : page.allHeaded("name", "default", "other")) {
            table.rows().forEach(row -> told.put(row.get(0), List.of(row.get(1), row.get(2), row.get(3))));
        }

        Map<String, List<String>> points = new HashMap<>();
        for (JsonNode service : call("GET", "/sandbox/open-points", "")) {
            for (String name : names(service)) {
                JsonNode point = service.path(name);
                List<String> twin = points.put(
                        name,
                        List.of(
                                point.at("/values/0").asText(),
                                point.at("/values/1").asText(),
                                point.path("about").asText()));
                assertThat(twin).as("two services with a point '%s'", name).isNull();
            }
        }
        assertThat(told).isEqualTo(points);
    }

    private static Set<String> namesIn(String cell) {
        Set<String> quoted =
                NAME.matcher(cell).results().map(MatchResult::group).collect(Collectors.toSet());
        return quoted.isEmpty() && !cell.isEmpty()
                ? Set.of(cell)
                : quoted.stream().map(name -> name.replace("`", "")).collect(Collectors.toSet());
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private JsonNode call(String method, String path, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(sandbox.url() + path))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
        assertThat(answer.statusCode())
                .as("%s %s %s answers %s", method, path, body, answer.body())
                .isEqualTo(200);
        return json.readTree(answer.body());
    }
}
