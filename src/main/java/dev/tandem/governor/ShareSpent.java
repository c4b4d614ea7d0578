package dev.tandem.governor;

import java.time.Instant;

/** Nothing of this urgency is sent to an API before {@link #until}, because the day's share is spent. */
public final class ShareSpent extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Instant until;

    private ShareSpent(String sentence, Instant until) {
        super(sentence);
        this.until = until;
    }

    static ShareSpent byUs(Share share, Urgency urgency, long used, Instant now) {
        return new ShareSpent(
                "The daily share of the " + share.title() + " API is used up " + purpose(urgency) + " (" + used
                        + " calls of " + share.daily() + "); it goes on at " + share.reset(now) + ", and "
                        + share.api() + ".daily-share raises it.",
                share.reset(now));
    }

    static ShareSpent bySystem(Share share, Instant now) {
        return new ShareSpent(
                "The " + share.title() + " API said that its daily quota is used up, whoever used it; it goes on at "
                        + share.reset(now) + ".",
                share.reset(now));
    }

    private static String purpose(Urgency urgency) {
        return switch (urgency) {
            case CONSENT, FEED -> "for today";
            case LIVE -> "but for feeds and opt-outs";
            case LOAD -> "for loads";
        };
    }

    /** When the next day of this API begins. */
    public Instant until() {
        return until;
    }
}
