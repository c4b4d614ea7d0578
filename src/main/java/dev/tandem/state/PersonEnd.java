package dev.tandem.state;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A person that Marketo's feed said is no more.
 *
 * @param marketoId the person
 * @param winner the person it was merged into; empty as long as it is only known to be deleted
 * @param noticedAt when its end was noticed first
 */
public record PersonEnd(String marketoId, Optional<String> winner, Instant noticedAt) {

    /** Refuses an end that lacks its person or time. */
    public PersonEnd {
        Objects.requireNonNull(marketoId, "marketoId");
        Objects.requireNonNull(winner, "winner");
        Objects.requireNonNull(noticedAt, "noticedAt");
    }

    /** A person that was deleted, as far as is known. */
    public static PersonEnd deleted(String marketoId, Instant noticedAt) {
        return new PersonEnd(marketoId, Optional.empty(), noticedAt);
    }

    /** A person that was merged into another. */
    public static PersonEnd merged(String marketoId, String winner, Instant noticedAt) {
        return new PersonEnd(marketoId, Optional.of(winner), noticedAt);
    }
}
