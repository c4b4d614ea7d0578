package dev.tandem.state;

import java.time.Instant;
import java.util.Objects;

/**
 * How far a feed of Marketo has been taken in.
 *
 * @param feed the feed, such as {@code leadchanges}
 * @param token its paging token behind the last page whose effects are durable, or null before there is one
 * @param watermark until when its entries have been taken in, by the server's clock, or null if that is not known
 * @param revision how often the position was advanced; 0 for one that is to be written for the first time
 */
public record FeedPosition(String feed, String token, Instant watermark, long revision) {

    /** Refuses a position without feed, or with a negative revision. */
    public FeedPosition {
        Objects.requireNonNull(feed, "feed");
        if (revision < 0) {
            throw new IllegalArgumentException("a revision counts from 0");
        }
    }

    /** Where a feed begins that was never read before. */
    public static FeedPosition first(String feed, String token, Instant watermark) {
        return new FeedPosition(feed, token, watermark, 0);
    }

    /** The position further on in the same feed. */
    public FeedPosition at(String nextToken, Instant nextWatermark) {
        return new FeedPosition(feed, nextToken, nextWatermark, revision);
    }

    FeedPosition withRevision(long next) {
        return new FeedPosition(feed, token, watermark, next);
    }
}
