package dev.tandem.sandbox.http;

/**
 * Whether the imitated Marketo has the native sync of a CRM, which then owns companies, sales persons, opportunities and
 * their roles: the API may not write them, and not read them either unless that is allowed. Adobe's pages say both of
 * reading (Marketo reference, section 8.1).
 */
public final class NativeCrm {

    private volatile boolean active;
    private volatile boolean readable;

    /** Switches the native sync on or off. */
    public void active(boolean on) {
        active = on;
    }

    /** Whether the native sync is on. */
    public boolean active() {
        return active;
    }

    /** Lets the API read what the native sync owns, or not; by default it may not. */
    public void readable(boolean allowed) {
        readable = allowed;
    }

    /** Whether the API may read what the native sync owns. */
    public boolean readable() {
        return readable;
    }
}
