package dev.tandem.sandbox.http;

import java.time.Duration;

/** What happens on the wire after a call was received. */
public sealed interface Delivery {

    /** The answer is sent at once. */
    record Whole(Reply reply) implements Delivery {}

    /** The answer is sent after the delay; no thread waits meanwhile. */
    record Late(Reply reply, Duration delay) implements Delivery {}

    /** The header and the first half of the body are sent, then the connection is closed. */
    record Half(Reply reply) implements Delivery {}

    /** The connection is closed without an answer. */
    record HangUp() implements Delivery {}
}
