package dev.tandem.sandbox.http;

import java.util.UUID;

/** Who stands behind a bearer token. */
public interface Bearers {

    /** The caller behind the token, or why it is refused. */
    Caller check(String token, String audience);

    /** What a token turned out to be. */
    sealed interface Caller permits Known, Expired, Unknown {}

    /** A valid token of this client, whose application user has this id. */
    record Known(String clientId, UUID userId) implements Caller {}

    /** A token that was valid once. */
    record Expired() implements Caller {}

    /** A token that was never issued, or for another audience. */
    record Unknown() implements Caller {}
}
