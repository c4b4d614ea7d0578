package dev.tandem.marketo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How the route comes by its token, and what it says when it gets none. */
class MarketoRouteTokenTest extends MarketoRoute {

    @Test
    void asksForATokenOnceAndSendsItWithEachRequest() throws Exception {
        MarketoTransport transport = transport();

        assertThat(transport.send(READ).envelope().path("requestId").asText()).isEqualTo("r");
        transport.send(READ);

        assertThat(marketo.identityCalls())
                .containsExactly("/identity/oauth/token?grant_type=client_credentials&client_id=the-client"
                        + "&client_secret=s3cret");
        assertThat(marketo.seen())
                .extracting(seen -> seen.header("Authorization"))
                .containsExactly("Bearer token-1", "Bearer token-1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"601", "602"})
    void takesAnotherTokenOnce(String code) throws Exception {
        marketo.fail(code);

        transport().send(CREATE);

        assertThat(marketo.seen())
                .extracting(seen -> seen.header("Authorization"))
                .containsExactly("Bearer token-1", "Bearer token-2");
    }

    @Test
    void blamesTheCredentialsWhenAFreshTokenIsRefused() throws Exception {
        marketo.fail("601").fail("602");
        MarketoTransport transport = transport();

        assertThatThrownBy(() -> transport.send(READ)).isInstanceOf(MarketoCredentialsRefused.class);
        assertThat(marketo.seen()).hasSize(2);
    }

    @Test
    void blamesTheCredentialsWhenTheIdentityServiceRefusesThem() throws Exception {
        marketo.replyIdentity(
                401, "{\"error\":\"unauthorized\",\"error_description\":\"No client with id the-client\"}");
        MarketoTransport transport = transport();

        assertThatThrownBy(() -> transport.send(READ))
                .isInstanceOf(MarketoCredentialsRefused.class)
                .hasMessage("The identity service at 127.0.0.1 refuses the credentials; check marketo.client-id and"
                        + " marketo.client-secret.")
                .hasNoCause();
        assertThat(marketo.seen()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"404, {\"error\":\"not_found\"}", "404, Nothing is here", "302, ''", "200, <html>Welcome</html>"})
    void blamesTheAddressWhenWhatAnswersIsNotMarketo(int status, String body) throws Exception {
        marketo.replyIdentity(status, body);
        MarketoTransport transport = transport();

        assertThatThrownBy(() -> transport.send(READ))
                .isInstanceOf(MarketoWrongAddress.class)
                .hasMessage("What answers at 127.0.0.1 is no identity service of Marketo (status " + status
                        + "); correct marketo.url.");
        assertThat(marketo.identityCalls()).hasSize(1);
    }

    @Test
    void blamesTheCredentialsForARefusalWithoutABody() throws Exception {
        marketo.replyIdentity(401, "");
        MarketoTransport transport = transport();

        assertThatThrownBy(() -> transport.send(READ)).isInstanceOf(MarketoCredentialsRefused.class);
    }

    @Test
    void waitsForAnIdentityServiceThatIsDown() throws Exception {
        marketo.replyIdentity(503, "");

        transport().send(CREATE);

        assertThat(marketo.identityCalls()).hasSize(2);
        assertThat(marketo.seen()).hasSize(1);
    }
}
