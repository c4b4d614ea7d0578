package dev.tandem.sync;

import dev.tandem.dynamics.DynamicsClient;
import dev.tandem.dynamics.RowPage;
import dev.tandem.state.Checkpoint;
import dev.tandem.state.State;
import java.time.Instant;
import java.util.Optional;

/**
 * What changed while a load runs, before its next slice: until the table has a delta link, nothing else tells of it
 * (Dataverse reference, 9.6). Its last page carries the time up to which it looked.
 */
final class Live implements PageSource {

    private final ReadyStream stream;
    private final State state;
    private final DynamicsClient dynamics;
    private final Instant serverTime;
    private Checkpoint at;
    private Instant polled;
    private Optional<String> next = Optional.empty();
    private boolean started;

    /**
     * @param serverTime Dynamics' clock at a moment before anything is read, for where an answer does not tell it
     */
    Live(ReadyStream stream, State state, DynamicsClient dynamics, Instant serverTime) {
        this.stream = stream;
        this.state = state;
        this.dynamics = dynamics;
        this.serverTime = serverTime;
    }

    @Override
    public Optional<Page> next() {
        if (started) {
            return next.map(link -> page(dynamics.follow(link, stream.selection())));
        }
        started = true;
        String name = stream.definition().name();
        Optional<Checkpoint> halfway = state.transaction(
                        tx -> state.checkpoints().find(tx, name))
                .filter(checkpoint -> checkpoint.loading() && checkpoint.position() != null);
        return halfway.map(this::first);
    }

    private Page first(Checkpoint checkpoint) {
        at = checkpoint;
        Instant since = at.polledAt() == null ? at.loadStarted() : at.polledAt();
        RowPage read = dynamics.modifiedSince(stream.selection(), since.minus(CatchUp.OVERLAP));
        // of the first page: what changes while the others are read belongs to the next look
        polled = read.serverTime().equals(Instant.EPOCH) ? serverTime : read.serverTime();
        return page(read);
    }

    private Page page(RowPage read) {
        next = read.nextLink();
        Optional<Checkpoint> after = next.isPresent() ? Optional.empty() : Optional.of(at.withPolledAt(polled));
        return new Page(at.stream(), Lane.LIVE, at.load(), read.rows(), read.deleted(), after);
    }
}
