package dev.tandem.merge;

import java.util.Optional;

/**
 * The outcome of merging one field.
 *
 * @param verdict what is to be done
 * @param conflict what was decided against whom, if there was anything to decide; to be recorded
 */
public record Merged(Verdict verdict, Optional<Conflict> conflict) {

    static Merged quietly(Verdict verdict) {
        return new Merged(verdict, Optional.empty());
    }

    static Merged after(Conflict conflict, Verdict verdict) {
        return new Merged(verdict, Optional.of(conflict));
    }
}
