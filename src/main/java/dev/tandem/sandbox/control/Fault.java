package dev.tandem.sandbox.control;

import java.time.Duration;
import java.util.Optional;

/** One way in which a call goes wrong. */
public sealed interface Fault {

    /** Which way it is. */
    FaultKind kind();

    /** The connection is closed before the call is executed. */
    record DropBefore() implements Fault {
        @Override
        public FaultKind kind() {
            return FaultKind.DROP_BEFORE;
        }
    }

    /** The call is executed, then the connection is closed without an answer. */
    record DropAfter() implements Fault {
        @Override
        public FaultKind kind() {
            return FaultKind.DROP_AFTER;
        }
    }

    /**
     * The connection is closed at once, and the call is executed when the time has passed: the service works on at a call
     * whose client has given up. Marketo does for up to 90 seconds (Marketo reference, section 3).
     */
    record DropLate(Duration delay) implements Fault {
        @Override
        public FaultKind kind() {
            return FaultKind.DROP_LATE;
        }
    }

    /** The call is executed; half of the answer's body is sent, then the connection is closed. */
    record Truncate() implements Fault {
        @Override
        public FaultKind kind() {
            return FaultKind.TRUNCATE;
        }
    }

    /** A gateway in front of the service answers with an HTML page; nothing is executed. */
    record Html(int status) implements Fault {
        @Override
        public FaultKind kind() {
            return FaultKind.HTML;
        }
    }

    /** A bare HTTP status; nothing is executed. */
    record Status(int status, Optional<Integer> retryAfterSeconds) implements Fault {
        @Override
        public FaultKind kind() {
            return FaultKind.STATUS;
        }
    }

    /** The call is executed at once, and answered after the delay. */
    record Slow(Duration delay) implements Fault {
        @Override
        public FaultKind kind() {
            return FaultKind.SLOW;
        }
    }

    /** The service's own refusal with its own code; nothing is executed. */
    record Refuse(String code) implements Fault {
        @Override
        public FaultKind kind() {
            return FaultKind.REFUSE;
        }
    }

    /** The service no longer takes the token; nothing is executed. */
    record Unauthorized() implements Fault {
        @Override
        public FaultKind kind() {
            return FaultKind.UNAUTHORIZED;
        }
    }
}
