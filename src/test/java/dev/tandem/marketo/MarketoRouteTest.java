package dev.tandem.marketo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.governor.ShareSpent;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MarketoRouteTest {

    private static final MarketoRequest READ = MarketoRequest.read("Describe Leads", "rest/v1/leads/describe.json");
    private static final MarketoRequest CREATE = MarketoRequest.write(
            "Sync Leads", "rest/v1/leads.json", "{\"input\":[]}".getBytes(StandardCharsets.UTF_8), Repeat.ONCE);
    private static final MarketoRequest UPDATE = MarketoRequest.write(
            "Sync Leads", "rest/v1/leads.json", "{\"input\":[]}".getBytes(StandardCharsets.UTF_8), Repeat.SAFE);

    private final Clock clock = Clock.fixed(Instant.parse("2026-08-14T09:00:00Z"), ZoneOffset.UTC);
    private FakeMarketo marketo;
    private RunningRoutes routes;

    @BeforeEach
    void start() throws Exception {
        marketo = new FakeMarketo();
    }

    @AfterEach
    void stop() {
        if (routes != null) {
            routes.close();
        }
        marketo.close();
    }

    private MarketoTransport transport(String... settings) throws Exception {
        return transportTo(marketo.url(), settings);
    }

    private MarketoTransport transportTo(String url, String... settings) throws Exception {
        return transport(Duration.ofMillis(3), url, settings);
    }

    private MarketoTransport transport(Duration window, String url, String... settings) throws Exception {
        Map<String, String> overrides = new HashMap<>();
        for (int i = 0; i < settings.length; i += 2) {
            overrides.put(settings[i], settings[i + 1]);
        }
        routes = new RunningRoutes(url, clock, window, overrides);
        return routes.transport();
    }

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

    @Test
    void saysThatASpentQuotaLastsUntilMidnightInChicago() throws Exception {
        Instant until = Instant.parse("2026-08-15T05:00:00Z");
        marketo.fail("607");
        MarketoTransport transport = transport();

        assertThatThrownBy(() -> transport.send(READ))
                .isInstanceOfSatisfying(MarketoQuotaSpent.class, spent -> assertThat(spent.until())
                        .isEqualTo(until));
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

    @Test
    void aSecondTokenIsASecondCallOfTheDay() throws Exception {
        marketo.fail("601");

        transport().send(READ);

        assertThat(marketo.seen()).hasSize(2);
        assertThat(routes.governor().standing().usedToday()).isEqualTo(2);
    }

    @Test
    void aRepeatedAttemptCountsAgain() throws Exception {
        marketo.fail("608").fail("608");

        transport().send(READ);

        assertThat(routes.governor().standing().usedToday()).isEqualTo(3);
    }

    @Test
    void whatCouldNotBeSentDoesNotCount() throws Exception {
        marketo.replyIdentity(503, "").replyIdentity(503, "");

        transport().send(READ);

        assertThat(routes.governor().standing().usedToday()).isEqualTo(1);
    }

    @Test
    void everybodyWaitsOutAWindowThatIsFull() throws Exception {
        marketo.fail("606");
        MarketoTransport transport = transport(Duration.ofHours(1), marketo.url(), "marketo.retries", "0");

        assertThatThrownBy(() -> transport.send(READ)).isInstanceOf(MarketoThrottled.class);

        assertThat(routes.governor().standing().heldBackUntil()).hasValueSatisfying(until -> assertThat(until)
                .isAfter(Instant.now().plusSeconds(3000)));
    }

    @Test
    void nothingMoreIsSentOnceMarketoSaysThatTheDayIsSpent() throws Exception {
        marketo.fail("607");
        MarketoTransport transport = transport();
        assertThatThrownBy(() -> transport.send(READ)).isInstanceOf(MarketoQuotaSpent.class);

        assertThatThrownBy(() -> transport.send(UPDATE)).isInstanceOf(ShareSpent.class);
        assertThat(marketo.seen()).hasSize(1);
    }

    @Test
    void nothingMoreIsSentOnceTheShareIsSpent() throws Exception {
        MarketoTransport transport = transport("marketo.daily-share", "2");
        transport.send(READ);
        transport.send(READ);

        assertThatThrownBy(() -> transport.send(READ))
                .isInstanceOf(ShareSpent.class)
                .hasMessageContaining("(2 calls of 2)")
                .hasMessageContaining("marketo.daily-share");
        assertThat(marketo.seen()).hasSize(2);
    }

    @Test
    void keepsThePaceForAllCallersTogether() throws Exception {
        MarketoTransport transport = transport("marketo.pace.calls", "2", "marketo.pace.window", "120");
        long start = System.nanoTime();
        ExecutorService callers = Executors.newFixedThreadPool(6);
        try {
            List<Future<MarketoAnswer>> answers = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                answers.add(callers.submit(() -> transport.send(READ)));
            }
            for (Future<MarketoAnswer> answer : answers) {
                answer.get();
            }
        } finally {
            callers.shutdownNow();
        }

        // six calls, two a window: at least two windows lie between the first and the last
        assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(2 * 119_000_000L);
        assertThat(marketo.identityCalls()).hasSize(1);
    }
}
