package dev.tandem.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Clock;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Both real services in one sandbox, from the token to the first row. */
class WholeSandboxTest {

    private static final int SIZE = 200;

    @TempDir
    private Path directory;

    @Test
    void servesBothServicesToWhoeverSignsIn() throws Exception {
        try (Sandbox sandbox = start(false)) {
            JsonNode contacts = dynamics(sandbox, "contacts?$select=fullname,emailaddress1,modifiedon");
            JsonNode users = dynamics(sandbox, "systemusers?$select=fullname,applicationid");

            assertThat(contacts.path("value")).hasSize(SIZE);
            assertThat(users.path("value"))
                    .extracting(user -> user.path("applicationid").asText())
                    .contains(Credentials.DYNAMICS_CLIENT_ID);
            assertThat(dynamics(sandbox, "WhoAmI").path("OrganizationId").asText())
                    .isEqualTo(Credentials.ORGANIZATION_ID.toString());
            assertThat(marketo(sandbox, "leads/describe.json").path("success").asBoolean())
                    .isTrue();
            JsonNode statistics = get(sandbox.url() + "/sandbox/statistics", "none");
            assertThat(statistics.at("/tokens/marketo").asInt()).isEqualTo(1);
            assertThat(statistics.at("/dataverse/calls").asInt()).isEqualTo(3);
        }
    }

    @Test
    void refusesWhoeverDoesNot() throws Exception {
        try (Sandbox sandbox = start(false)) {
            HttpResponse<String> answer = client(sandbox)
                    .send(
                            HttpRequest.newBuilder(URI.create(sandbox.url() + "/api/data/v9.2/contacts"))
                                    .header("Authorization", "Bearer invented")
                                    .build(),
                            BodyHandlers.ofString());

            assertThat(answer.statusCode()).isEqualTo(401);
        }
    }

    @Test
    void goesOnWhereItStopped() throws Exception {
        JsonNode before;
        try (Sandbox first = start(true)) {
            before = dynamics(first, "contacts?$select=fullname,versionnumber&$orderby=contactid")
                    .path("value");
        }
        try (Sandbox second = start(true)) {
            JsonNode after = dynamics(second, "contacts?$select=fullname,versionnumber&$orderby=contactid")
                    .path("value");
            assertThat(after).hasSize(SIZE).isEqualTo(before);
        }
    }

    @Test
    void customizersAndAdministratorsChangeBothSchemas() throws Exception {
        try (Sandbox sandbox = start(false)) {
            JsonNode changed = change(
                    sandbox,
                    "{\"dropColumn\":{\"table\":\"contact\",\"column\":\"fax\"},"
                            + "\"hideField\":{\"object\":\"person\",\"field\":\"fax\"}}");
            assertThat(changed.path("droppedColumns")).hasToString("[\"contact.fax\"]");
            assertThat(changed.path("hiddenFields")).hasToString("[\"person.fax\"]");

            JsonNode back = change(
                    sandbox,
                    "{\"addColumn\":{\"table\":\"contact\",\"column\":\"fax\"},"
                            + "\"showField\":{\"object\":\"person\",\"field\":\"fax\"}}");
            assertThat(back.path("droppedColumns")).isEmpty();
            assertThat(back.path("hiddenFields")).isEmpty();
            assertThat(get(sandbox.url() + "/sandbox/schema", "none")).isEqualTo(back);
        }
    }

    private static JsonNode change(Sandbox sandbox, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(sandbox.url() + "/sandbox/schema"))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return new ObjectMapper().readTree(answer.body());
    }

    private Sandbox start(boolean keep) throws Exception {
        return Sandbox.start(new SandboxOptions(
                0, directory, SIZE, 1, Clock.systemUTC(), keep ? Keeping.FROM_LAST_TIME : Keeping.NOTHING));
    }

    private JsonNode dynamics(Sandbox sandbox, String path) throws Exception {
        Map<String, String> settings = sandbox.settings();
        String form = "grant_type=client_credentials&client_id=" + settings.get("dynamics.client-id")
                + "&client_secret=" + settings.get("dynamics.client-secret") + "&scope=" + sandbox.url()
                + "/.default";
        HttpRequest request = HttpRequest.newBuilder(URI.create(settings.get("dynamics.authority") + "/"
                        + settings.get("dynamics.tenant-id") + "/oauth2/v2.0/token"))
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        String body = client(sandbox).send(request, BodyHandlers.ofString()).body();
        String token = new ObjectMapper().readTree(body).path("access_token").asText();
        return get(sandbox.url() + "/api/data/v9.2/" + path.replace(" ", "%20"), token);
    }

    private JsonNode marketo(Sandbox sandbox, String path) throws Exception {
        Map<String, String> settings = sandbox.settings();
        JsonNode identity = get(
                sandbox.url() + "/identity/oauth/token?grant_type=client_credentials&client_id="
                        + settings.get("marketo.client-id") + "&client_secret="
                        + settings.get("marketo.client-secret"),
                "none");
        return get(
                sandbox.url() + "/rest/v1/" + path,
                identity.path("access_token").asText());
    }

    private static JsonNode get(String url, String token) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .header("Authorization", "Bearer " + token)
                .build();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return new ObjectMapper().readTree(answer.body());
    }

    private static HttpClient client(Sandbox sandbox) throws Exception {
        char[] password = sandbox.settings().get("tls.trust-store-password").toCharArray();
        KeyStore store = KeyStore.getInstance(
                Path.of(sandbox.settings().get("tls.trust-store")).toFile(), password);
        TrustManagerFactory trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trusted.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trusted.getTrustManagers(), null);
        return HttpClient.newBuilder().sslContext(context).build();
    }
}
