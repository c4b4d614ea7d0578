package dev.tandem.sync;

import dev.tandem.dynamics.DynamicsCredentialsRefused;
import dev.tandem.dynamics.DynamicsFailure;
import dev.tandem.dynamics.DynamicsUnavailable;
import dev.tandem.dynamics.DynamicsUnreachable;
import dev.tandem.governor.NoTurn;
import dev.tandem.governor.ShareSpent;
import dev.tandem.marketo.MarketoCredentialsRefused;
import dev.tandem.marketo.MarketoFailure;
import dev.tandem.marketo.MarketoQuotaSpent;
import dev.tandem.marketo.MarketoUnavailable;
import dev.tandem.marketo.MarketoUnreachable;
import dev.tandem.marketo.MarketoWrongAddress;
import dev.tandem.state.LeaseLost;
import dev.tandem.state.StateFailed;
import java.time.Instant;
import java.util.Optional;
import org.apache.camel.CamelExchangeException;
import org.apache.camel.RuntimeCamelException;

/**
 * What a failure means for the cycle.
 *
 * @param kind the kind
 * @param sentence one sentence for a person
 */
public record Trouble(Kind kind, String sentence) {

    /** Kinds of trouble. */
    public enum Kind {
        /** The user can repair it: settings, mapping, missing set-up. */
        SETTINGS,
        /** A system refuses who we are. */
        CREDENTIALS,
        /** A system cannot be reached, or is not working; it will be tried again. */
        OUTAGE,
        /** The daily share of a system is used up. */
        QUOTA,
        /** A system is not the one that the state was built on. */
        ENVIRONMENT,
        /** Another process is at work. */
        BUSY,
        /** Something failed for one stream. */
        STREAM,
        /** A mistake of ours. */
        BUG
    }

    /** Sorts a failure. */
    public static Trouble of(Throwable failure) {
        Throwable cause = known(failure);
        String message = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        return new Trouble(kind(cause), message);
    }

    /** Whether no other stream can go on either. */
    public boolean endsTheCycle() {
        return kind != Kind.STREAM && kind != Kind.BUG;
    }

    /** Whether a service that has not synced yet has no reason to go on: only a person can help. */
    public boolean endsTheService() {
        return kind == Kind.SETTINGS || kind == Kind.CREDENTIALS;
    }

    /** When the last write of a process that was killed must be over, if that is what the cycle could not begin for. */
    public static Optional<Instant> writesOver(Throwable failure) {
        return known(failure) instanceof StillWriting writing ? Optional.of(writing.until()) : Optional.empty();
    }

    /** When the cause is over, where that is known: the daily share starts anew, or {@link #writesOver}. */
    static Optional<Instant> over(Throwable failure) {
        Throwable cause = known(failure);
        if (cause instanceof StillWriting writing) {
            return Optional.of(writing.until());
        }
        if (cause instanceof ShareSpent spent) {
            return Optional.of(spent.until());
        }
        return cause instanceof MarketoQuotaSpent spent ? Optional.of(spent.until()) : Optional.empty();
    }

    static RuntimeException unchecked(Exception trouble) {
        return known(trouble) instanceof RuntimeException unchecked
                ? unchecked
                : new IllegalStateException(trouble.getMessage(), trouble);
    }

    private static Kind kind(Throwable cause) {
        if (settings(cause)) {
            return Kind.SETTINGS;
        }
        if (cause instanceof DynamicsCredentialsRefused || cause instanceof MarketoCredentialsRefused) {
            return Kind.CREDENTIALS;
        }
        if (outage(cause)) {
            return Kind.OUTAGE;
        }
        if (cause instanceof MarketoQuotaSpent || cause instanceof ShareSpent) {
            return Kind.QUOTA;
        }
        if (cause instanceof EnvironmentChanged) {
            return Kind.ENVIRONMENT;
        }
        if (cause instanceof Busy || cause instanceof StillWriting || cause instanceof LeaseLost) {
            return Kind.BUSY;
        }
        return cause instanceof DynamicsFailure || cause instanceof MarketoFailure ? Kind.STREAM : Kind.BUG;
    }

    private static boolean settings(Throwable cause) {
        return cause instanceof SetupMissing
                || cause instanceof MappingProblem
                || cause instanceof WrongAddress
                || cause instanceof MarketoWrongAddress;
    }

    private static boolean outage(Throwable cause) {
        return cause instanceof DynamicsUnreachable
                || cause instanceof DynamicsUnavailable
                || cause instanceof MarketoUnreachable
                || cause instanceof MarketoUnavailable
                || cause instanceof Stopping
                || cause instanceof NoTurn
                || cause instanceof StateFailed;
    }

    /**
     * The first failure of ours in the chain of causes, because Camel wraps what beans throw; else what Camel has wrapped,
     * for example the failure of a customizing route.
     */
    private static Throwable known(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (kind(cause) != Kind.BUG) {
                return cause;
            }
        }
        Throwable cause = failure;
        while (isWrapping(cause) && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }

    /** These say where in Camel something failed, not what. */
    private static boolean isWrapping(Throwable failure) {
        return failure instanceof CamelExchangeException || failure instanceof RuntimeCamelException;
    }
}
