package dev.tandem.command;

import dev.tandem.command.settings.Settings;
import dev.tandem.operations.Pausing;
import dev.tandem.state.State;
import dev.tandem.stream.StreamDefinition;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What is paused or resumed, in the service if one runs, else in the state. */
final class PauseScope {

    @Mixin
    private Installation installation;

    @Option(names = "--stream", paramLabel = "S", description = "Only this stream.")
    private String stream;

    @Option(names = "--record", paramLabel = "ID", description = "Only this record, by its id in Dynamics.")
    private UUID record;

    int set(boolean paused, PrintWriter out) {
        Settings settings = SandboxLauncher.stateOf(installation.settings());
        List<String> streams = streams(settings);
        Pausing.Report report = ServiceClient.find(new ServiceFile(settings))
                .map(service -> service.pause(paused, Optional.ofNullable(stream), Optional.ofNullable(record)))
                .orElseGet(() -> inState(settings, streams, paused));
        if (!report.known()) {
            throw new Refusal("No linked record has the id " + record + "; --record takes the id in Dynamics.");
        }
        out.println(what() + (paused ? " is paused." : report.changed() ? " goes on." : " was not paused."));
        report.pauses().stream()
                .map(pause -> "paused: " + pause.scope()
                        + (pause.stream() == null ? "" : " " + pause.stream())
                        + (pause.recordId() == null ? "" : " " + pause.recordId()) + ", since " + pause.since())
                .forEach(out::println);
        out.flush();
        return ExitCode.DONE;
    }

    /** Answers the brake, of one stream or of all together. */
    int answer(BrakeAnswer answer, PrintWriter out) {
        if (record != null) {
            throw new Refusal("The brake is answered for a stream or for all, not for a record; leave --record out.");
        }
        Settings settings = SandboxLauncher.stateOf(installation.settings());
        streams(settings);
        return answer.give(settings, Optional.ofNullable(stream), out);
    }

    private List<String> streams(Settings settings) {
        List<String> streams =
                Streams.all(settings).stream().map(StreamDefinition::name).toList();
        if (stream != null && !streams.contains(stream)) {
            throw new Refusal("--stream " + stream + " is no stream; there are " + String.join(", ", streams) + ".");
        }
        return streams;
    }

    private Pausing.Report inState(Settings settings, List<String> streams, boolean paused) {
        try (State state = State.open(StateAccess.of(settings))) {
            return new Pausing(state, streams, Clock.systemUTC())
                    .set(paused, Optional.ofNullable(stream), Optional.ofNullable(record));
        }
    }

    private String what() {
        if (record != null) {
            return "The record " + record;
        }
        return stream == null ? "Everything" : "The stream " + stream;
    }
}
