package dev.tandem.sandbox;

import dev.tandem.sandbox.http.Api;
import dev.tandem.sandbox.http.Kept;
import dev.tandem.sandbox.http.Office;
import dev.tandem.sandbox.http.Quotas;

/**
 * One imitated service, by all that the sandbox needs of it.
 *
 * @param clear empties it
 */
record House(Api api, Office office, Quotas quotas, Kept kept, Runnable clear) {

    /** The same service seen from each of its sides. */
    static <T extends Api & Office & Quotas & Kept> House of(T service, Runnable clear) {
        return new House(service, service, service, service, clear);
    }
}
