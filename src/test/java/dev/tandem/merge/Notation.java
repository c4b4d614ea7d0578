package dev.tandem.merge;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How the tables of the merge's tests are written.
 *
 * <p>Values: {@code -} is nothing, {@code true} and {@code false} are booleans, anything else is text; {@code abc~} is
 * shown by a side that holds more than that. The base {@code ?} is an absent one. Verdicts: {@code keep},
 * {@code agree a}, {@code marketo := a}, {@code both := a}, {@code undecided}. Conflicts: {@code -}, or
 * {@code BOTH_MOVED won by DYNAMICS}, or {@code BOTH_MOVED won by nobody}.
 */
final class Notation {

    private static final String LOSSY = "~";
    private static final String NO_BASE = "?";
    private static final String ABSENT = "-";

    private Notation() {}

    static Value value(String written) {
        return switch (written) {
            case ABSENT -> Value.nothing();
            case "true", "false" -> Value.truth(Boolean.parseBoolean(written));
            default -> Value.text(written);
        };
    }

    static Sight sight(String base, String shown) {
        boolean lossy = shown.endsWith(LOSSY);
        Value value = value(lossy ? shown.substring(0, shown.length() - 1) : shown);
        if (base.equals(NO_BASE)) {
            return new Sight(value, Motion.UNKNOWN, lossy);
        }
        return new Sight(value, value.equals(value(base)) ? Motion.SAME : Motion.MOVED, lossy);
    }

    static Verdict verdict(String written) {
        String[] words = written.split(" +", -1);
        return switch (words[0]) {
            case "keep" -> new Verdict.Keep();
            case "undecided" -> new Verdict.Undecided();
            case "agree" -> new Verdict.Agree(value(words[1]));
            case "both" -> new Verdict.WriteBoth(value(words[2]));
            default -> new Verdict.Write(side(words[0]), value(words[2]));
        };
    }

    static Optional<Conflict> conflict(String written) {
        if (written.equals(ABSENT)) {
            return Optional.empty();
        }
        String[] kindAndWinner = written.split(" won by ", -1);
        Optional<Side> winner = Optional.of(kindAndWinner[1])
                .filter(name -> !name.equals("nobody"))
                .map(Side::valueOf);
        return Optional.of(new Conflict(ConflictKind.valueOf(kindAndWinner[0]), winner));
    }

    /** {@code -} or names between spaces. */
    static Set<Side> sides(String written) {
        return written.equals(ABSENT)
                ? Set.of()
                : Arrays.stream(written.split(" +", -1)).map(Notation::side).collect(Collectors.toUnmodifiableSet());
    }

    static Optional<Policy> policy(String written) {
        return written.equals(ABSENT) ? Optional.empty() : Optional.of(Policy.valueOf(written));
    }

    private static Side side(String name) {
        return Side.valueOf(name.toUpperCase(java.util.Locale.ROOT));
    }
}
