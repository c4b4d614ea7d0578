package dev.tandem.state;

/** The lease is no longer held in this epoch; whatever was to be committed under it must not be. */
public final class LeaseLost extends RuntimeException {

    LeaseLost(Epoch epoch) {
        super("The lease of epoch " + epoch.number() + " is no longer held by " + epoch.owner() + ".");
    }
}
