package dev.tandem.marketo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the route sends to Marketo, and what it repeats. */
class MarketoRouteTest extends MarketoRoute {

    @Test
    void putsOnlyAllowedHeadersOnTheWire() throws Exception {
        transport();
        routes.context()
                .createProducerTemplate()
                .requestBodyAndHeaders("direct:marketo", UPDATE, Map.of("runId", "r", "Cookie", "c"));

        Set<String> names = marketo.seen().get(0).headers().keySet().stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        assertThat(names)
                .contains("authorization", "accept", "content-type")
                .isSubsetOf(
                        "authorization",
                        "accept",
                        "content-type",
                        "content-length",
                        "transfer-encoding",
                        "host",
                        "connection",
                        "accept-encoding",
                        "user-agent");
        assertThat(marketo.seen().get(0).header("Content-type")).isEqualTo("application/json");
        assertThat(marketo.seen().get(0).body()).isEqualTo("{\"input\":[]}");
    }

    @Test
    void encodesTheQuery() throws Exception {
        transport().send(READ.withQuery("filterValues", "a+b@x.example,ü &=").withQuery("nextPageToken", "AB=="));

        assertThat(marketo.seen().get(0).uri())
                .isEqualTo("/rest/v1/leads/describe.json?filterValues=a%2Bb%40x.example,%C3%BC%20%26%3D"
                        + "&nextPageToken=AB%3D%3D");
    }

    @Test
    void sendsALongQueryAsAForm() throws Exception {
        transport().send(READ.withQuery("fields", "email").asForm());

        FakeMarketo.Seen seen = marketo.seen().get(0);
        assertThat(seen.method()).isEqualTo("POST");
        assertThat(seen.uri()).isEqualTo("/rest/v1/leads/describe.json?_method=GET");
        assertThat(seen.header("Content-type")).isEqualTo("application/x-www-form-urlencoded");
        assertThat(seen.body()).isEqualTo("fields=email");
    }

    @ParameterizedTest
    @ValueSource(strings = {"606", "615", "608", "713", "614"})
    void repeatsAnyRequestThatWasNotExecuted(String code) throws Exception {
        marketo.fail(code);

        assertThat(transport().send(CREATE).envelope().path("success").asBoolean())
                .isTrue();
        assertThat(marketo.seen()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"604", "611"})
    void repeatsASafeWriteOfUnknownOutcomeAndNoOther(String code) throws Exception {
        marketo.fail(code).reply(200, "{\"success\":true}").fail(code);
        MarketoTransport transport = transport();

        assertThat(transport.send(UPDATE).envelope().path("success").asBoolean())
                .isTrue();
        assertThatThrownBy(() -> transport.send(CREATE)).isInstanceOf(MarketoOutcomeUnknown.class);
        assertThat(marketo.seen()).hasSize(3);
    }

    @Test
    void doesNotRepeatACreateWhoseAnswerWasLost() throws Exception {
        marketo.closeConnection();
        MarketoTransport transport = transport();

        assertThatThrownBy(() -> transport.send(CREATE)).isInstanceOf(MarketoOutcomeUnknown.class);
        assertThat(marketo.seen()).hasSize(1);
    }

    @Test
    void repeatsAReadAfterALostConnectionAnErrorPageAndAnUnreadableAnswer() throws Exception {
        marketo.closeConnection()
                .reply(502, Map.of("Content-Type", "text/html"), "<html>")
                .reply(200, "{\"requestId\":");

        assertThat(transport().send(READ).envelope().path("success").asBoolean())
                .isTrue();
        assertThat(marketo.seen()).hasSize(4);
    }

    @Test
    void givesUpAfterTheLastRetry() throws Exception {
        for (int i = 0; i < 10; i++) {
            marketo.fail("606");
        }
        MarketoTransport transport = transport("marketo.retries", "2");

        assertThatThrownBy(() -> transport.send(READ)).isInstanceOf(MarketoThrottled.class);
        assertThat(marketo.seen()).hasSize(3);
    }

    @Test
    void doesNotRetryAnImpatientRequest() throws Exception {
        marketo.fail("608");
        MarketoTransport transport = transport();

        assertThatThrownBy(() -> transport.send(READ.withImpatience(true))).isInstanceOf(MarketoUnavailable.class);
        assertThat(marketo.seen()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"603", "1003", "610", "9999"})
    void neverRepeatsWhatWasRefused(String code) throws Exception {
        marketo.fail(code);
        MarketoTransport transport = transport();

        assertThatThrownBy(() -> transport.send(READ))
                .isInstanceOfAny(MarketoRefused.class, MarketoForbidden.class)
                .hasMessageContaining(code)
                .hasMessageNotContaining("secret text");
        assertThat(marketo.seen()).hasSize(1);
    }

    @Test
    void tellsThatABodyIsTooLarge() throws Exception {
        marketo.reply(413, "");
        MarketoTransport transport = transport();

        assertThatThrownBy(() -> transport.send(UPDATE))
                .isInstanceOfSatisfying(MarketoRefused.class, refused -> assertThat(refused.code())
                        .isEqualTo("413"));
    }

    @Test
    void namesTheHostThatAcceptsNoConnection() throws Exception {
        int closed;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = socket.getLocalPort();
        }
        MarketoTransport transport = transportTo("http://127.0.0.1:" + closed, "marketo.retries", "1");

        assertThatThrownBy(() -> transport.send(READ))
                .isInstanceOf(MarketoUnreachable.class)
                .hasMessage("The host 127.0.0.1 accepts no connection; check marketo.url and the network.");
    }

    @Test
    void writesNothingInADryRun() throws Exception {
        MarketoTransport transport = transport("sync.dry-run", "true");

        assertThatThrownBy(() -> transport.send(UPDATE))
                .isInstanceOf(MarketoRefused.class)
                .hasMessageContaining("dry run");
        transport.send(READ);
        assertThat(marketo.seen()).hasSize(1);
    }
}
