package dev.tandem.sync;

import dev.tandem.dynamics.DynamicsClient;
import dev.tandem.dynamics.DynamicsRefused;
import dev.tandem.dynamics.RowPage;
import dev.tandem.governor.Urgency;
import dev.tandem.state.Checkpoint;
import dev.tandem.state.Checkpoint.Phase;
import dev.tandem.state.State;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The load or the change feed of one stream, page by page, from where the checkpoint stands. The next page is read while
 * the last one is written.
 */
final class Feed implements PageSource {

    private static final Logger LOG = LoggerFactory.getLogger(Feed.class);

    private final ReadyStream stream;
    private final State state;
    private final DynamicsClient dynamics;
    private final Instant serverTime;
    private final ExecutorService ahead;
    private Checkpoint at;
    private CompletableFuture<RowPage> coming;
    private boolean started;

    Feed(ReadyStream stream, State state, DynamicsClient dynamics, Instant serverTime, ExecutorService ahead) {
        this.stream = stream;
        this.state = state;
        this.dynamics = dynamics;
        this.serverTime = serverTime;
        this.ahead = ahead;
    }

    @Override
    public Optional<Page> next() {
        if (!started) {
            started = true;
            start();
        } else if (coming == null) {
            return Optional.empty();
        }
        return coming == null ? Optional.empty() : Optional.of(page(arrived()));
    }

    private void start() {
        at = state.transaction(tx -> state.checkpoints().find(tx, name())).orElse(null);
        if (at == null || !at.selection().equals(selection())) {
            at = newLoad();
        }
        if (at.phase() == Phase.LOADING && at.position() == null) {
            coming = CompletableFuture.completedFuture(client().startTracking(stream.selection()));
        } else if (at.phase() != Phase.CATCHING_UP) {
            coming = CompletableFuture.completedFuture(resumed());
        }
    }

    /** The page at the checkpoint; where Dynamics refuses its link, a new load begins and nothing of the old is lost. */
    private RowPage resumed() {
        try {
            return client().follow(at.position(), stream.selection());
        } catch (DynamicsRefused expired) {
            LOG.info("{}: Dynamics no longer knows where we stopped; every row is compared again.", name());
            at = at.phase() == Phase.LOADING ? at.withPosition(null) : newLoad();
            return client().startTracking(stream.selection());
        }
    }

    private Checkpoint newLoad() {
        Checkpoint first = at == null
                ? new Checkpoint(name(), Phase.LOADING, null, null, serverTime, 1, selection(), 0)
                : new Checkpoint(
                        name(),
                        Phase.LOADING,
                        null,
                        at.phase() == Phase.LOADING ? at.lastDelta() : at.position(),
                        serverTime,
                        at.load() + 1,
                        selection(),
                        at.revision());
        return state.transaction(tx -> state.checkpoints().advance(tx, first));
    }

    private RowPage arrived() {
        try {
            return coming.join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        }
    }

    private Page page(RowPage read) {
        DynamicsClient client = client();
        coming = read.nextLink()
                .map(link -> CompletableFuture.supplyAsync(() -> client.follow(link, stream.selection()), ahead))
                .orElse(null);
        boolean loading = at.phase() == Phase.LOADING;
        Optional<Checkpoint> after = after(read, loading);
        after.ifPresent(checkpoint -> at = checkpoint.committed());
        return new Page(name(), loading ? Lane.LOAD : Lane.CHANGES, at.load(), read.rows(), read.deleted(), after);
    }

    /** A load goes on at each page; a change feed only as a whole, since its old link can be repeated. */
    private Optional<Checkpoint> after(RowPage read, boolean loading) {
        if (read.nextLink().isPresent()) {
            return loading ? read.nextLink().map(at::withPosition) : Optional.empty();
        }
        String delta = read.deltaLink()
                .orElseThrow(() -> new IllegalStateException("Dynamics gave no delta link for "
                        + stream.definition().dynamics().table() + "; switch on 'Track changes' for this table."));
        return Optional.of(at.withPosition(delta).withPhase(loading ? Phase.CATCHING_UP : Phase.TRACKING));
    }

    /** A load lets everything else go first; the feed goes before everything but consent. */
    private DynamicsClient client() {
        return dynamics.with(at.phase() == Phase.LOADING ? Urgency.LOAD : Urgency.FEED);
    }

    private String name() {
        return stream.definition().name();
    }

    /**
     * What the links were made with: another selection needs a new initial request (Dataverse reference, 9.5), and other
     * fields another look at every row.
     */
    private String selection() {
        return stream.mapping().extent();
    }
}
