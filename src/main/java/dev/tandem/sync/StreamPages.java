package dev.tandem.sync;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Queue;

/**
 * The lanes of one stream, one after the other.
 *
 * <p>A lane is asked for its next page only in {@link #next()}, when the page before is committed. {@link #hasNext()}
 * never looks ahead, because Camel's splitter calls it before a page is worked on; so the last page of all may be
 * empty.
 *
 * <p>Between {@link #begin()} and {@link #done()} there is no next page. Camel's splitter walks what is left when a page
 * failed, just to release its exchanges; it must find nothing, since lanes without their effects never end.
 */
final class StreamPages implements Iterator<Page> {

    private final String stream;
    private final Queue<PageSource> lanes;
    private boolean atWork;
    private boolean ended;

    StreamPages(String stream, PageSource... lanes) {
        this.stream = stream;
        this.lanes = new ArrayDeque<>(List.of(lanes));
    }

    @Override
    public boolean hasNext() {
        return !ended && !atWork;
    }

    @Override
    public Page next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        ended = true;
        while (!lanes.isEmpty()) {
            Optional<Page> page = lanes.element().next();
            if (page.isPresent()) {
                ended = false;
                return page.get();
            }
            lanes.remove();
        }
        return new Page(stream, Lane.RETRY, 0, List.of(), List.of(), Optional.empty());
    }

    /** Work on the last page begins. */
    void begin() {
        atWork = true;
    }

    /** Every effect of the last page is durable. */
    void done() {
        atWork = false;
    }
}
