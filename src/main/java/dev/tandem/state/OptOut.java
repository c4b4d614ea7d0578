package dev.tandem.state;

import java.time.Instant;
import java.util.Objects;

/**
 * An address that opted out, known by its fingerprint alone.
 *
 * @param address the keyed fingerprint of the address
 * @param field the ratchet field, by its REST name (at most 200 characters)
 * @param since when the opt-out was first seen
 */
public record OptOut(long address, String field, Instant since) {

    /** Refuses an opt-out without field or time. */
    public OptOut {
        Objects.requireNonNull(field, "field");
        Objects.requireNonNull(since, "since");
    }
}
