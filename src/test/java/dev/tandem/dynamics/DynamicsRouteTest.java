package dev.tandem.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.governor.ShareSpent;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
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
import org.junit.jupiter.params.provider.ValueSource;

class DynamicsRouteTest {

    private static final DynamicsRequest READ = DynamicsRequest.read("Read contacts", "contacts?$select=contactid");
    private static final DynamicsRequest CREATE = DynamicsRequest.write("Create lead", "POST", "leads", Repeat.ONCE)
            .withBody("application/json", "{\"subject\":\"x\"}".getBytes(StandardCharsets.UTF_8));

    private final FakeEntra entra = new FakeEntra();
    private FakeDynamics dynamics;
    private RunningRoutes routes;

    @BeforeEach
    void start() throws Exception {
        dynamics = new FakeDynamics();
    }

    @AfterEach
    void stop() {
        if (routes != null) {
            routes.close();
        }
        dynamics.close();
    }

    private DynamicsTransport transport(String... settings) throws Exception {
        return transportTo(dynamics.url(), settings);
    }

    private DynamicsTransport transportTo(String url, String... settings) throws Exception {
        Map<String, String> overrides = new HashMap<>();
        for (int i = 0; i < settings.length; i += 2) {
            overrides.put(settings[i], settings[i + 1]);
        }
        routes = new RunningRoutes(url, entra.tokens(DynamicsAddress.of(url)), overrides);
        return routes.transport();
    }

    @Test
    void sendsTheTokenAndReturnsTheAnswer() throws Exception {
        dynamics.reply(200, Map.of("Content-Type", "application/json", "ETag", "W/\"7\""), "{\"a\":1}");

        DynamicsAnswer answer = transport().send(READ);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).asString().isEqualTo("{\"a\":1}");
        assertThat(answer.header("etag")).contains("W/\"7\"");
        assertThat(answer.headers()).containsOnlyKeys("Content-Type", "Etag", "Date");
        assertThat(dynamics.seen()).hasSize(1);
        assertThat(dynamics.seen().get(0).uri()).isEqualTo("/api/data/v9.2/contacts?$select=contactid");
        assertThat(dynamics.seen().get(0).header("Authorization")).isEqualTo("Bearer token-1");
    }

    @Test
    void putsOnlyAllowedHeadersOnTheWire() throws Exception {
        transport();
        routes.context()
                .createProducerTemplate()
                .requestBodyAndHeaders(
                        "direct:dynamics",
                        READ.withHeader("Prefer", "odata.maxpagesize=2"),
                        Map.of("runId", "r", "Cookie", "c"));

        Set<String> names = dynamics.seen().get(0).headers().keySet().stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        assertThat(names)
                .contains("authorization", "accept", "odata-version", "odata-maxversion", "if-none-match", "prefer")
                .isSubsetOf(
                        "authorization",
                        "accept",
                        "odata-version",
                        "odata-maxversion",
                        "if-none-match",
                        "prefer",
                        "host",
                        "connection",
                        "accept-encoding",
                        "user-agent");
    }

    @Test
    void sendsNoCookieBack() throws Exception {
        dynamics.reply(200, Map.of("Set-Cookie", "ARRAffinity=x; Path=/"), "{}");
        DynamicsTransport transport = transport();

        transport.send(READ);
        transport.send(READ);

        assertThat(dynamics.seen().get(1).headers()).doesNotContainKey("Cookie");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/data/v9.2/contacts?$select=fullname&$skiptoken=%3Ccookie%20pagenumber=%222%22%20pagingcookie="
                        + "%22%253ccookie%2520page%253d%25221%2522%253e%22%20istracking=%22False%22%20/%3E",
                "/api/data/v9.2/contacts?$select=contactid,firstname&$deltatoken=51377290%2108%2f14%2f2026%2009%3a02%3a11",
                "/api/data/v9.2/RetrieveCurrentOrganization(AccessType=@p1)?@p1=Microsoft.Dynamics.CRM.EndpointAccessType'Default'",
                "/api/data/v9.2/contacts?$filter=Microsoft.Dynamics.CRM.In(PropertyName='contactid',PropertyValues=%5B'a','b'%5D)"
            })
    void followsALinkByteForByte(String uri) throws Exception {
        transport().send(DynamicsRequest.read("Read on", dynamics.url() + uri));

        assertThat(dynamics.seen().get(0).uri()).isEqualTo(uri);
    }

    @Test
    void givesNoTokenToAnotherHost() throws Exception {
        DynamicsTransport transport = transport();

        assertThatThrownBy(() -> transport.send(DynamicsRequest.read("Read on", "https://elsewhere.example.test/x")))
                .isInstanceOf(DynamicsRefused.class)
                .hasMessageContaining("leads away");
        assertThat(dynamics.seen()).isEmpty();
    }

    @Test
    void sendsABodyWithItsMediaType() throws Exception {
        dynamics.reply(204, Map.of("OData-EntityId", "x"), "");

        DynamicsAnswer answer = transport()
                .send(DynamicsRequest.write("Change lead", "PATCH", "leads(1)", Repeat.SAFE)
                        .withHeader("If-Match", "W/\"5\"")
                        .withBody("multipart/mixed; boundary=\"b_1\"", "--b_1".getBytes(StandardCharsets.UTF_8)));

        FakeDynamics.Seen seen = dynamics.seen().get(0);
        assertThat(answer.body()).isEmpty();
        assertThat(seen.method()).isEqualTo("PATCH");
        assertThat(seen.body()).isEqualTo("--b_1");
        assertThat(seen.header("Content-type")).isEqualTo("multipart/mixed; boundary=\"b_1\"");
        assertThat(seen.header("If-match")).isEqualTo("W/\"5\"");
        assertThat(seen.headers()).doesNotContainKey("If-none-match");
    }

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
    void namesTheHostThatAcceptsNoConnection() throws Exception {
        int closed;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = socket.getLocalPort();
        }
        DynamicsTransport transport = transportTo("http://127.0.0.1:" + closed, "dynamics.retries", "1");

        assertThatThrownBy(() -> transport.send(CREATE))
                .isInstanceOf(DynamicsUnreachable.class)
                .hasMessage("The host 127.0.0.1 accepts no connection; check dynamics.url and the network.");
    }

    @Test
    void writesNothingInADryRun() throws Exception {
        DynamicsTransport transport = transport("sync.dry-run", "true");

        assertThatThrownBy(() -> transport.send(CREATE))
                .isInstanceOf(DynamicsRefused.class)
                .hasMessageContaining("dry run");
        assertThat(transport.send(READ).status()).isEqualTo(200);
        assertThat(dynamics.seen()).hasSize(1);
    }

    @Test
    void aSecondTokenIsASecondRequestOfTheDay() throws Exception {
        dynamics.reply(401, "");

        transport().send(READ);

        assertThat(dynamics.seen()).hasSize(2);
        assertThat(routes.governor().standing().usedToday()).isEqualTo(2);
    }

    @Test
    void everybodyWaitsAsLongAsOneWasToldTo() throws Exception {
        dynamics.reply(429, Map.of("Retry-After", "500"), "");
        DynamicsTransport transport = transport();

        assertThatThrownBy(() -> transport.send(READ.withImpatience(true))).isInstanceOf(DynamicsThrottled.class);

        assertThat(routes.governor().standing().heldBackUntil()).hasValueSatisfying(until -> assertThat(until)
                .isAfter(Instant.now().plusSeconds(400)));
    }

    @Test
    void whatCouldNotBeSentDoesNotCount() throws Exception {
        entra.next(() -> {
            throw new UnknownHostException("entra.example.test");
        });

        transport().send(READ);

        assertThat(routes.governor().standing().usedToday()).isEqualTo(1);
    }

    @Test
    void nothingMoreIsSentOnceTheShareIsSpent() throws Exception {
        DynamicsTransport transport = transport("dynamics.daily-share", "1");
        transport.send(READ);

        assertThatThrownBy(() -> transport.send(READ))
                .isInstanceOf(ShareSpent.class)
                .hasMessageContaining("dynamics.daily-share");
        assertThat(dynamics.seen()).hasSize(1);
    }

    @Test
    void keepsThePaceForAllCallersTogether() throws Exception {
        DynamicsTransport transport = transport("dynamics.pace.calls", "2", "dynamics.pace.window", "120");
        long start = System.nanoTime();

        sendTogether(transport, 6);

        // six calls, two a window: at least two windows lie between the first and the last
        assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(2 * 119_000_000L);
        assertThat(dynamics.seen()).hasSize(6);
    }

    @Test
    void freesItsPlaceWhileItWaitsForARetry() throws Exception {
        for (int i = 0; i < 6; i++) {
            dynamics.reply(503, "");
        }

        sendTogether(transport("dynamics.concurrency", "1"), 3);

        assertThat(dynamics.seen()).hasSize(9);
    }

    private static void sendTogether(DynamicsTransport transport, int times) throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(times);
        try {
            List<Future<DynamicsAnswer>> answers = new ArrayList<>();
            for (int i = 0; i < times; i++) {
                answers.add(callers.submit(() -> transport.send(READ)));
            }
            for (Future<DynamicsAnswer> answer : answers) {
                assertThat(answer.get().status()).isEqualTo(200);
            }
        } finally {
            callers.shutdownNow();
        }
    }

    @Test
    void tellsNothingOfTheServersTextInAFailure() throws Exception {
        dynamics.reply(
                400,
                "{\"error\":{\"code\":\"0x80044331\",\"message\":\"A validation error occurred.  The length of the 'subject'"
                        + " attribute of the 'lead' entity exceeded the maximum allowed length of '300'. Ines Okafor\"}}");
        DynamicsTransport transport = transport();

        assertThatThrownBy(() -> transport.send(CREATE))
                .isInstanceOfSatisfying(DynamicsRefused.class, refused -> {
                    assertThat(refused.status()).isEqualTo(400);
                    assertThat(refused.code()).isEqualTo("0x80044331");
                    assertThat(refused.column()).isEqualTo("subject");
                })
                .hasMessage("Dynamics refused 'Create lead' because of the column 'subject' with status 400"
                        + " (code 0x80044331).");
    }

    @Test
    void reportsATrustedTokenServiceThatIsDownAsUnreachable() throws Exception {
        entra.next(() -> {
            throw new UnknownHostException("entra.example.test");
        });
        DynamicsTransport transport = transport();

        assertThatThrownBy(() -> transport.send(READ.withImpatience(true)))
                .isInstanceOf(DynamicsUnreachable.class)
                .hasMessageContaining("dynamics.authority");
        assertThat(dynamics.seen()).isEmpty();
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
