package dev.tandem.state;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What became of the records that were read: each is applied, unchanged, skipped or failed.
 *
 * @param read how many records were read
 * @param applied how many of them changed the other side
 * @param unchanged how many of them left the other side as it was
 * @param skipped how many of them were passed over, by reason
 * @param failed how many of them could not be synced, by code
 */
public record Tally(long read, long applied, long unchanged, Map<String, Long> skipped, Map<String, Long> failed) {

    /** Nothing read. */
    public static final Tally EMPTY = new Tally(0, 0, 0, Map.of(), Map.of());

    /** Refuses negative counts; a reason that counts nothing is left out. */
    public Tally {
        if (read < 0 || applied < 0 || unchanged < 0) {
            throw new IllegalArgumentException("a tally counts from 0");
        }
        skipped = counted(skipped);
        failed = counted(failed);
    }

    /** Both tallies together. */
    public Tally plus(Tally other) {
        return new Tally(
                Math.addExact(read, other.read),
                Math.addExact(applied, other.applied),
                Math.addExact(unchanged, other.unchanged),
                sum(skipped, other.skipped),
                sum(failed, other.failed));
    }

    /** Whether every record that was read ended in exactly one of the four. */
    public boolean addsUp() {
        return read == applied + unchanged + total(skipped) + total(failed);
    }

    private static SortedMap<String, Long> counted(Map<String, Long> counts) {
        SortedMap<String, Long> copy = new TreeMap<>(counts);
        copy.values().removeIf(count -> count == 0);
        if (copy.values().stream().anyMatch(count -> count < 0)) {
            throw new IllegalArgumentException("a tally counts from 0");
        }
        return Collections.unmodifiableSortedMap(copy);
    }

    private static Map<String, Long> sum(Map<String, Long> one, Map<String, Long> other) {
        Map<String, Long> sum = new TreeMap<>(one);
        other.forEach((reason, count) -> sum.merge(reason, count, Math::addExact));
        return sum;
    }

    private static long total(Map<String, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}
