package dev.tandem.sandbox.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DoorTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-08-14T09:02:11Z"), ZoneOffset.UTC);

    private final EchoApi echo = new EchoApi("echo", "/");
    private final Door door = Door.plain(0, CLOCK, call -> new Delivery.Whole(echo.answer(call)));
    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void close() {
        door.close();
    }

    @Test
    void handsOnTheCallAsItCame() throws Exception {
        HttpResponse<String> answer = client.send(
                request("/rest/v1/a%20b(1)?x=%2B")
                        .PUT(HttpRequest.BodyPublishers.ofString("12345"))
                        .build(),
                BodyHandlers.ofString());

        assertThat(answer.body()).isEqualTo("PUT http localhost:" + door.port() + " /rest/v1/a%20b(1) 5");
    }

    @Test
    void tellsTheSandboxTime() throws Exception {
        HttpResponse<String> answer = client.send(request("/").build(), BodyHandlers.ofString());

        assertThat(answer.headers().firstValue("Date")).contains("Fri, 14 Aug 2026 09:02:11 GMT");
    }

    @ParameterizedTest
    @CsvSource({
        "/rest/v1/x.json?repeat=1024, gzip, true",
        "/rest/v1/x.json?repeat=1024, 'deflate, GZIP;q=0.5', true",
        "/rest/v1/x.json?repeat=1023, gzip, false",
        "/rest/v1/x.json?repeat=1024, identity, false",
        "/rest/v1/x.json?repeat=1024, gzip;q=0, false",
        "/bulk/v1/leads/export/1/file.json?repeat=4096, gzip, false",
    })
    void compressesLargeAnswersOnRequest(String path, String accepted, boolean compressed) throws Exception {
        HttpResponse<byte[]> answer =
                client.send(request(path).header("Accept-Encoding", accepted).build(), BodyHandlers.ofByteArray());

        assertThat(answer.headers().firstValue("Content-Encoding").isPresent()).isEqualTo(compressed);
        byte[] body = compressed
                ? new GZIPInputStream(new ByteArrayInputStream(answer.body())).readAllBytes()
                : answer.body();
        int length = Integer.parseInt(path.replaceAll(".*=", ""));
        assertThat(new String(body, StandardCharsets.UTF_8)).isEqualTo("x".repeat(length));
    }

    @Test
    void takesLongAddressesAndRefusesLongerOnes() throws Exception {
        int longest = client.send(request("/" + "a".repeat(65_536)).build(), BodyHandlers.ofString())
                .statusCode();
        int longer = client.send(request("/" + "a".repeat(70_001)).build(), BodyHandlers.ofString())
                .statusCode();

        assertThat(longest).isEqualTo(200);
        assertThat(longer).isEqualTo(414);
    }

    @Test
    void answersHeadWithoutABody() throws Exception {
        HttpResponse<String> answer = client.send(
                request("/?repeat=10")
                        .method("HEAD", HttpRequest.BodyPublishers.noBody())
                        .build(),
                BodyHandlers.ofString());

        assertThat(answer.body()).isEmpty();
        assertThat(answer.headers().firstValueAsLong("Content-Length")).hasValue(10);
    }

    @Test
    void deliversLargePagesWhole() throws Exception {
        HttpResponse<byte[]> answer = client.send(request("/?repeat=8388608").build(), BodyHandlers.ofByteArray());

        assertThat(answer.body()).hasSize(8 << 20);
    }

    @Test
    void runsCallsSideBySide() throws Exception {
        int together = 52;
        CountDownLatch all = new CountDownLatch(together);
        try (Door crowded = Door.plain(0, CLOCK, call -> {
            all.countDown();
            return new Delivery.Whole(Reply.text("", met(all) ? 200 : 500, "text/plain", ""));
        })) {
            URI uri = URI.create("http://localhost:" + crowded.port() + "/");
            List<CompletableFuture<HttpResponse<String>>> answers = Stream.generate(
                            () -> client.sendAsync(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString()))
                    .limit(together)
                    .toList();

            assertThat(answers)
                    .allSatisfy(answer -> assertThat(answer.get().statusCode()).isEqualTo(200));
        }
    }

    private static boolean met(CountDownLatch all) {
        try {
            return all.await(1, TimeUnit.MINUTES);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Test
    void answersFiveHundredWhenTheReceptionFails() throws Exception {
        try (Door broken = Door.plain(0, CLOCK, call -> {
            throw new IllegalStateException("on purpose");
        })) {
            URI uri = URI.create("http://localhost:" + broken.port() + "/");
            HttpResponse<String> answer =
                    client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());

            assertThat(answer.statusCode()).isEqualTo(500);
            assertThat(answer.body()).contains("on purpose");
        }
    }

    @Test
    void saysWhichPortIsInUse() {
        assertThatThrownBy(() -> Door.plain(door.port(), CLOCK, call -> new Delivery.HangUp()))
                .isInstanceOf(PortInUse.class)
                .hasMessage("Port " + door.port() + " is already in use.");
    }

    private HttpRequest.Builder request(String pathAndQuery) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + door.port() + pathAndQuery));
    }
}
