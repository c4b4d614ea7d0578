package dev.tandem.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.aad.msal4j.HttpMethod;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DynamicsTokensTest {

    private static final DynamicsAddress ADDRESS = DynamicsAddress.of("https://kestrel.crm4.dynamics.com");

    private final FakeEntra entra = new FakeEntra();

    @Test
    void asksOnceForATokenOfTheEnvironment() {
        DynamicsTokens tokens = entra.tokens(ADDRESS);

        assertThat(tokens.bearer()).isEqualTo("token-1");
        assertThat(tokens.bearer()).isEqualTo("token-1");

        assertThat(entra.seen()).hasSize(1);
        assertThat(entra.seen().get(0).url())
                .hasToString("https://entra.example.test:8443/tenant-one/oauth2/v2.0/token");
        assertThat(entra.seen().get(0).body())
                .contains("grant_type=client_credentials", "client_secret=s3cret")
                .contains("https%3A%2F%2Fkestrel.crm4.dynamics.com%2F.default");
    }

    @Test
    void asksForAFreshTokenOnlyIfTheCurrentOneWasRefused() {
        DynamicsTokens tokens = entra.tokens(ADDRESS);
        String first = tokens.bearer();
        tokens.refused(first);

        assertThat(tokens.bearer()).isEqualTo("token-2");
        tokens.refused(first);
        assertThat(tokens.bearer()).isEqualTo("token-2");
        assertThat(entra.seen()).hasSize(2);
    }

    @Test
    void asksAgainInTheLastMinutesOfAToken() {
        Clock late = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(56));
        DynamicsTokens tokens = entra.at(late).tokens(ADDRESS);

        assertThat(tokens.bearer()).isEqualTo("token-1");
        assertThat(tokens.bearer()).isEqualTo("token-2");
    }

    @ParameterizedTest
    @CsvSource({
        "7000215, dynamics.client-secret",
        "700016, dynamics.client-id",
        "90002, dynamics.tenant-id",
        "500011, dynamics.url",
        "1234567, dynamics.client-secret"
    })
    void namesTheSettingThatIsWrong(String number, String setting) {
        entra.next(() -> FakeEntra.json(
                401,
                "{\"error\":\"invalid_client\",\"error_description\":\"AADSTS" + number + ": s3cret\",\"error_codes\":["
                        + number + "]}"));

        assertThatThrownBy(entra.tokens(ADDRESS)::bearer)
                .isInstanceOf(DynamicsCredentialsRefused.class)
                .hasMessageContaining(setting)
                .hasMessageNotContaining("s3cret")
                .hasNoCause();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void saysThatTheHostCannotBeReached(boolean unknown) {
        entra.next(() -> {
            throw unknown ? new UnknownHostException("entra.example.test") : new ConnectException("refused");
        });

        assertThatThrownBy(entra.tokens(ADDRESS)::bearer)
                .isInstanceOf(DynamicsUnreachable.class)
                .hasMessageContaining("entra.example.test")
                .hasMessageContaining("dynamics.authority");
    }

    @Test
    void takesATimeOutForTrouble() {
        entra.next(() -> {
            throw new IOException("Read timed out");
        });

        assertThatThrownBy(entra.tokens(ADDRESS)::bearer).isInstanceOf(DynamicsUnavailable.class);
    }

    @Test
    void renewsAUsersTokenWithoutThePassword() {
        String info = base64("{\"uid\":\"u\",\"utid\":\"t\"}");
        String id = base64("{\"alg\":\"none\"}") + "."
                + base64("{\"oid\":\"u\",\"tid\":\"t\",\"preferred_username\":\"sync@x.example\"}") + ".";
        entra.next(() -> FakeEntra.json(200, "{\"account_type\":\"Managed\",\"ver\":\"1.0\"}"));
        for (int i = 1; i <= 2; i++) {
            String token = "{\"token_type\":\"Bearer\",\"expires_in\":3599,\"access_token\":\"user-" + i
                    + "\",\"refresh_token\":\"r\",\"scope\":\"https://kestrel.crm4.dynamics.com/.default\",\"id_token\":\""
                    + id + "\",\"client_info\":\"" + info + "\"}";
            entra.next(() -> FakeEntra.json(200, token));
        }
        DynamicsTokens tokens =
                entra.tokens(ADDRESS, new DynamicsCredentials.Password("client", "sync@x.example", "pass"));

        assertThat(tokens.bearer()).isEqualTo("user-1");
        tokens.refused("user-1");
        assertThat(tokens.bearer()).isEqualTo("user-2");

        assertThat(entra.seen().stream()
                        .filter(request -> request.httpMethod() == HttpMethod.POST)
                        .filter(request ->
                                request.body().toLowerCase(Locale.ROOT).contains("grant_type=password")))
                .hasSize(1);
    }

    @Test
    void refusesACertificateThatDoesNotOpen(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("c.p12"), "nothing");
        DynamicsCredentials credentials = new DynamicsCredentials.Certificate("client", file, "pass");

        assertThatThrownBy(() -> entra.tokens(ADDRESS, credentials))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("dynamics.certificate-password");
    }

    @Test
    void showsNoSecretInATextOfItself() {
        assertThat(new DynamicsCredentials.Secret("client", "s3cret").toString())
                .doesNotContain("s3cret");
        assertThat(new DynamicsCredentials.Password("client", "u", "s3cret").toString())
                .doesNotContain("s3cret");
    }

    private static String base64(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
