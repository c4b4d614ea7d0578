package dev.tandem.sync;

import dev.tandem.dynamics.DynamicsClient;
import dev.tandem.dynamics.RowPage;
import dev.tandem.state.Checkpoint;
import dev.tandem.state.Checkpoint.Phase;
import dev.tandem.state.State;
import java.time.Duration;
import java.util.Optional;

/**
 * What changed while a load ran. It is not documented whether a delta link stands for the start or the end of a long
 * load (Dataverse reference, 9.5), so everything modified since its start is looked at once more.
 */
final class CatchUp implements PageSource {

    /** Server clocks may differ by a little, and {@code modifiedon} counts whole seconds. */
    static final Duration OVERLAP = Duration.ofMinutes(5);

    private final ReadyStream stream;
    private final State state;
    private final DynamicsClient dynamics;
    private Checkpoint at;
    private Optional<String> next = Optional.empty();
    private boolean started;

    CatchUp(ReadyStream stream, State state, DynamicsClient dynamics) {
        this.stream = stream;
        this.state = state;
        this.dynamics = dynamics;
    }

    @Override
    public Optional<Page> next() {
        if (!started) {
            started = true;
            at = state.transaction(tx ->
                            state.checkpoints().find(tx, stream.definition().name()))
                    .orElseThrow();
            return at.phase() == Phase.CATCHING_UP ? Optional.of(page(first())) : Optional.empty();
        }
        return next.map(link -> page(dynamics.follow(link, stream.selection())));
    }

    private RowPage first() {
        return dynamics.modifiedSince(stream.selection(), at.loadStarted().minus(OVERLAP));
    }

    private Page page(RowPage read) {
        next = read.nextLink();
        return new Page(at.stream(), Lane.CATCH_UP, at.load(), read.rows(), read.deleted(), Optional.empty());
    }
}
