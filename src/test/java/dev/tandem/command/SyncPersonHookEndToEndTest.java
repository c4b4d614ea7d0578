package dev.tandem.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A Marketo webhook asks the running service for a person to be created in Dynamics, in real time. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SyncPersonHookEndToEndTest {

    private final HttpClient http = HttpClient.newHttpClient();
    private TwoSystems systems;
    private ConsoleAddress console;
    private Engine service;

    @BeforeAll
    void start(@TempDir Path directory) throws Exception {
        systems = TwoSystems.in(directory)
                .size(10)
                .with("sync.beat", "20")
                .with("sync.pause", "1h")
                .with("hooks.token", "of-the-hooks")
                .start();
        console = ConsoleAddress.of(systems.settings());
        service = Engine.asService(systems.settings(), console);
        service.schedule().open();
        assertThat(service.schedule().first().get(60, TimeUnit.SECONDS).complete())
                .isTrue();
    }

    @AfterAll
    void stop() throws IOException {
        service.close();
        systems.close();
    }

    private HttpResponse<String> ask(String body) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create(console.url() + "/hooks/marketo/sync-person"))
                        .header("Authorization", "Bearer of-the-hooks")
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private void nextCycle() throws Exception {
        service.schedule().wish(Optional.empty()).get(60, TimeUnit.SECONDS);
    }

    private List<JsonNode> named(String set, String name) {
        return systems.office().rows(set, set.equals("leads") ? "leadid,lastname" : "contactid,lastname").stream()
                .filter(row -> row.path("lastname").asText().equals(name))
                .toList();
    }

    @Test
    void createsTheLeadOfAPersonThatNobodyAskedForBefore() throws Exception {
        String person = systems.marketing().create(Map.of("lastName", "Quince"));

        HttpResponse<String> answer = ask("{\"leadId\":" + person + "}");

        assertThat(answer.statusCode()).isEqualTo(200);
        // the pause lasts an hour, so nothing but the hook lets the next cycle begin
        await().untilAsserted(() -> assertThat(named("leads", "Quince")).hasSize(1));
        JsonNode said = TwoSystems.JSON.readTree(answer.body());
        assertThat(said.path("request").asText()).isEqualTo(person);
        nextCycle();
        String lead = named("leads", "Quince").get(0).path("leadid").asText();
        assertThat(systems.marketing().idOf(lead)).isEqualTo(person);
    }

    @Test
    void createsAContactOfTheOwnerThatTheBodyNames() throws Exception {
        Office office = systems.office();
        String owner = office.row("contacts", office.contacts().get(0))
                .path("_ownerid_value")
                .asText();
        String person = systems.marketing().create(Map.of("lastName", "Medlar"));

        ask("{\"id\":%s,\"as\":\"contact\",\"owner\":\"%s\"}".formatted(person, owner));
        nextCycle();

        assertThat(named("leads", "Medlar")).isEmpty();
        assertThat(named("contacts", "Medlar")).hasSize(1);
        String contact = named("contacts", "Medlar").get(0).path("contactid").asText();
        assertThat(office.row("contacts", contact).path("_ownerid_value").asText())
                .isEqualTo(owner);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "not json",
                "{}",
                "{\"id\":0}",
                "{\"id\":\"Moss\"}",
                "{\"id\":1001,\"as\":\"account\"}",
                "{\"id\":1001,\"owner\":\"Moss\"}"
            })
    void refusesABodyThatIsNotOfTheForm(String body) throws Exception {
        long before = waiting();

        HttpResponse<String> answer = ask(body);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(TwoSystems.JSON.readTree(answer.body()).path("error").asText())
                .startsWith("The body must be JSON")
                .doesNotContain("Moss");
        assertThat(waiting()).isEqualTo(before);
    }

    private long waiting() {
        return systems.state((state, tx) -> state.requests().count(tx));
    }
}
