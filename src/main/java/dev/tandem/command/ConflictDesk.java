package dev.tandem.command;

import dev.tandem.command.settings.Settings;
import dev.tandem.merge.Side;
import dev.tandem.operations.ConflictList;
import dev.tandem.state.State;
import dev.tandem.state.StateSettings;
import dev.tandem.stream.StreamDefinition;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Who answers about conflicts: the running service, else the state. */
sealed interface ConflictDesk extends AutoCloseable {

    /** The service if one runs; else the state, if there is one. */
    static ConflictDesk of(Installation installation) {
        Settings settings = SandboxLauncher.stateOf(installation.settings());
        Optional<ServiceClient> service = ServiceClient.find(new ServiceFile(settings));
        if (service.isPresent()) {
            return new OfService(service.get());
        }
        StateSettings access = StateAccess.of(settings);
        List<String> streams =
                Streams.all(settings).stream().map(StreamDefinition::name).toList();
        return State.isNew(access) ? new OfNothing() : new OfState(State.open(access), streams);
    }

    /** A part of the conflicts, the latest first. */
    ConflictList.Report list(Optional<String> stream, int limit);

    /** Decides; how many conflicts were decided. */
    int decide(UUID record, String field, Side side);

    @Override
    default void close() {}

    /** The running service answers. */
    record OfService(ServiceClient client) implements ConflictDesk {

        @Override
        public ConflictList.Report list(Optional<String> stream, int limit) {
            return client.conflicts(stream, limit);
        }

        @Override
        public int decide(UUID record, String field, Side side) {
            return client.decide(record, field, side);
        }
    }

    /** No service runs, and the state tells. */
    record OfState(State state, List<String> streams) implements ConflictDesk {

        @Override
        public ConflictList.Report list(Optional<String> stream, int limit) {
            return conflicts().list(stream, 0, limit);
        }

        @Override
        public int decide(UUID record, String field, Side side) {
            return conflicts().decide(record, field, side);
        }

        private ConflictList conflicts() {
            return new ConflictList(state, streams, Clock.systemUTC());
        }

        @Override
        public void close() {
            state.close();
        }
    }

    /** Nothing was ever synced. */
    record OfNothing() implements ConflictDesk {

        @Override
        public ConflictList.Report list(Optional<String> stream, int limit) {
            return ConflictList.Report.EMPTY;
        }

        @Override
        public int decide(UUID record, String field, Side side) {
            return 0;
        }
    }
}
