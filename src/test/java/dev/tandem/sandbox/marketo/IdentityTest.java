package dev.tandem.sandbox.marketo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.sandbox.http.Call;
import dev.tandem.sandbox.http.Reply;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdentityTest {

    private static final String PARAMETERS =
            "grant_type=client_credentials&client_id=test-client&client_secret=test-secret";

    private final Marketo marketo = new Marketo();

    @Test
    void givesTheSameTokenWithAShrinkingLifeUntilItExpires() {
        JsonNode first = Marketo.tree(marketo.identity(Marketo.CLIENT, Marketo.SECRET));
        marketo.clock.advance(Duration.ofSeconds(3590));
        JsonNode later = Marketo.tree(marketo.identity(Marketo.CLIENT, Marketo.SECRET));
        marketo.clock.advance(Duration.ofSeconds(10));
        JsonNode fresh = Marketo.tree(marketo.identity(Marketo.CLIENT, Marketo.SECRET));

        assertThat(first.path("expires_in").asInt()).isEqualTo(3600);
        assertThat(first.path("token_type").asText()).isEqualTo("bearer");
        assertThat(first.path("scope").asText()).contains("@");
        assertThat(later.path("access_token")).isEqualTo(first.path("access_token"));
        assertThat(later.path("expires_in").asInt()).isEqualTo(10);
        assertThat(fresh.path("access_token")).isNotEqualTo(first.path("access_token"));
        assertThat(fresh.path("expires_in").asInt()).isEqualTo(3600);
    }

    @ParameterizedTest
    @CsvSource({"GET,true", "POST,true", "POST,false"})
    void takesItsParametersFromQueryOrForm(String method, boolean inQuery) {
        String target = "/identity/oauth/token" + (inQuery ? "?" + PARAMETERS : "");
        Call call = Marketo.call(
                method, target, Map.of("Content-Type", "application/x-www-form-urlencoded"), inQuery ? "" : PARAMETERS);

        assertThat(Marketo.tree(marketo.api.answer(call)).path("access_token").asText())
                .isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({"wrong,test-secret", "test-client,wrong"})
    void refusesAWrongClientWithHttp401(String client, String secret) {
        Reply reply = marketo.identity(client, secret);

        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.rejection()).isEqualTo("401");
        assertThat(Marketo.tree(reply).path("error").asText()).isEqualTo("unauthorized");
        assertThat(Marketo.tree(reply).path("error_description").asText()).isNotEmpty();
    }

    @Test
    void refusesMissingUnknownAndExpiredTokensWithHttp200() {
        String token = marketo.token();
        String target = "/rest/v1/leads/describe.json";

        assertThat(code(Map.of(), target)).isEqualTo("600");
        assertThat(code(Map.of(), target + "?access_token=" + token)).isEqualTo("600");
        assertThat(code(Map.of("Authorization", "Bearer none"), target)).isEqualTo("601");
        assertThat(code(Map.of("Authorization", "Bearer " + token), target)).isEmpty();
        marketo.clock.advance(Duration.ofHours(1));
        assertThat(code(Map.of("Authorization", "Bearer " + token), target)).isEqualTo("602");
        marketo.token();
        assertThat(code(Map.of("Authorization", "Bearer " + token), target)).isEqualTo("602");
    }

    private String code(Map<String, String> headers, String target) {
        Reply reply = marketo.api.answer(Marketo.call("GET", target, headers, ""));
        assertThat(reply.status()).isEqualTo(200);
        return Marketo.code(Marketo.tree(reply));
    }
}
