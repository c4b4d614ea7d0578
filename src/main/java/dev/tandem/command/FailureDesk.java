package dev.tandem.command;

import dev.tandem.command.settings.Settings;
import dev.tandem.operations.FailedRecords;
import dev.tandem.operations.FailureReport;
import dev.tandem.operations.RetryReport;
import dev.tandem.state.State;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Where one asks what failed: the running service, else the state itself. */
sealed interface FailureDesk extends AutoCloseable {

    /** The desk that is open; a state that was never made is not made by looking at it. */
    static FailureDesk of(Settings settings) {
        Optional<ServiceClient> service = ServiceClient.find(new ServiceFile(settings));
        if (service.isPresent()) {
            return new OfService(service.get());
        }
        return State.isNew(StateAccess.of(settings))
                ? new OfNothing()
                : new OfState(State.open(StateAccess.of(settings)));
    }

    /** A part of what failed, the latest first. */
    FailureReport list(Optional<String> stream, long offset, int limit);

    /** Makes failures due now; no ids means all. */
    RetryReport retry(List<String> ids, Optional<String> stream);

    /** The service, if it is it that answers. */
    default Optional<ServiceClient> service() {
        return Optional.empty();
    }

    @Override
    default void close() {}

    /** The running service answers. */
    record OfService(ServiceClient client) implements FailureDesk {

        @Override
        public FailureReport list(Optional<String> stream, long offset, int limit) {
            return client.failures(stream, offset, limit);
        }

        @Override
        public RetryReport retry(List<String> ids, Optional<String> stream) {
            return client.retry(ids, stream);
        }

        @Override
        public Optional<ServiceClient> service() {
            return Optional.of(client);
        }
    }

    /** No service runs, and the state tells. */
    record OfState(State state) implements FailureDesk {

        @Override
        public FailureReport list(Optional<String> stream, long offset, int limit) {
            return records().list(stream, offset, limit);
        }

        @Override
        public RetryReport retry(List<String> ids, Optional<String> stream) {
            return records().retry(ids, stream);
        }

        private FailedRecords records() {
            return new FailedRecords(state, Clock.systemUTC());
        }

        @Override
        public void close() {
            state.close();
        }
    }

    /** Nothing was ever synced. */
    record OfNothing() implements FailureDesk {

        @Override
        public FailureReport list(Optional<String> stream, long offset, int limit) {
            return FailureReport.EMPTY;
        }

        @Override
        public RetryReport retry(List<String> ids, Optional<String> stream) {
            return new RetryReport(0, ids);
        }
    }
}
