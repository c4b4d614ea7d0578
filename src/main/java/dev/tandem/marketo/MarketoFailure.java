package dev.tandem.marketo;

/**
 * Why a request to Marketo as a whole has no good answer; what happened to a single record is an {@link Outcome}. The
 * message is one clear sentence that names the operation, and a host, a setting or the vendor's code; it never holds a
 * secret or the data of a person.
 */
public abstract sealed class MarketoFailure extends RuntimeException
        permits MarketoThrottled,
                MarketoUnavailable,
                MarketoUnreachable,
                MarketoUnauthorized,
                MarketoCredentialsRefused,
                MarketoWrongAddress,
                MarketoQuotaSpent,
                MarketoForbidden,
                MarketoRefused,
                MarketoOutcomeUnknown,
                MarketoTooLate {

    private static final long serialVersionUID = 1L;

    MarketoFailure(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
