package dev.tandem.sandbox.entra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tandem.sandbox.http.Call;
import dev.tandem.sandbox.http.Reply;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenEndpointTest {

    private static final Clock NOW = Clock.fixed(Instant.parse("2026-02-03T08:11:40Z"), ZoneOffset.UTC);
    private static final UUID TENANT = UUID.fromString("3f6d0a52-1111-4000-8000-00000000aa01");
    private static final String GOOD = "http%3A%2F%2Flocalhost%3A8610%2F.default";

    private final EntraApi entra = new EntraApi(
            new Tenant(
                    TENANT,
                    new Tenant.Registration("app", "right", new UUID(1, 1)),
                    new Tenant.Account("ines@sandbox.example", "pass", new UUID(1, 2))),
            new Tokens(NOW, 1),
            NOW,
            NOW);

    @ParameterizedTest
    @CsvSource({
        "400, unsupported_grant_type, 70003, grant_type=device_code&client_id=app",
        "400, invalid_request, 900144, client_id=app",
        "400, invalid_request, 900144, grant_type=client_credentials",
        "400, invalid_request, 900144, grant_type=client_credentials&client_id=app&client_secret=right",
        "400, unauthorized_client, 700016, grant_type=client_credentials&client_id=other&client_secret=right&scope=GOOD",
        "401, invalid_client, 7000215, grant_type=client_credentials&client_id=app&client_secret=wrong&scope=GOOD",
        "401, invalid_client, 7000218, grant_type=client_credentials&client_id=app&scope=GOOD",
        "400, invalid_scope, 1002012, grant_type=client_credentials&client_id=app&client_secret=right&scope=http://localhost:8610/read",
        "400, invalid_scope, 1002012, grant_type=client_credentials&client_id=app&client_secret=right&scope=GOOD+http://localhost:1/.default",
        "400, invalid_resource, 500011, grant_type=client_credentials&client_id=app&client_secret=right&scope=https://kestrel.crm4.dynamics.com/.default",
        "400, invalid_grant, 50126, grant_type=password&client_id=app&username=ines@sandbox.example&password=no&scope=GOOD",
        "400, invalid_scope, 70011, grant_type=password&client_id=app&username=ines@sandbox.example&password=pass&scope=openid",
        "400, invalid_grant, 70000, grant_type=refresh_token&client_id=app&refresh_token=none",
        "401, invalid_client, 50027, grant_type=client_credentials&client_id=app&scope=GOOD&client_assertion_type=urn:ietf:params:oauth:client-assertion-type:jwt-bearer&client_assertion=a.b.c",
    })
    void refusesInTheShapeOfEntra(int status, String error, int number, String form) throws Exception {
        Reply reply = post(TENANT.toString(), form.replace("GOOD", GOOD));

        JsonNode body = json(reply);
        assertThat(reply.status()).isEqualTo(status);
        assertThat(body.path("error").asText()).isEqualTo(error);
        assertThat(body.path("error_codes").get(0).asInt()).isEqualTo(number);
        assertThat(body.path("error_description").asText()).startsWith("AADSTS" + number + ": ");
        assertThat(body.path("timestamp").asText()).isEqualTo("2026-02-03 08:11:40Z");
        assertThat(reply.rejection()).isEqualTo("AADSTS" + number);
    }

    @Test
    void acceptsTheExtraScopesThatMsalAdds() throws Exception {
        Reply reply = post(
                TENANT.toString(),
                "grant_type=client_credentials&client_info=1&client_id=app&client_secret=right&scope=openid+" + GOOD
                        + "+profile+offline_access");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(json(reply).path("expires_in").asInt()).isEqualTo(3_599);
        assertThat(json(reply).has("refresh_token")).isFalse();
    }

    @Test
    void knowsOnlyItsOwnTenant() throws Exception {
        Reply reply = post("common", "grant_type=client_credentials&client_id=app&client_secret=right&scope=" + GOOD);

        assertThat(json(reply).path("error_codes").get(0).asInt()).isEqualTo(90002);
    }

    @Test
    void describesItselfByDiscovery() throws Exception {
        Reply reply = entra.answer(call("GET", "/" + TENANT + "/v2.0/.well-known/openid-configuration", ""));

        assertThat(json(reply).path("token_endpoint").asText())
                .isEqualTo("https://localhost:8611/" + TENANT + "/oauth2/v2.0/token");
    }

    @Test
    void servesNothingElse() {
        assertThat(entra.serves("/" + TENANT + "/oauth2/v2.0/token")).isTrue();
        assertThat(entra.serves("/common/userrealm/ines@sandbox.example")).isTrue();
        assertThat(entra.serves("/api/data/v9.2/contacts")).isFalse();
    }

    private Reply post(String tenant, String form) {
        return entra.answer(call("POST", "/" + tenant + "/oauth2/v2.0/token", form));
    }

    private static Call call(String method, String path, String body) {
        return new Call(method, "https", "localhost:8611", path, "", Map.of(), body.getBytes(StandardCharsets.UTF_8));
    }

    private static JsonNode json(Reply reply) throws Exception {
        return new ObjectMapper().readTree(reply.body());
    }
}
