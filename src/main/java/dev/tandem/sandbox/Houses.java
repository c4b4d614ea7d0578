package dev.tandem.sandbox;

import dev.tandem.sandbox.data.PersonSink;
import dev.tandem.sandbox.data.RowSink;
import dev.tandem.sandbox.http.Bearers;
import dev.tandem.sandbox.http.Organizations;

/**
 * The two imitated services, as the sandbox puts them together.
 *
 * @param organizations the identity of the Dynamics side
 * @param rows takes invented rows of Dynamics
 * @param persons takes invented persons of Marketo
 */
record Houses(House dynamics, House marketo, Organizations organizations, RowSink rows, PersonSink persons) {

    /** Makes the two services. */
    @FunctionalInterface
    interface Builder {
        Houses build(SandboxClock clock, Bearers bearers);
    }
}
