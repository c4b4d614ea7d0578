package dev.tandem.state;

import java.time.Instant;
import java.util.Objects;

/**
 * A field of a person that Marketo's feed said has changed and that is not merged yet; never its value. Where more than
 * single fields may have changed, {@link #ofAll} stands for all of them.
 *
 * @param marketoId the person
 * @param field the field, by its REST name (at most 200 characters)
 * @param changedAt when it changed last, by the server's clock
 * @param sequence the number of the latest note, larger than that of every note before; given by
 *     {@link PendingChanges#note}, which does not look at the number given
 */
public record PendingChange(String marketoId, String field, Instant changedAt, long sequence) {

    /** What no field is called, because REST names are letters, digits and underscores. */
    private static final String ALL = "*";

    /** Refuses a change that lacks its person, field or time. */
    public PendingChange {
        Objects.requireNonNull(marketoId, "marketoId");
        Objects.requireNonNull(field, "field");
        Objects.requireNonNull(changedAt, "changedAt");
    }

    /** A change that is to be noted. */
    public PendingChange(String marketoId, String field, Instant changedAt) {
        this(marketoId, field, changedAt, 0);
    }

    /** Any field of the person may have changed, as it took another one in. */
    public static PendingChange ofAll(String marketoId, Instant changedAt) {
        return new PendingChange(marketoId, ALL, changedAt);
    }

    /** Whether any field of the person may have changed. */
    public boolean isOfAll() {
        return field.equals(ALL);
    }
}
