package dev.tandem.sandbox.http;

import java.time.Instant;

/** How the imitated Marketo's change feed behaves now; the change shows in the next page, of old entries too. */
public final class ChangeFeed {

    /** From when on Adobe refuses feeds of lists with 10,000 members or more ("Activities"). */
    public static final Instant LARGE_LISTS_REFUSED = Instant.parse("2026-12-30T00:00:00Z");

    private volatile FeedOddities oddities;
    private volatile Instant largeListsRefusedFrom = LARGE_LISTS_REFUSED;

    /** A feed that begins with these oddities. */
    public ChangeFeed(FeedOddities oddities) {
        this.oddities = oddities;
    }

    /** How it misbehaves now. */
    public FeedOddities oddities() {
        return oddities;
    }

    /** Lets it misbehave otherwise, or behave. */
    public void behave(FeedOddities other) {
        oddities = other;
    }

    /** From when on feeds of lists with 10,000 members or more are refused with 1003. */
    public Instant largeListsRefusedFrom() {
        return largeListsRefusedFrom;
    }

    /** Refuses them from another moment on. */
    public void refuseLargeListsFrom(Instant moment) {
        largeListsRefusedFrom = moment;
    }
}
