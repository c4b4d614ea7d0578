package dev.tandem.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.tandem.command.settings.Settings;
import dev.tandem.stream.StreamDefinition;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** What failed; alone it lists. */
@Command(
        name = "failures",
        mixinStandardHelpOptions = true,
        description = "Shows the records and fields that failed, with their causes; alone it means 'failures list'.",
        subcommands = {FailuresListCommand.class, FailuresRetryCommand.class, FailuresExportCommand.class})
final class FailuresCommand implements Callable<Integer> {

    @Mixin
    private Installation installation;

    @Spec
    private CommandSpec spec;

    @Option(names = "--stream", paramLabel = "S", description = "Only this stream.", scope = ScopeType.INHERIT)
    private String stream;

    @Mixin
    private FailureListing listing;

    @Override
    public Integer call() throws JsonProcessingException {
        try (FailureDesk desk = desk()) {
            return listing.print(desk, stream(), spec.commandLine().getOut());
        }
    }

    /** Where the failures are asked for, after the options turned out to be right. */
    FailureDesk desk() {
        Settings settings = SandboxLauncher.stateOf(installation.settings());
        List<String> streams =
                Streams.all(settings).stream().map(StreamDefinition::name).toList();
        stream().filter(name -> !streams.contains(name)).ifPresent(name -> {
            throw new Refusal("--stream " + name + " is no stream; there are " + String.join(", ", streams) + ".");
        });
        return FailureDesk.of(settings);
    }

    /** The stream to which the command is limited. */
    Optional<String> stream() {
        return Optional.ofNullable(stream);
    }
}
