package dev.tandem.dynamics;

/** Stands in for what knows the lease of a cycle, while no cycle is at work. */
public final class NoCycle {

    /** No lease can be lost. */
    public void toDynamics() {
        // whatever it is may be sent
    }
}
