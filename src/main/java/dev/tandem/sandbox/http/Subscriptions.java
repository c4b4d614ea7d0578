package dev.tandem.sandbox.http;

/** The identity of the imitated Marketo subscription, and what a copy or a restore does to it. */
public interface Subscriptions {

    /** The Munchkin id: the name of the subscription, which no call of the API tells. */
    String munchkinId();

    /** Puts a copy in the place of the subscription, under another Munchkin id. */
    void copy(SubscriptionCopy copy);

    /** Keeps the subscription as it is, in place of what was kept last. */
    void keep();

    /**
     * Puts what was kept in the place of the subscription.
     *
     * @return false when nothing was kept
     */
    boolean bringBack();
}
