package dev.tandem.sync;

import dev.tandem.state.Checkpoint;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Whose turn it is in a cycle. A turn takes a slice of a stream's load at most; while a load is unfinished the cycle
 * begins another round over the streams from the first, so that changes travel during a long load. A stream that was
 * never copied waits behind an unfinished load before it, because its rows point to what is not there yet. When all loads
 * are finished, one more round settles what could not be decided before.
 *
 * <p>{@link #hasNext()} must be asked when the turn before is over.
 */
final class Rounds implements Iterator<String> {

    private final List<String> streams;
    private final Function<String, Optional<Checkpoint>> checkpoints;
    private final Predicate<String> out;
    private final BooleanSupplier decidable;
    private Iterator<String> round;
    private boolean unfinished;
    private boolean settled;
    private Optional<String> last = Optional.empty();
    private Optional<String> next = Optional.empty();

    /**
     * @param streams in dependency order
     * @param checkpoints where each stream stands now
     * @param out whether a stream has no further turn, because it failed in this cycle or is left out
     * @param decidable whether records wait for a decision that has become possible
     */
    Rounds(
            List<String> streams,
            Function<String, Optional<Checkpoint>> checkpoints,
            Predicate<String> out,
            BooleanSupplier decidable) {
        this.streams = List.copyOf(streams);
        this.checkpoints = checkpoints;
        this.out = out;
        this.decidable = decidable;
        this.round = this.streams.iterator();
    }

    @Override
    public boolean hasNext() {
        if (next.isEmpty()) {
            last.ifPresent(stream -> unfinished |= isUnfinished(stream));
            last = Optional.empty();
            next = ofThisRound();
            if (next.isEmpty() && anotherRound()) {
                round = streams.iterator();
                next = ofThisRound();
            }
        }
        return next.isPresent();
    }

    private boolean anotherRound() {
        if (unfinished) {
            unfinished = false;
            return true;
        }
        boolean first = !settled;
        settled = true;
        return first && decidable.getAsBoolean();
    }

    @Override
    public String next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        last = next;
        next = Optional.empty();
        return last.orElseThrow();
    }

    private Optional<String> ofThisRound() {
        while (round.hasNext()) {
            String stream = round.next();
            if (!out.test(stream) && !waits(stream)) {
                return Optional.of(stream);
            }
        }
        return Optional.empty();
    }

    private boolean waits(String stream) {
        return unfinished
                && checkpoints.apply(stream).filter(Checkpoint::copiedOnce).isEmpty();
    }

    private boolean isUnfinished(String stream) {
        return !out.test(stream)
                && checkpoints.apply(stream).filter(Checkpoint::loading).isPresent();
    }
}
