package dev.tandem.sync;

import dev.tandem.marketo.FeedPage;
import dev.tandem.state.FeedPosition;
import dev.tandem.sync.PersonFeed.Kind;
import dev.tandem.sync.PersonFeed.Taken;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Queue;

/**
 * The pages of Marketo's feeds, one feed after the other.
 *
 * <p>As with {@link StreamPages}, {@link #hasNext()} never looks ahead, so the last page of all is empty; and a page that
 * was not stored is the last.
 */
final class FeedPages implements Iterator<Taken> {

    private static final FeedPage NOTHING = new FeedPage(List.of(), "", false, Instant.EPOCH);

    private final PersonFeed feed;
    private final Queue<Kind> kinds = new ArrayDeque<>(List.of(Kind.values()));
    private Optional<FeedPosition> at = Optional.empty();
    private Instant began = Instant.MAX;
    private int pages;
    private boolean ended;

    FeedPages(PersonFeed feed) {
        this.feed = feed;
    }

    @Override
    public boolean hasNext() {
        return !ended;
    }

    @Override
    public Taken next() {
        if (ended) {
            throw new NoSuchElementException();
        }
        while (at.isEmpty() && !kinds.isEmpty()) {
            at = feed.start(kinds.element());
            pages = 0;
            if (at.isEmpty()) {
                kinds.remove();
            }
        }
        if (at.isEmpty()) {
            ended = true;
            return new Taken(Kind.MERGE_SWEEP, NOTHING, Optional.empty());
        }
        return page(kinds.element(), at.get());
    }

    private Taken page(Kind kind, FeedPosition from) {
        FeedPage page = from.token() == null ? NOTHING : feed.read(kind, from);
        if (began.equals(Instant.MAX) && !page.serverTime().equals(Instant.EPOCH)) {
            began = page.serverTime();
        }
        pages++;
        boolean over = !page.more()
                || pages >= feed.pagesAtMost()
                || page.entries().stream().anyMatch(entry -> entry.at().isAfter(began));
        FeedPosition after =
                from.at(page.nextToken().isEmpty() ? from.token() : page.nextToken(), watermark(from, page));
        Optional<FeedPosition> stored = position(kind, from, after, over);
        if (over) {
            kinds.remove();
            at = Optional.empty();
        } else {
            at = Optional.of(stored.map(FeedPages::stored).orElse(after));
        }
        return new Taken(kind, page, stored);
    }

    /** The state counts the revision up with each page that it stores. */
    private static FeedPosition stored(FeedPosition after) {
        return new FeedPosition(after.feed(), after.token(), after.watermark(), after.revision() + 1);
    }

    /** A sweep remembers only that it came to its end. */
    private static Optional<FeedPosition> position(Kind kind, FeedPosition from, FeedPosition after, boolean over) {
        return switch (kind) {
            case CHANGES, DELETIONS, MERGES -> Optional.of(after);
            case SWEEP -> over ? Optional.of(from.at(null, from.watermark())) : Optional.empty();
            case MERGE_SWEEP -> Optional.empty();
        };
    }

    private static Instant watermark(FeedPosition from, FeedPage page) {
        return page.serverTime().equals(Instant.EPOCH) ? from.watermark() : page.serverTime();
    }
}
