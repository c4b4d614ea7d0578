package dev.tandem.merge;

import dev.tandem.merge.Value.Truth;
import java.util.Optional;

/** Whose value survives where two differ and both have a claim. */
final class Contest {

    private Contest() {}

    /**
     * The side that wins; empty if a person has to decide. Where the field has no policy, or one that has no say here,
     * the side that holds more than the other can show wins, so that its longer value is not lost; else the stream's
     * winner.
     */
    static Optional<Side> winner(Sights sights, Rule rule, Circumstances circumstances) {
        if (rule.policy().equals(Optional.of(Policy.MANUAL))) {
            return Optional.empty();
        }
        Side otherwise = sights.wide().orElse(rule.winner());
        return Optional.of(rule.policy()
                .flatMap(policy -> preferred(policy, sights, circumstances))
                .orElse(otherwise));
    }

    private static Optional<Side> preferred(Policy policy, Sights sights, Circumstances circumstances) {
        return switch (policy) {
            case DYNAMICS -> Optional.of(Side.DYNAMICS);
            case MARKETO -> Optional.of(Side.MARKETO);
            case NEWEST -> circumstances.newest();
            case NON_EMPTY -> sights.only(sight -> !sight.isEmpty());
            case TRUE_WINS -> sights.only(sight -> sight.value().equals(new Truth(true)));
            case MANUAL -> Optional.empty();
        };
    }
}
