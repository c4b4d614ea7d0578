package dev.tandem.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the route sends to Dynamics, and what it makes of answers that are not repeated. */
class DynamicsRouteTest extends DynamicsRoute {

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
}
