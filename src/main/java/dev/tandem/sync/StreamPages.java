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
 * empty. A page that was not committed is the last.
 */
final class StreamPages implements Iterator<Page> {

    private final String stream;
    private final Turn turn;
    private final Queue<PageSource> lanes;
    private boolean ended;

    StreamPages(String stream, Turn turn, PageSource... lanes) {
        this.stream = stream;
        this.turn = turn;
        this.lanes = new ArrayDeque<>(List.of(lanes));
    }

    @Override
    public boolean hasNext() {
        return !ended;
    }

    @Override
    public Page next() {
        if (ended) {
            throw new NoSuchElementException();
        }
        if (turn.isTaken()) {
            lanes.clear();
        }
        turn.take();
        while (!lanes.isEmpty()) {
            Optional<Page> page = lanes.element().next();
            if (page.isPresent()) {
                return page.get();
            }
            lanes.remove();
        }
        ended = true;
        return new Page(stream, Lane.RETRY, 0, List.of(), List.of(), Optional.empty());
    }
}
