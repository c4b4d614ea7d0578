package dev.tandem.command;

import dev.tandem.command.settings.Settings;
import dev.tandem.operations.Status;
import dev.tandem.operations.StatusReport;
import dev.tandem.operations.StatusReport.Quota;
import dev.tandem.operations.StatusReport.StreamStatus;
import dev.tandem.state.State;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Reads the status from the state itself, when no service runs. */
final class StoppedService {

    private StoppedService() {}

    /** The status; a state that was never made is not made by looking at it. */
    static StatusReport status(Settings settings, Clock clock) {
        List<String> streams = Streams.enabled(settings);
        if (State.isNew(StateAccess.of(settings))) {
            return new StatusReport(
                    "stopped",
                    null,
                    false,
                    null,
                    streams.stream()
                            .map(name -> new StreamStatus(name, 0, 0, 0, 0, 0, 0, 0, null, List.of(), false, null))
                            .toList(),
                    Governors.unused(settings, clock).stream().map(Quota::of).toList(),
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
}
