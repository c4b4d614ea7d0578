package dev.tandem.state;

import java.time.Instant;
import java.util.Objects;

/**
 * The wish to create one person in Dynamics.
 *
 * @param marketoId the person
 * @param wish what it is to become, such as {@code lead}, {@code contact} or, with its owner's id, {@code lead:<uuid>};
 *     at most 200 characters, no value of a person
 * @param askedAt when it was asked for
 * @param nextAt when it is to be tried
 * @param sequence the number of the latest note, larger than that of every note before; given by {@link Requests#note},
 *     which does not look at the number given
 */
public record PersonRequest(String marketoId, String wish, Instant askedAt, Instant nextAt, long sequence) {

    private static final int LONGEST_WISH = 200;

    /** Refuses a request that lacks its person, wish or a time, or whose wish is too long. */
    public PersonRequest {
        Objects.requireNonNull(marketoId, "marketoId");
        Objects.requireNonNull(wish, "wish");
        Objects.requireNonNull(askedAt, "askedAt");
        Objects.requireNonNull(nextAt, "nextAt");
        if (wish.length() > LONGEST_WISH) {
            throw new IllegalArgumentException("A wish has at most " + LONGEST_WISH + " characters.");
        }
    }

    /** A request that is to be noted and tried at once. */
    public static PersonRequest of(String marketoId, String wish, Instant askedAt) {
        return new PersonRequest(marketoId, wish, askedAt, askedAt, 0);
    }
}
