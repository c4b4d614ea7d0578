package dev.tandem.sync;

import dev.tandem.state.PersonRequest;
import dev.tandem.state.State;
import java.time.Instant;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;

/**
 * The due requests, a page at a time; the last page is empty, because Camel's splitter asks for a next one before a page
 * is worked on. A page that was not served is not handed out twice, so the walk comes to an end.
 */
final class RequestPages implements Iterator<List<PersonRequest>> {

    private final State state;
    private final Instant until;
    private final int size;
    private final Set<Long> handedOut = new HashSet<>();
    private boolean ended;

    /**
     * @param until requests that fall due later are left for the next cycle
     * @param size requests a page
     */
    RequestPages(State state, Instant until, int size) {
        this.state = state;
        this.until = until;
        this.size = size;
    }

    @Override
    public boolean hasNext() {
        return !ended;
    }

    @Override
    public List<PersonRequest> next() {
        if (ended) {
            throw new NoSuchElementException();
        }
        List<PersonRequest> due = state.transaction(tx -> state.requests().due(tx, until, size)).stream()
                .filter(request -> handedOut.add(request.sequence()))
                .toList();
        ended = due.isEmpty();
        return due;
    }
}
