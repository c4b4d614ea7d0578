package dev.tandem.sandbox.http;

/** The switch for rates, concurrency and daily quotas. */
public interface Quotas {

    /** Switches enforcement on or off. */
    void enforce(boolean enforced);

    /** Whether limits are enforced now. */
    boolean enforced();
}
