package dev.tandem.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the route repeats, and with which token. */
class DynamicsRouteRetriesTest extends DynamicsRoute {

    @Test
    void repeatsAfterA429() throws Exception {
        String body = "{\"error\":{\"code\":\"0x80072322\",\"message\":\"Number of requests exceeded\"}}";
        dynamics.reply(429, Map.of("Retry-After", "0"), body);
        dynamics.reply(429, body);

        assertThat(transport().send(READ).status()).isEqualTo(200);
        assertThat(dynamics.seen()).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 504})
    void repeatsAReadAfterAServerError(int status) throws Exception {
        dynamics.reply(status, Map.of("Content-Type", "text/html"), "<html>gateway</html>");

        assertThat(transport().send(READ).status()).isEqualTo(200);
        assertThat(dynamics.seen()).hasSize(2);
    }

    @Test
    void repeatsAReadAfterALostConnection() throws Exception {
        dynamics.closeConnection();

        assertThat(transport().send(READ).status()).isEqualTo(200);
        assertThat(dynamics.seen()).hasSize(2);
    }

    @Test
    void doesNotTakeAPageOfAGatewayForAnAnswer() throws Exception {
        dynamics.reply(200, Map.of("Content-Type", "text/html; charset=utf-8"), "<html>maintenance</html>");

        assertThat(transport().send(READ).body()).asString().isEqualTo("{\"value\":[]}");
        assertThat(dynamics.seen()).hasSize(2);
    }

    @Test
    void givesUpAfterTheLastRetry() throws Exception {
        for (int i = 0; i < 10; i++) {
            dynamics.reply(503, "");
        }
        DynamicsTransport transport = transport("dynamics.retries", "2");

        assertThatThrownBy(() -> transport.send(READ)).isInstanceOf(DynamicsUnavailable.class);
        assertThat(dynamics.seen()).hasSize(3);
    }

    @Test
    void doesNotRetryAnImpatientRequest() throws Exception {
        dynamics.reply(503, "");
        DynamicsTransport transport = transport();

        assertThatThrownBy(() -> transport.send(READ.withImpatience(true))).isInstanceOf(DynamicsUnavailable.class);
        assertThat(dynamics.seen()).hasSize(1);
    }

    @Test
    void doesNotRepeatAWriteWhoseAnswerWasLost() throws Exception {
        dynamics.closeConnection();
        DynamicsTransport transport = transport();

        assertThatThrownBy(() -> transport.send(CREATE)).isInstanceOf(DynamicsOutcomeUnknown.class);
        assertThat(dynamics.seen()).hasSize(1);
    }

    @Test
    void repeatsAWriteThatWasThrottled() throws Exception {
        dynamics.reply(429, Map.of("Retry-After", "0"), "");
        dynamics.reply(204, "");

        assertThat(transport().send(CREATE).status()).isEqualTo(204);
        assertThat(dynamics.seen()).hasSize(2);
        assertThat(dynamics.seen().get(1).body())
                .isEqualTo(dynamics.seen().get(0).body());
    }

    @Test
    void takesAnotherTokenOnce() throws Exception {
        dynamics.reply(401, "");

        assertThat(transport().send(READ).status()).isEqualTo(200);
        assertThat(dynamics.seen())
                .extracting(seen -> seen.header("Authorization"))
                .containsExactly("Bearer token-1", "Bearer token-2");
    }

    @Test
    void takesAnotherTokenEvenInTheMiddleOfRetries() throws Exception {
        dynamics.reply(503, "").reply(401, "").reply(503, "").reply(401, "");

        assertThat(transport().send(READ).status()).isEqualTo(200);
        assertThat(dynamics.seen()).hasSize(5);
    }

    @Test
    void blamesTheCredentialsWhenAFreshTokenIsRefused() throws Exception {
        dynamics.reply(401, "").reply(401, "");
        DynamicsTransport transport = transport();

        assertThatThrownBy(() -> transport.send(READ))
                .isInstanceOf(DynamicsCredentialsRefused.class)
                .hasMessageContaining("dynamics.client-id");
        assertThat(dynamics.seen()).hasSize(2);
    }

    @Test
    void repeatsABatchOfWhichNoPartWasServedAndWaitsAsForAnyOtherRequest() throws Exception {
        String throttled = "{\"error\":{\"code\":\"0x80072322\",\"message\":\"x\"}}";
        dynamics.reply(
                        200,
                        Map.of("Content-Type", BatchText.CONTENT_TYPE),
                        new BatchText()
                                .part(429, throttled)
                                .part(429, throttled)
                                .end())
                .reply(
                        200,
                        Map.of("Content-Type", BatchText.CONTENT_TYPE),
                        new BatchText().part(429, throttled).part(204, "").end());
        DynamicsTransport transport = transport();

        DynamicsAnswer answer = transport.send(DynamicsRequest.write("Update leads", "POST", "$batch", Repeat.SAFE)
                .withBody("text/plain", new byte[] {1}));

        assertThat(answer.body()).asString().contains("429", "204");
        assertThat(dynamics.seen()).hasSize(2);
    }

    @Test
    void takesAnotherTokenForABatchWhosePartsWereNotLetIn() throws Exception {
        dynamics.reply(
                        200,
                        Map.of("Content-Type", BatchText.CONTENT_TYPE),
                        new BatchText().part(401, "").part(401, "").end())
                .reply(
                        200,
                        Map.of("Content-Type", BatchText.CONTENT_TYPE),
                        new BatchText().part(204, "").part(204, "").end());

        transport().send(DynamicsRequest.write("Update leads", "POST", "$batch", Repeat.SAFE));

        assertThat(dynamics.seen())
                .extracting(seen -> seen.header("Authorization"))
                .containsExactly("Bearer token-1", "Bearer token-2");
    }
}
