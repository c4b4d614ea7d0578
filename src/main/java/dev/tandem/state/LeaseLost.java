package dev.tandem.state;

/** The lease is no longer held in this epoch; whatever was to be committed under it must not be. */
public final class LeaseLost extends RuntimeException {

    LeaseLost(Epoch epoch) {
        super("Another process took the sync over, because the lease of epoch " + epoch.number()
                + " was not renewed in time; this one stops its cycle.");
    }
}
