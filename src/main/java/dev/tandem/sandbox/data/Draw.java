package dev.tandem.sandbox.data;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;

/** The dice of one row: the same row always throws the same numbers. */
final class Draw {

    private final SplittableRandom random;
    private final int number;

    /** For the row of this number in its table. */
    Draw(long seed, int number) {
        this.random = new SplittableRandom(seed);
        this.number = number;
    }

    /** The number of the row in its table, from 0. */
    int number() {
        return number;
    }

    /** Whether this is one of the rows {@code remainder}, {@code remainder + every}, ... of its table. */
    boolean isEach(int every, int remainder) {
        return number % every == remainder;
    }

    /** A number from 0 up to, not including, the bound. */
    int below(int bound) {
        return random.nextInt(bound);
    }

    boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    /** A whole second between the two; the earlier one when they are the same. */
    Instant between(Instant earliest, Instant latest) {
        long seconds = Duration.between(earliest, latest).toSeconds();
        return seconds <= 0 ? earliest : earliest.plusSeconds(random.nextLong(seconds));
    }
}
