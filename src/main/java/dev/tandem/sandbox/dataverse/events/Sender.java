package dev.tandem.sandbox.dataverse.events;

import dev.tandem.sandbox.dataverse.rows.Row;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends to webhooks: 60 s for an answer, any 2xx is success, 502, 503 and 504 get one more attempt. */
final class Sender {

    private static final Logger LOG = LoggerFactory.getLogger(Sender.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final Set<Integer> RETRIED = Set.of(502, 503, 504);
    private static final int KEY = 4;
    private static final int HEADER = 5;
    private static final int QUERY = 6;

    /** One of the settings in an {@code authvalue}: {@code <setting name="x-key" value="s" />}. */
    private static final Pattern SETTING =
            Pattern.compile("<setting\\s+name=\"([^\"]*)\"\\s+value=\"([^\"]*)\"\\s*/?>");

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TIMEOUT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    /** Sends a body to an endpoint and does not wait. */
    void send(Row endpoint, Map<String, String> headers, byte[] body) {
        HttpRequest request;
        try {
            request = request(endpoint, headers, body);
        } catch (IllegalArgumentException malformed) {
            LOG.warn("The webhook {} cannot be called, its url or its headers are malformed.", endpoint.id());
            return;
        }
        CompletableFuture<Integer> unused = attempt(request)
                .thenCompose(status ->
                        RETRIED.contains(status) ? attempt(request) : CompletableFuture.completedFuture(status))
                .whenComplete((status, failure) -> {
                    if (failure != null || status / 100 != 2) {
                        LOG.warn(
                                "The webhook {} was not told: {}.",
                                endpoint.id(),
                                failure == null ? "status " + status : "no answer");
                    }
                });
    }

    private CompletableFuture<Integer> attempt(HttpRequest request) {
        return client.sendAsync(request, BodyHandlers.discarding()).thenApply(HttpResponse::statusCode);
    }

    private static HttpRequest request(Row endpoint, Map<String, String> headers, byte[] body) {
        String url = (String) endpoint.value("url");
        String secret = endpoint.value("authvalue") instanceof String text ? text : "";
        int kind = endpoint.value("authtype") instanceof Integer number ? number : 0;
        Map<String, String> settings = settings(secret);
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(
                        switch (kind) {
                            case KEY -> with(url, Map.of("code", secret));
                            case QUERY -> with(url, settings);
                            default -> url;
                        }))
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        if (kind == HEADER) {
            settings.forEach(request::header);
        }
        return request.build();
    }

    private static Map<String, String> settings(String list) {
        Map<String, String> settings = new LinkedHashMap<>();
        Matcher matcher = SETTING.matcher(list);
        while (matcher.find()) {
            settings.put(matcher.group(1), matcher.group(2));
        }
        return settings;
    }

    private static String with(String url, Map<String, String> parameters) {
        StringBuilder longer = new StringBuilder(url);
        parameters.forEach((name, value) -> longer.append(longer.indexOf("?") < 0 ? '?' : '&')
                .append(URLEncoder.encode(name, StandardCharsets.UTF_8))
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return longer.toString();
    }
}
