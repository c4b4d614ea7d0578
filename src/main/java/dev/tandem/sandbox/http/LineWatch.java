package dev.tandem.sandbox.http;

import java.time.Duration;
import java.util.Optional;

/**
 * Sees every call to the two imitated services before and after it is served, and may break its line there. For programs
 * that run the sandbox in their own process: a test that ends its client at a certain call, or lets somebody edit a record
 * between two calls. Called on worker threads, side by side; the call waits meanwhile.
 */
public interface LineWatch {

    /** Lets everything pass. */
    LineWatch NOBODY = new LineWatch() {
        @Override
        public boolean breaksBefore(String api, String operation) {
            return false;
        }

        @Override
        public boolean breaksAfter(String api, String operation) {
            return false;
        }
    };

    /**
     * Whether the connection ends before the call is executed.
     *
     * @param api {@code dataverse} or {@code marketo}
     * @param operation as the statistics call it
     */
    boolean breaksBefore(String api, String operation);

    /**
     * After what time a call whose connection ended before has its effect all the same, since the service works on; none
     * if nothing comes of it.
     */
    default Optional<Duration> worksOn(Call call) {
        return Optional.empty();
    }

    /** Whether the connection ends when the call has had its effect, without an answer. */
    boolean breaksAfter(String api, String operation);
}
