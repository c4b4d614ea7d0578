package dev.tandem.dynamics;

/**
 * Why a request to Dynamics has no good answer. The message is one clear sentence that names the operation, and a host,
 * a setting or the vendor's code; it never holds a secret or the data of a person.
 */
public abstract sealed class DynamicsFailure extends RuntimeException
        permits DynamicsThrottled,
                DynamicsUnavailable,
                DynamicsUnreachable,
                DynamicsUnauthorized,
                DynamicsCredentialsRefused,
                DynamicsForbidden,
                DynamicsRefused,
                DynamicsOutcomeUnknown {

    private static final long serialVersionUID = 1L;

    DynamicsFailure(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
