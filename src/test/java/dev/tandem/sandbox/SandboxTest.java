package dev.tandem.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tandem.sandbox.http.PortInUse;
import dev.tandem.sandbox.http.Recorder;
import dev.tandem.sandbox.office.OfficePlan;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SandboxTest {

    private final Clock machine = Clock.fixed(Instant.now(), ZoneOffset.UTC);
    private static final int TINY = 20;

    @TempDir
    private Path directory;

    private final HttpClient client = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();

    @Test
    void offersTheSettingsOfAClient() throws Exception {
        try (Sandbox sandbox = start(0, false)) {
            Map<String, String> settings = sandbox.settings();

            assertThat(settings)
                    .containsOnlyKeys(
                            "dynamics.url",
                            "dynamics.authority",
                            "dynamics.tenant-id",
                            "dynamics.client-id",
                            "dynamics.client-secret",
                            "marketo.url",
                            "marketo.client-id",
                            "marketo.client-secret",
                            "tls.trust-store",
                            "tls.trust-store-password");
            JsonNode shown = call(sandbox, "GET", "/sandbox/settings", "");
            assertThat(shown.path("dynamics.url").asText()).isEqualTo(sandbox.url());
            assertThat(shown).hasSize(settings.size());
        }
    }

    @Test
    void signsInThroughItsTrustStore() throws Exception {
        try (Sandbox sandbox = start(0, false)) {
            Map<String, String> settings = sandbox.settings();
            String form = "grant_type=client_credentials&client_id=" + settings.get("dynamics.client-id")
                    + "&client_secret=" + settings.get("dynamics.client-secret") + "&scope="
                    + settings.get("dynamics.url") + "/.default";
            URI endpoint = URI.create(settings.get("dynamics.authority") + "/" + settings.get("dynamics.tenant-id")
                    + "/oauth2/v2.0/token");

            HttpResponse<String> answer = trusting(settings)
                    .send(
                            HttpRequest.newBuilder(endpoint)
                                    .POST(HttpRequest.BodyPublishers.ofString(form))
                                    .build(),
                            BodyHandlers.ofString());

            assertThat(answer.statusCode()).isEqualTo(200);
            JsonNode statistics = call(sandbox, "GET", "/sandbox/statistics", "");
            assertThat(statistics.at("/tokens/entra").asInt()).isEqualTo(1);
            assertThat(statistics.at("/entra/operations/Token").asInt()).isEqualTo(1);
        }
    }

    @Test
    void countsCallsOfTheApisAlone() throws Exception {
        try (Sandbox sandbox = start(0, false)) {
            send(sandbox, "GET", "/api/data/v9.2/contacts", "");
            call(sandbox, "GET", "/sandbox/clock", "");
            send(sandbox, "POST", "/sandbox/dynamics/api/data/v9.2/contacts", "{}");

            JsonNode statistics = call(sandbox, "GET", "/sandbox/statistics", "");
            assertThat(statistics.at("/dataverse/calls").asInt()).isEqualTo(1);
            assertThat(statistics
                            .at("/dataverse/operations/GET data~1v9.2~1contacts")
                            .asInt())
                    .isEqualTo(1);

            JsonNode after = call(sandbox, "DELETE", "/sandbox/statistics", "");
            assertThat(after.at("/dataverse/calls").asInt()).isZero();
        }
    }

    @Test
    void tellsARecorderOfTheWholeAnswersOfTheApisAlone() throws Exception {
        List<String> told = new CopyOnWriteArrayList<>();
        try (Sandbox sandbox = start(0, false)) {
            sandbox.record((call, reply) -> told.add(call.method() + " " + call.path() + " " + reply.status()));
            send(sandbox, "GET", "/rest/v1/leads/describe.json", "");
            call(sandbox, "GET", "/sandbox/clock", "");
            send(sandbox, "POST", "/sandbox/dynamics/api/data/v9.2/contacts", "{}");
            sandbox.record(Recorder.NOBODY);
            send(sandbox, "GET", "/rest/v1/leads/describe2.json", "");
        }

        assertThat(told).containsExactly("GET /rest/v1/leads/describe.json 200");
    }

    @Test
    void actsAsTheOfficeDoes() throws Exception {
        try (Sandbox sandbox = start(0, false)) {
            HttpResponse<String> edit =
                    send(sandbox, "PATCH", "/sandbox/dynamics/api/data/v9.2/contacts(1)?x=1", "{\"a\":1}");
            HttpResponse<String> marketer = send(sandbox, "POST", "/sandbox/marketo/rest/v1/leads.json", "{}");

            assertThat(edit.body()).isEqualTo("office: {\"a\":1} PATCH /api/data/v9.2/contacts(1)?x=1");
            assertThat(marketer.body()).isEqualTo("office: {} POST /rest/v1/leads.json?");
            assertThat(marketer.headers().firstValue("X-Office")).contains("{name=marketo}");
        }
    }

    @Test
    void letsTimePass() throws Exception {
        try (Sandbox sandbox = start(0, false)) {
            JsonNode later = call(sandbox, "POST", "/sandbox/clock", "{\"advance\":\"P8DT1H\"}");

            Instant expected = machine.instant().plus(Duration.ofDays(8)).plus(Duration.ofHours(1));
            assertThat(later.path("now").asText()).isEqualTo(expected.toString());
            assertThat(sandbox.clock().instant()).isEqualTo(expected);
        }
    }

    @Test
    void switchesQuotasAndTheOrganization() throws Exception {
        try (Sandbox sandbox = start(0, false)) {
            String id = "11111111-2222-4333-8444-555555555555";

            assertThat(call(sandbox, "GET", "/sandbox/quotas", "")
                            .path("enforced")
                            .asBoolean())
                    .isTrue();
            assertThat(call(sandbox, "PUT", "/sandbox/quotas", "{\"enforced\":false}")
                            .path("enforced")
                            .asBoolean())
                    .isFalse();
            call(sandbox, "PUT", "/sandbox/organization", "{\"organizationId\":\"" + id + "\"}");
            assertThat(call(sandbox, "GET", "/sandbox/organization", "")
                            .path("organizationId")
                            .asText())
                    .isEqualTo(id);
        }
    }

    @Test
    void switchesTheNativeSyncAndTheRightsOfTheApiUser() throws Exception {
        try (Sandbox sandbox = start(0, false)) {
            assertThat(call(sandbox, "GET", "/sandbox/native-crm", "")
                            .path("active")
                            .asBoolean())
                    .isFalse();
            assertThat(call(sandbox, "PUT", "/sandbox/native-crm", "{\"active\":true}")
                            .path("active")
                            .asBoolean())
                    .isTrue();
            assertThat(call(sandbox, "PUT", "/sandbox/privileges", "{\"table\":\"contact\",\"read\":false}")
                            .at("/unreadable/0")
                            .asText())
                    .isEqualTo("contact");
            assertThat(call(sandbox, "PUT", "/sandbox/privileges", "{\"table\":\"contact\",\"read\":true}")
                            .path("unreadable"))
                    .isEmpty();
        }
    }

    @Test
    void letsTheChangeFeedMisbehave() throws Exception {
        try (Sandbox sandbox = start(0, false)) {
            JsonNode odd =
                    call(sandbox, "PUT", "/sandbox/feed", "{\"lateEvery\":2,\"lateBy\":\"PT10M\",\"shuffled\":true}");
            assertThat(odd.path("lateBy").asText()).isEqualTo("PT10M");
            assertThat(odd.path("shuffled").asBoolean()).isTrue();
            assertThat(odd.path("visibilityDelay").asText()).isEqualTo("PT0S");
            assertThat(call(sandbox, "GET", "/sandbox/feed", "")).isEqualTo(odd);
            assertThat(call(sandbox, "DELETE", "/sandbox/feed", "")
                            .path("lateEvery")
                            .asInt())
                    .isZero();
        }
    }

    @Test
    void limitsRolesAndProtectionOfDynamicsAndRestoresIt() throws Exception {
        try (Sandbox sandbox = start(3, false)) {
            JsonNode roles = call(
                    sandbox,
                    "PUT",
                    "/sandbox/privileges",
                    "{\"table\":\"contact\",\"privilege\":\"append_to\",\"depth\":\"user\"}");
            assertThat(roles.at("/limited/0/privilege").asText()).isEqualTo("append_to");
            assertThat(roles.at("/limited/0/depth").asText()).isEqualTo("user");
            assertThat(roles.path("unreadable")).isEmpty();
            assertThat(call(sandbox, "PUT", "/sandbox/privileges", "{\"actOnBehalf\":false}")
                            .path("actOnBehalf")
                            .asBoolean(true))
                    .isFalse();
            assertThat(call(sandbox, "PUT", "/sandbox/privileges", "{\"role\":false}")
                            .path("role")
                            .asBoolean(true))
                    .isFalse();
            JsonNode limits =
                    call(sandbox, "PUT", "/sandbox/service-protection", "{\"requests\":60,\"requestMillis\":200}");
            assertThat(limits.path("requests").asInt()).isEqualTo(60);
            assertThat(limits.path("atOnce").asInt()).as("as documented").isEqualTo(52);
            call(sandbox, "POST", "/sandbox/organization", "{\"backup\":\"make\"}");
            assertThat(call(sandbox, "POST", "/sandbox/organization", "{\"backup\":\"restore\"}")
                            .path("organizationId")
                            .asText())
                    .isNotEmpty();
        }
    }

    @Test
    void sendsTheSimulatedPeopleHome() throws Exception {
        try (Sandbox sandbox = start(0, false)) {
            assertThat(running(call(sandbox, "GET", "/sandbox/office", ""))).isFalse();
            sandbox.beginWork(new OfficePlan(1, Duration.ofHours(1), () -> false, () -> {}));
            assertThat(running(call(sandbox, "GET", "/sandbox/office", ""))).isTrue();
            assertThat(running(call(sandbox, "POST", "/sandbox/office", "{\"running\":false}")))
                    .isFalse();
            assertThat(running(call(sandbox, "POST", "/sandbox/office", "{\"running\":true}")))
                    .isTrue();
            sandbox.endWork();
            assertThat(running(call(sandbox, "GET", "/sandbox/office", ""))).isFalse();
        }
    }

    private static boolean running(JsonNode office) {
        return office.path("running").asBoolean();
    }

    @Test
    void seedsAnew() throws Exception {
        try (Sandbox sandbox = start(0, false)) {
            String before = rows(sandbox);

            call(sandbox, "POST", "/sandbox/seed", "{\"size\":100,\"seed\":3}");
            String larger = rows(sandbox);
            call(sandbox, "POST", "/sandbox/seed", "{\"size\":" + TINY + ",\"seed\":1}");

            assertThat(larger).isNotEqualTo(before);
            assertThat(rows(sandbox)).isEqualTo(before);
        }
    }

    @Test
    void armsAndRemovesFaults() throws Exception {
        try (Sandbox sandbox = start(0, false)) {
            call(
                    sandbox,
                    "POST",
                    "/sandbox/faults",
                    "{\"api\":\"dataverse\",\"operation\":\"GET*\",\"kind\":\"status\",\"status\":503}");

            assertThat(send(sandbox, "GET", "/api/x", "").statusCode()).isEqualTo(503);
            assertThat(send(sandbox, "GET", "/api/x", "").statusCode()).isEqualTo(200);
            assertThat(call(sandbox, "GET", "/sandbox/faults", "").at("/0/seen").asInt())
                    .isEqualTo(2);
            assertThat(call(sandbox, "DELETE", "/sandbox/faults", "")).isEmpty();
        }
    }

    @Test
    void changesWhatMarketosAdministratorsDecide() throws Exception {
        try (Sandbox sandbox = start(0, false)) {
            assertThat(call(sandbox, "PUT", "/sandbox/open-points", "{\"name\":\"moon\",\"value\":\"new\"}")
                            .at("/marketo/moon/now")
                            .asText())
                    .isEqualTo("new");
            assertThat(call(sandbox, "DELETE", "/sandbox/open-points", "")
                            .at("/marketo/moon/now")
                            .asText())
                    .isEqualTo("full");
            assertThat(call(sandbox, "POST", "/sandbox/partitions", "{\"name\":\"EMEA\"}"))
                    .hasSize(2);
            assertThat(call(sandbox, "PUT", "/sandbox/allowances", "{\"dailyCalls\":7}"))
                    .isEqualTo(json.readTree(
                            "{\"rate\":100,\"concurrent\":10,\"dailyCalls\":7,\"dailyExtract\":524288000}"));
            assertThat(call(sandbox, "DELETE", "/sandbox/allowances", "")
                            .path("dailyCalls")
                            .asInt())
                    .isEqualTo(50_000);
            assertThat(call(
                                    sandbox,
                                    "POST",
                                    "/sandbox/campaigns",
                                    "{\"name\":\"Alert\",\"triggered\":true,\"active\":true}")
                            .at("/0/id")
                            .asInt())
                    .isEqualTo(1001);
            JsonNode services = call(
                    sandbox,
                    "POST",
                    "/sandbox/services",
                    "{\"clientId\":\"web\",\"clientSecret\":\"hidden\",\"user\":\"web@api.example.com\","
                            + "\"permissions\":[\"Read-Only Lead\"]}");
            assertThat(services.at("/0/permissions/0").asText()).isEqualTo("Read-Only Lead");
            assertThat(services.toString()).doesNotContain("hidden");
            JsonNode kept = call(sandbox, "POST", "/sandbox/services", "{\"clientId\":\"web\",\"permissions\":[]}");
            assertThat(kept.at("/0/user").asText()).isEqualTo("web@api.example.com");
            assertThat(kept.at("/0/permissions")).isEmpty();
            assertThat(call(sandbox, "PUT", "/sandbox/native-crm", "{\"active\":true,\"readable\":true}")
                            .path("readable")
                            .asBoolean())
                    .isTrue();
            assertThat(call(sandbox, "PUT", "/sandbox/feed", "{\"largeListsRefusedFrom\":\"2026-01-01T00:00:00Z\"}")
                            .path("largeListsRefusedFrom")
                            .asText())
                    .isEqualTo("2026-01-01T00:00:00Z");
        }
    }

    @Test
    void keepsAJournalOfCalls() throws Exception {
        try (Sandbox sandbox = start(0, false)) {
            send(sandbox, "GET", "/rest/v1/one.json?secret=1", "");
            send(sandbox, "POST", "/api/data/two", "{}");
            JsonNode journal = call(sandbox, "GET", "/sandbox/journal", "");

            assertThat(journal.findValuesAsText("path")).containsExactly("/rest/v1/one.json", "/api/data/two");
            assertThat(journal.findValuesAsText("number")).containsExactly("1", "2");
            assertThat(journal.toString()).doesNotContain("secret");
            assertThat(call(sandbox, "DELETE", "/sandbox/journal", "")).isEmpty();
        }
    }

    @Test
    void listsItsControlCalls() throws Exception {
        try (Sandbox sandbox = start(0, false)) {
            JsonNode index = call(sandbox, "GET", "/sandbox", "");

            assertThat(index.fieldNames())
                    .toIterable()
                    .contains("POST /sandbox/clock", "PUT /sandbox/quotas", "DELETE /sandbox/faults");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "404 | GET  | /sandbox/nothing      |                     | There is no control call /sandbox/nothing; GET /sandbox lists all.",
                "405 | PUT  | /sandbox/clock        | {}                  | /sandbox/clock takes GET, POST, not PUT.",
                "400 | POST | /sandbox/clock        | {                   | The body is not valid JSON.",
                "400 | POST | /sandbox/clock        | {'advance':'-PT1H'} | 'advance' must be a length of time such as PT1H30M.",
                "400 | PUT  | /sandbox/quotas       | {'enforced':'no'}   | 'enforced' must be true or false.",
                "400 | PUT  | /sandbox/organization | {'organizationId':'x'} | 'organizationId' must be a GUID.",
                "400 | POST | /sandbox/schema | {'dropColumn':'x'} | 'dropColumn' must be a JSON object.",
                "400 | POST | /sandbox/schema | {'dropColumn':{'row':'x'}} | 'dropColumn' has the unknown member 'row'.",
                "400 | POST | /sandbox/schema | {'addColumn':{'table':'t'}} | The body needs the member 'column'.",
                "400 | POST | /sandbox/schema | {'hideField':{'object':'o','field':'f'}} | There is no field f of o.",
                "400 | POST | /sandbox/schema | {'expireTokens':{'table':'t'}} | There is no table t.",
                "400 | PUT  | /sandbox/privileges   | {'table':'pets','read':false} | There is no table 'pets'.",
                "400 | PUT  | /sandbox/privileges   | {'table':'contact','privilege':'own','depth':'none'} | 'privilege' must be one of create, read, write, delete, append, append_to, assign.",
                "400 | PUT  | /sandbox/privileges   | {'table':'contact','privilege':'read','depth':'deep'} | 'depth' must be one of none, user, business-unit, parent-child, organization.",
                "400 | PUT  | /sandbox/open-points  | {'name':'sun','value':'full'} | There is no open point 'sun'.",
                "400 | PUT  | /sandbox/open-points  | {'name':'moon','value':'half'} | 'moon' must be one of full, new.",
                "400 | PUT  | /sandbox/service-protection | {'requests':0}  | 'requests' must be a whole number from 1 to 1000000.",
                "400 | POST | /sandbox/organization | {'backup':'eat'}    | 'backup' must be one of make, restore.",
                "400 | POST | /sandbox/organization | {'backup':'restore'} | There is no backup of the organization to restore.",
                "400 | POST | /sandbox/subscription | {}                   | The body needs either 'copy' or 'backup'.",
                "400 | POST | /sandbox/subscription | {'copy':{'persons':'x'}} | 'persons' must be one of new-ids, mixed-ids, same-ids, none.",
                "400 | POST | /sandbox/subscription | {'copy':{'lists':'x'}} | 'copy' has the unknown member 'lists'.",
                "400 | POST | /sandbox/subscription | {'backup':'restore'} | There is no backup of the subscription to restore.",
                "400 | POST | /sandbox/schema | {'trackChanges':{'table':'t','on':true}} | There is no table t.",
                "400 | POST | /sandbox/schema | {'addKey':{'table':'t','columns':'a'}} | There is no table t.",
                "400 | POST | /sandbox/schema | {'secureColumn':{'table':'t','column':'a','access':'none'}} | There is no table t.",
                "400 | POST | /sandbox/schema | {'bulkActions':{'table':'t','available':false}} | There is no table t.",
                "400 | PUT  | /sandbox/feed         | {'late':1}          | The body has the unknown member 'late'.",
                "400 | PUT  | /sandbox/feed         | {'lateBy':'soon'}   | 'lateBy' must be a length of time such as PT1H30M.",
                "400 | POST | /sandbox/office       | {'running':true}    | Nobody works in this sandbox; 'run' on the sandbox with sandbox.office=true brings people.",
                "400 | POST | /sandbox/office       | {'running':'on'}    | 'running' must be true or false.",
                "400 | PUT  | /sandbox/native-crm   | {}                  | 'active' must be true or false.",
                "400 | POST | /sandbox/services     | {'clientId':'web'}  | The body needs the member 'clientSecret'.",
                "400 | POST | /sandbox/services     | {'clientId':'x','clientSecret':'y','user':'z','permissions':'all'} | 'permissions' must be a list of texts.",
                "400 | POST | /sandbox/partitions   | {}                  | The body needs the member 'name'.",
                "400 | PUT  | /sandbox/allowances   | {'rate':0}          | 'rate' must be a whole number from 1 to 2147483647.",
                "400 | POST | /sandbox/campaigns    | {'name':'x'}        | 'triggered' must be true or false.",
                "400 | PUT  | /sandbox/feed         | {'largeListsRefusedFrom':'soon'} | 'largeListsRefusedFrom' must be a moment in UTC.",
                "400 | POST | /sandbox/seed         | {'seed':1}          | The body needs the member 'size'.",
                "400 | POST | /sandbox/seed         | {'size':-1}         | 'size' must be a whole number from 0 to 5000000.",
            })
    void refusesWithOneSentence(int status, String method, String path, String body, String sentence) throws Exception {
        try (Sandbox sandbox = start(0, false)) {
            String text = body == null ? "" : body.replaceAll("'", "\"");

            HttpResponse<String> answer = send(sandbox, method, path, text);

            assertThat(answer.statusCode()).isEqualTo(status);
            assertThat(json.readTree(answer.body()).path("error").asText()).isEqualTo(sentence);
        }
    }

    @Test
    void answersNotFoundElsewhere() throws Exception {
        try (Sandbox sandbox = start(0, false)) {
            assertThat(send(sandbox, "GET", "/elsewhere", "").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void keepsDataAndCertificateOnRequest() throws Exception {
        byte[] certificate;
        String rows;
        try (Sandbox first = start(0, true)) {
            send(first, "POST", "/sandbox/dynamics/api/data/v9.2/contacts", "{}");
            rows = rows(first);
            certificate = Files.readAllBytes(directory.resolve("trust.pem"));
        }
        try (Sandbox second = start(0, true)) {
            assertThat(rows(second)).isEqualTo(rows);
            assertThat(directory.resolve("trust.pem")).hasBinaryContent(certificate);
        }
        try (Sandbox fresh = start(0, false)) {
            assertThat(rows(fresh)).isNotEqualTo(rows);
            assertThat(Files.readAllBytes(directory.resolve("trust.pem"))).isNotEqualTo(certificate);
        }
    }

    @Test
    void saysWhichPortIsInUseAndLeavesNoneOpen() throws Exception {
        try (ServerSocket taken = new ServerSocket(0)) {
            assertThatThrownBy(() -> start(taken.getLocalPort(), false))
                    .isInstanceOf(PortInUse.class)
                    .hasMessageContaining(String.valueOf(taken.getLocalPort()));
            assertThatThrownBy(() -> start(taken.getLocalPort() - 1, false))
                    .isInstanceOf(PortInUse.class)
                    .hasMessageContaining(String.valueOf(taken.getLocalPort()));
            try (ServerSocket free = new ServerSocket(taken.getLocalPort() - 1)) {
                assertThat(free.isBound()).isTrue();
            }
        }
    }

    private Sandbox start(int port, boolean keep) throws IOException {
        SandboxOptions options =
                new SandboxOptions(port, directory, TINY, 1, machine, keep ? Keeping.FROM_LAST_TIME : Keeping.NOTHING);
        return Sandbox.start(options, (clock, bearers) -> TinyService.houses());
    }

    private String rows(Sandbox sandbox) throws Exception {
        return send(sandbox, "GET", "/api/x", "").body() + ", "
                + send(sandbox, "GET", "/rest/x", "").body();
    }

    private JsonNode call(Sandbox sandbox, String method, String path, String body) throws Exception {
        HttpResponse<String> answer = send(sandbox, method, path, body);
        assertThat(answer.statusCode()).isEqualTo(200);
        return json.readTree(answer.body());
    }

    private HttpResponse<String> send(Sandbox sandbox, String method, String path, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(sandbox.url() + path))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        return client.send(request, BodyHandlers.ofString());
    }

    private static HttpClient trusting(Map<String, String> settings) throws Exception {
        char[] password = settings.get("tls.trust-store-password").toCharArray();
        KeyStore store =
                KeyStore.getInstance(Path.of(settings.get("tls.trust-store")).toFile(), password);
        TrustManagerFactory trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trusted.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trusted.getTrustManagers(), null);
        return HttpClient.newBuilder().sslContext(context).build();
    }
}
