package dev.tandem.marketo;

/** What helps against a code of Marketo. */
public enum Remedy {
    /** A fresh token, then one repeat. */
    RENEW,
    /** Waiting; nothing was executed. */
    WAIT,
    /** Waiting; but a write may have been executed. */
    VERIFY,
    /** Slowing down; nothing was executed. */
    SLOW,
    /** The next day in US Central time. */
    TOMORROW,
    /** A permission. */
    PERMIT,
    /** Another request or record. */
    CHANGE
}
