package dev.tandem.sandbox.http;

import java.time.Duration;

/**
 * How the change feed may misbehave: what Adobe warns of or what was seen in live subscriptions. Nothing of it
 * happens by default.
 *
 * @param visibilityDelay how long an activity stays invisible after its date; default none
 * @param lateEvery every so-many-th activity is late; default 0, none
 * @param lateBy how much longer a late activity stays invisible, so that a cursor may have passed it; default none
 * @param scannedPerPage how many entries one page looks at, which makes short and empty pages with more behind them;
 *     default 0, as many as it takes
 * @param shuffled whether the order inside a page is random; default false
 * @param emptyResultOmitted whether an empty page has no {@code result} at all; default false
 * @param authorshipTold whether activities also carry {@code API Method Name}, {@code Modifying User} and
 *     {@code Request Id}; default false, as in Adobe's sample
 */
public record FeedOddities(
        Duration visibilityDelay,
        int lateEvery,
        Duration lateBy,
        int scannedPerPage,
        boolean shuffled,
        boolean emptyResultOmitted,
        boolean authorshipTold) {

    /** A feed that behaves. */
    public static final FeedOddities NONE = new FeedOddities(Duration.ZERO, 0, Duration.ZERO, 0, false, false, false);

    /** The instant, in seconds since 1970, from which on an activity of this number and date can be seen. */
    public long visibleFrom(long id, int at) {
        return at + visibilityDelay.toSeconds() + (isLate(id) ? lateBy.toSeconds() : 0);
    }

    /** Whether the activity with this number is one of the late ones. */
    public boolean isLate(long id) {
        return lateEvery > 0 && id % lateEvery == 0;
    }
}
