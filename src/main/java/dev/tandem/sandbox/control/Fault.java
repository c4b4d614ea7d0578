package dev.tandem.sandbox.control;

import java.time.Duration;
import java.util.Optional;

/** One way in which a call goes wrong. */
public sealed interface Fault {

    /** The {@code kind} in the control calls. */
    String kind();

    /** The connection is closed before the call is executed. */
    record DropBefore() implements Fault {
        @Override
        public String kind() {
            return "drop-before";
        }
    }

    /** The call is executed, then the connection is closed without an answer. */
    record DropAfter() implements Fault {
        @Override
        public String kind() {
            return "drop-after";
        }
    }

    /**
     * The connection is closed at once, and the call is executed when the time has passed: the service works on at a call
     * whose client has given up. Marketo does for up to 90 seconds (Marketo reference, section 3).
     */
    record DropLate(Duration delay) implements Fault {
        @Override
        public String kind() {
            return "drop-late";
        }
    }

    /** The call is executed; half of the answer's body is sent, then the connection is closed. */
    record Truncate() implements Fault {
        @Override
        public String kind() {
            return "truncate";
        }
    }

    /** A gateway in front of the service answers with an HTML page; nothing is executed. */
    record Html(int status) implements Fault {
        @Override
        public String kind() {
            return "html";
        }
    }

    /** A bare HTTP status; nothing is executed. */
    record Status(int status, Optional<Integer> retryAfterSeconds) implements Fault {
        @Override
        public String kind() {
            return "status";
        }
    }

    /** The call is executed at once, and answered after the delay. */
    record Slow(Duration delay) implements Fault {
        @Override
        public String kind() {
            return "slow";
        }
    }

    /** The service's own refusal with its own code; nothing is executed. */
    record Refuse(String code) implements Fault {
        @Override
        public String kind() {
            return "refuse";
        }
    }

    /** The service no longer takes the token; nothing is executed. */
    record Unauthorized() implements Fault {
        @Override
        public String kind() {
            return "unauthorized";
        }
    }
}
