package dev.tandem.sandbox.http;

/** How the imitated Marketo's change feed behaves now; the change shows in the next page, of old entries too. */
public final class ChangeFeed {

    private volatile FeedOddities oddities;

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
}
