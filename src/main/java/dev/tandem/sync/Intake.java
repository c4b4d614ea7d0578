package dev.tandem.sync;

import dev.tandem.dynamics.DynamicsClient;
import dev.tandem.state.State;
import java.time.Clock;
import java.util.Iterator;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Gives the route one stream's pages: the load or the change feed, what changed meanwhile, and what waits for a retry. One
 * stream at a time, as the cycle goes.
 */
public final class Intake {

    private final Schemas schemas;
    private final State state;
    private final DynamicsClient dynamics;
    private final Environment environment;
    private final ExecutorService ahead;
    private final Clock clock;
    private final AtomicReference<StreamPages> open = new AtomicReference<>();

    /**
     * @param ahead reads the next page while the last one is written
     */
    public Intake(
            Schemas schemas,
            State state,
            DynamicsClient dynamics,
            Environment environment,
            ExecutorService ahead,
            Clock clock) {
        this.schemas = schemas;
        this.state = state;
        this.dynamics = dynamics;
        this.environment = environment;
        this.ahead = ahead;
        this.clock = clock;
    }

    /**
     * The pages of a stream, each read when the one before is committed (or just before, where only Dynamics is asked).
     *
     * @param stream the stream's name
     */
    public Iterator<Page> pages(String stream) {
        ReadyStream ready = schemas.of(stream);
        Feed feed = new Feed(ready, state, dynamics, environment.serverTime(), ahead);
        StreamPages pages = new StreamPages(
                stream,
                feed,
                new CatchUp(ready, state, dynamics),
                new Vanished(ready, state),
                new Retries(ready, state, dynamics, clock));
        open.set(pages);
        return pages;
    }

    /** Work on a page begins; until it is done there is no next one. */
    public void begin() {
        open.get().begin();
    }

    /** The page is committed, and the next one may come. */
    public void done() {
        open.get().done();
    }
}
