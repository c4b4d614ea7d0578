package dev.tandem.sandbox.http;

/**
 * Whether the imitated Marketo has the native sync of a CRM, which then owns companies, sales persons, opportunities and
 * their roles: the API may neither read nor write them (Marketo reference, section 8.1).
 */
public final class NativeCrm {

    private volatile boolean active;

    /** Switches the native sync on or off. */
    public void active(boolean on) {
        active = on;
    }

    /** Whether the native sync is on. */
    public boolean active() {
        return active;
    }
}
