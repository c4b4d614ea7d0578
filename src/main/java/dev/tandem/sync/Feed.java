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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A slice of the load, or the change feed, of one stream, page by page, from where the checkpoint stands. The next page
 * is read while the last one is written.
 */
final class Feed implements PageSource {

    private static final Logger LOG = LoggerFactory.getLogger(Feed.class);

    private final ReadyStream stream;
    private final State state;
    private final DynamicsClient dynamics;
    private final Instant serverTime;
    private final Slice slice;
    private int pagesOfLoad;
    private Checkpoint at;
    private CompletableFuture<RowPage> coming;
    private boolean started;

    /**
     * @param serverTime Dynamics' clock at a moment before anything is read
     */
    Feed(ReadyStream stream, State state, DynamicsClient dynamics, Instant serverTime, Slice slice) {
        this.stream = stream;
        this.state = state;
        this.dynamics = dynamics;
        this.serverTime = serverTime;
        this.slice = slice;
        this.pagesOfLoad = slice.pages();
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
        if (at.loading()) {
            slice.loads().begin(at);
        }
        if (at.loading() && at.position() == null) {
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
            at = at.loading() ? at.fromFirstPage() : newLoad();
            slice.loads().begin(at);
            return client().startTracking(stream.selection());
        }
    }

    private Checkpoint newLoad() {
        Checkpoint first = at == null
                ? Checkpoint.firstLoad(name(), serverTime, selection())
                : at.nextLoad(serverTime, selection());
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
        boolean loading = at.loading();
        boolean sliceOver = loading && --pagesOfLoad == 0;
        coming = read.nextLink()
                .filter(link -> !sliceOver)
                .map(link ->
                        CompletableFuture.supplyAsync(() -> client.follow(link, stream.selection()), slice.ahead()))
                .orElse(null);
        Optional<Checkpoint> after = after(read, loading);
        after.ifPresent(checkpoint -> at = checkpoint.committed());
        return new Page(name(), loading ? Lane.LOAD : Lane.CHANGES, at.load(), read.rows(), read.deleted(), after);
    }

    /** A load goes on at each page; a change feed only as a whole, since its old link can be repeated. */
    private Optional<Checkpoint> after(RowPage read, boolean loading) {
        int rows = read.rows().size();
        if (read.nextLink().isPresent()) {
            return loading ? read.nextLink().map(link -> at.withNextPage(link, rows)) : Optional.empty();
        }
        String delta = read.deltaLink()
                .orElseThrow(() -> new IllegalStateException("Dynamics gave no delta link for "
                        + stream.definition().dynamics().table() + "; switch on 'Track changes' for this table."));
        return Optional.of(loading ? at.withLastPage(delta, rows) : at.tracking(delta));
    }

    /** A load lets everything else go first; the feed goes before everything but consent. */
    private DynamicsClient client() {
        return dynamics.with(at.loading() ? Urgency.LOAD : Urgency.FEED);
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
