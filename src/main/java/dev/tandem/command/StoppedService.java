package dev.tandem.command;

import dev.tandem.command.settings.Settings;
import dev.tandem.operations.Status;
import dev.tandem.operations.StatusReport;
import dev.tandem.operations.StatusReport.People;
import dev.tandem.operations.StatusReport.Quota;
import dev.tandem.operations.StatusReport.StreamStatus;
import dev.tandem.state.State;
import dev.tandem.stream.StreamDefinition;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Reads the status from the state itself, when no service runs. */
final class StoppedService {

    private StoppedService() {}

    /** The status; a state that was never made is not made by looking at it. */
    static StatusReport status(Settings settings, Clock clock) {
        List<String> enabled = Streams.enabled(settings);
        List<StreamDefinition> streams = Streams.all(settings).stream()
                .filter(stream -> enabled.contains(stream.name()))
                .toList();
        if (State.isNew(StateAccess.of(settings))) {
            return new StatusReport(
                    "stopped",
                    null,
                    false,
                    null,
                    streams.stream()
                            .map(stream -> new StreamStatus(
                                    stream.name(), 0, 0, 0, 0, 0, 0, 0, null, List.of(), false, null, unmoved(stream)))
                            .toList(),
                    Governors.unused(settings, clock).stream().map(Quota::of).toList(),
                    0,
                    List.of());
        }
        try (State state = State.open(StateAccess.of(settings))) {
            return new Status(
                            state,
                            streams,
                            false,
                            Optional::empty,
                            () -> Governors.read(settings, state.apiCalls(), clock),
                            stream -> Optional.empty())
                    .now();
        }
    }

    private static People unmoved(StreamDefinition stream) {
        return stream.ofPersons() ? new People(0, null, 0, 0) : null;
    }
}
