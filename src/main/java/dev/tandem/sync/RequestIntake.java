package dev.tandem.sync;

import dev.tandem.marketo.MarketoClient;
import dev.tandem.state.PersonRequest;
import dev.tandem.state.State;
import java.time.Clock;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;

/** Gives the route the requests whose time has come (behaviour page, section 3, "Creating in Dynamics"). */
public final class RequestIntake {

    private final State state;
    private final Addresses addresses;
    private final Clock clock;

    /**
     * @param addresses until all records are known a person may turn out to be one of them, and is not created
     */
    public RequestIntake(State state, Addresses addresses, Clock clock) {
        this.state = state;
        this.addresses = addresses;
        this.clock = clock;
    }

    /** The due requests in pages, those that have waited longest first; none before the first copy is done. */
    public Iterator<List<PersonRequest>> pages() {
        return addresses.known()
                ? new RequestPages(state, clock.instant(), MarketoClient.LARGEST_BATCH)
                : Collections.emptyIterator();
    }
}
