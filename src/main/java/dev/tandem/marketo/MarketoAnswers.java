package dev.tandem.marketo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Map;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeException;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;
import org.apache.camel.Headers;

/**
 * Where an error of Marketo is classified: by HTTP status, then by the vendor's code, never by the text (reference:
 * Errors, 5.4). Most errors come with HTTP 200.
 */
// the route calls some methods just to make a failure out of what it has
@SuppressWarnings("DoNotCallSuggester")
public final class MarketoAnswers {

    /** Where the daily quota starts anew at midnight. */
    private static final ZoneId QUOTA_ZONE = ZoneId.of("America/Chicago");

    private final MarketoAddress address;
    private final Clock clock;
    private final Duration window;

    /**
     * @param window the window of the rate limit ({@code marketo.pace.window}), waited out after a 606
     */
    public MarketoAnswers(MarketoAddress address, Clock clock, Duration window) {
        this.address = address;
        this.clock = clock;
        this.window = window;
    }

    /**
     * Sorts what camel-http brought: a good answer is returned, anything else becomes a failure.
     *
     * @param renewed whether the token was fetched anew for this very attempt
     */
    public MarketoAnswer sort(
            @Body byte[] body,
            @Headers Map<String, Object> headers,
            @Header(Exchange.HTTP_RESPONSE_CODE) int status,
            @ExchangeProperty("request") MarketoRequest request,
            @ExchangeProperty("renewed") boolean renewed) {
        if (status < 200 || status > 299) {
            throw renewedOrNot(byStatus(request, status, headers), renewed);
        }
        JsonNode envelope = envelope(request, body);
        if (envelope.path("success").asBoolean()) {
            return new MarketoAnswer(envelope, ResponseHeaders.date(headers));
        }
        throw renewedOrNot(
                byCode(request, envelope.path("errors").path(0).path("code").asText("")), renewed);
    }

    /**
     * Sorts the answer of the identity service, which has a form of its own (reference: Authentication). Refused
     * credentials are a 401, whose body Adobe does not describe; all else comes in JSON, or from somebody else.
     */
    public MarketoAnswer identity(
            @Body byte[] body,
            @Headers Map<String, Object> headers,
            @Header(Exchange.HTTP_RESPONSE_CODE) int status,
            @ExchangeProperty("request") MarketoRequest request) {
        if (status >= 500 || status == 429) {
            throw new MarketoUnavailable(
                    "The identity service at " + address.host() + " (marketo.url) gives no token now.");
        }
        if (status == 404 || (status != 401 && !isJsonObject(body))) {
            throw new MarketoWrongAddress("What answers at " + address.host()
                    + " is no identity service of Marketo (status " + status + "); correct marketo.url.");
        }
        if (status < 200 || status > 299) {
            throw new MarketoCredentialsRefused("The identity service at " + address.host()
                    + " refuses the credentials; check marketo.client-id and marketo.client-secret.");
        }
        return new MarketoAnswer(envelope(request, body), ResponseHeaders.date(headers));
    }

    /** Turns trouble on the line into a failure. */
    public void lost(@ExchangeException IOException trouble, @ExchangeProperty("request") MarketoRequest request) {
        if (ConnectionTrouble.before(trouble)) {
            throw new MarketoUnreachable(ConnectionTrouble.sentence(trouble, address.host(), "marketo.url"), trouble);
        }
        throw lost(request, "the connection to " + address.host() + " broke or timed out", trouble);
    }

    /** A dry run writes nothing. */
    public void dryRun(@ExchangeProperty("request") MarketoRequest request) {
        throw new MarketoRefused(
                "'" + request.operation() + "' was not sent to Marketo, because this is a dry run.", "dry-run");
    }

    private MarketoFailure renewedOrNot(MarketoFailure failure, boolean renewed) {
        return renewed && failure instanceof MarketoUnauthorized
                ? new MarketoCredentialsRefused("Marketo at " + address.host()
                        + " does not accept a fresh token; check marketo.client-id and its API user.")
                : failure;
    }

    private MarketoFailure byStatus(MarketoRequest request, int status, Map<String, Object> headers) {
        String operation = request.operation();
        if (status >= 500 || status == 408) {
            return lost(request, "the service answered with status " + status, null);
        }
        return switch (status) {
            case 401 -> new MarketoUnauthorized("Marketo did not accept the token for '" + operation + "'.");
            case 403 -> new MarketoForbidden("Marketo denies access to '" + operation + "' (status 403).");
            case 429 ->
                new MarketoThrottled(
                        "Marketo asks to slow down at '" + operation + "' (status 429).",
                        "429",
                        ResponseHeaders.retryAfter(headers));
            default ->
                new MarketoRefused(
                        "Marketo refused '" + operation + "' with status " + status + ".", String.valueOf(status));
        };
    }

    private MarketoFailure byCode(MarketoRequest request, String code) {
        String sentence = "Marketo refused '" + request.operation() + "' (code " + shown(code) + "): "
                + MarketoCode.sentence(code);
        Remedy remedy = MarketoCode.of(code).map(MarketoCode::remedy).orElse(Remedy.CHANGE);
        return switch (remedy) {
            case RENEW -> new MarketoUnauthorized(sentence);
            case SLOW ->
                new MarketoThrottled(sentence, code, code.equals(MarketoCode.RATE.number()) ? window : Duration.ZERO);
            case WAIT -> new MarketoUnavailable(sentence);
            case VERIFY -> lost(request, "code " + code, null);
            case TOMORROW -> new MarketoQuotaSpent(sentence, midnight());
            case PERMIT ->
                code.equals(MarketoCode.NO_TOKEN.number())
                        ? new MarketoCredentialsRefused(sentence)
                        : new MarketoForbidden(sentence);
            case CHANGE -> new MarketoRefused(sentence, code);
        };
    }

    private Instant midnight() {
        ZonedDateTime now = clock.instant().atZone(QUOTA_ZONE);
        return now.toLocalDate().plusDays(1).atStartOfDay(QUOTA_ZONE).toInstant();
    }

    /** By its beginning, because an answer that was cut off is Marketo's all the same. */
    private static boolean isJsonObject(byte[] body) {
        return body != null
                && new String(body, StandardCharsets.UTF_8).stripLeading().startsWith("{");
    }

    private JsonNode envelope(MarketoRequest request, byte[] body) {
        try {
            JsonNode envelope = Json.MAPPER.readTree(body == null ? new byte[0] : body);
            if (envelope.isObject()) {
                return envelope;
            }
        } catch (IOException e) {
            throw lost(request, "the answer is not readable", null);
        }
        throw lost(request, "the answer is not readable", null);
    }

    private static String shown(String code) {
        return code.matches("\\d{1,6}") ? code : "none";
    }

    private static MarketoFailure lost(MarketoRequest request, String what, Throwable cause) {
        String sentence = "'" + request.operation() + "' got no good answer from Marketo: " + what;
        return request.repeat() == Repeat.SAFE
                ? new MarketoUnavailable(sentence + ".", cause)
                : new MarketoOutcomeUnknown(sentence + "; it may have been executed.", cause);
    }
}
