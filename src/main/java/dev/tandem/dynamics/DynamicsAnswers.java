package dev.tandem.dynamics;

import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeException;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;
import org.apache.camel.Headers;

/**
 * Where an error of Dynamics is classified: by HTTP status and the vendor's code, never by the text (reference: Errors,
 * 14.2).
 */
// the route calls some methods just to make a failure out of what it has
@SuppressWarnings("DoNotCallSuggester")
public final class DynamicsAnswers {

    private final DynamicsAddress address;

    public DynamicsAnswers(DynamicsAddress address) {
        this.address = address;
    }

    /**
     * Sorts what camel-http brought: a good answer is returned, anything else becomes a failure. A {@code $batch} of which
     * no part was served is no good answer.
     *
     * @param renewed whether the token was fetched anew for this very attempt
     */
    public DynamicsAnswer sort(
            @Body byte[] body,
            @Headers Map<String, Object> headers,
            @Header(Exchange.HTTP_RESPONSE_CODE) int status,
            @ExchangeProperty("request") DynamicsRequest request,
            @ExchangeProperty("renewed") boolean renewed) {
        DynamicsAnswer answer = new DynamicsAnswer(status, HeaderTexts.of(headers), body == null ? new byte[0] : body);
        boolean good = answer.succeeded() && !isHtml(answer);
        Optional<DynamicsFailure> ofAllParts = good ? PassingTrouble.ofAll(request, answer) : Optional.empty();
        if (good && ofAllParts.isEmpty()) {
            return answer;
        }
        DynamicsFailure failure = ofAllParts.orElseGet(() -> classify(request, answer));
        if (failure instanceof DynamicsUnauthorized && renewed) {
            throw new DynamicsCredentialsRefused("Dynamics at " + address.host()
                    + " does not accept a fresh token; check dynamics.client-id and its application user.");
        }
        throw failure;
    }

    /** Turns trouble on the line into a failure. */
    public void lost(@ExchangeException IOException trouble, @ExchangeProperty("request") DynamicsRequest request) {
        if (ConnectionTrouble.before(trouble)) {
            throw new DynamicsUnreachable(ConnectionTrouble.sentence(trouble, address.host(), "dynamics.url"), trouble);
        }
        throw lost(request, "the connection to " + address.host() + " broke or timed out", trouble);
    }

    /** A dry run writes nothing. */
    public void dryRun(@ExchangeProperty("request") DynamicsRequest request) {
        throw new DynamicsRefused(
                "'" + request.operation() + "' was not sent to Dynamics, because this is a dry run.", 0, "dry-run", "");
    }

    /** The failure that an answer means which is not good. */
    static DynamicsFailure classify(DynamicsRequest request, DynamicsAnswer answer) {
        ErrorBody error = ErrorBody.of(answer);
        String operation = request.operation();
        return switch (error.code()) {
            case "0x80072560", "0x80042f09", "0x80040225", "0x8004a112" ->
                new DynamicsCredentialsRefused(
                        "The user behind dynamics.client-id is no enabled user with a role in this environment (code "
                                + error.code() + ").");
            case "0x80072321", "0x80072322", "0x80072326" -> throttled(operation, answer, error);
            case "0x80072323", "0x80072324", "0x8004a104" -> unavailable(request, answer, error);
            case "0x80044150", "0x80040216", "0x80044151", "0x80044339" -> unavailable(request, answer, error);
            default -> byStatus(request, answer, error);
        };
    }

    private static DynamicsFailure byStatus(DynamicsRequest request, DynamicsAnswer answer, ErrorBody error) {
        String operation = request.operation();
        int status = answer.status();
        if (answer.succeeded() || status == 408 || (status >= 500 && status != 501)) {
            return unavailable(request, answer, error);
        }
        return switch (status) {
            case 401 -> new DynamicsUnauthorized("Dynamics did not accept the token for '" + operation + "'.");
            case 403 ->
                new DynamicsForbidden(
                        "The Dynamics user lacks "
                                + (error.privilege().isEmpty() ? "a privilege" : "the privilege " + error.privilege())
                                + " for '" + operation + "'" + error.inBrackets() + ".",
                        error.code(),
                        error.privilege());
            case 429 -> throttled(operation, answer, error);
            default -> refused(operation, status, error);
        };
    }

    private static DynamicsFailure refused(String operation, int status, ErrorBody error) {
        String column = error.column().isEmpty() ? "" : " because of the column '" + error.column() + "'";
        String sentence =
                "Dynamics refused '" + operation + "'" + column + " with status " + status + error.inBrackets() + ".";
        return new DynamicsRefused(sentence, status, error.code(), error.column());
    }

    private static DynamicsFailure throttled(String operation, DynamicsAnswer answer, ErrorBody error) {
        return new DynamicsThrottled(
                "Dynamics asks to slow down at '" + operation + "'" + error.inBrackets() + ".",
                error.code(),
                RetryAfterHeader.of(answer));
    }

    private static DynamicsFailure unavailable(DynamicsRequest request, DynamicsAnswer answer, ErrorBody error) {
        boolean pause = !RetryAfterHeader.of(answer).isZero();
        if (pause && request.repeat() == Repeat.SAFE) {
            return throttled(request.operation(), answer, error);
        }
        return lost(request, "the service answered with status " + answer.status() + error.inBrackets(), null);
    }

    private static DynamicsFailure lost(DynamicsRequest request, String what, Throwable cause) {
        String sentence = "'" + request.operation() + "' got no good answer from Dynamics: " + what;
        return request.repeat() == Repeat.SAFE
                ? new DynamicsUnavailable(sentence + ".", cause)
                : new DynamicsOutcomeUnknown(sentence + "; it may have been executed.", cause);
    }

    private static boolean isHtml(DynamicsAnswer answer) {
        return answer.header("Content-Type")
                .map(type -> type.toLowerCase(Locale.ROOT).startsWith("text/html"))
                .orElse(false);
    }
}
