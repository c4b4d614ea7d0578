package dev.tandem.marketo;

import java.time.Instant;
import java.util.List;

/**
 * One page of a feed. A page that is short, or empty, says nothing about the next one.
 *
 * @param entries by time, then as they came; none twice
 * @param nextToken where the feed goes on, always the newest place: to be kept once the entries are
 * @param more whether the next page has something already
 * @param serverTime the service's clock, from the {@code Date} header; the epoch when it sent none
 */
public record FeedPage(List<FeedEntry> entries, String nextToken, boolean more, Instant serverTime) {

    public FeedPage {
        entries = List.copyOf(entries);
    }

    /** Counts the entries only: they hold personal data. */
    @Override
    public String toString() {
        return "FeedPage[" + entries.size() + " entries, more: " + more + "]";
    }
}
