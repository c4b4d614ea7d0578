package dev.tandem.command;

import dev.tandem.command.settings.SettingsProblem;
import dev.tandem.state.StateUnavailable;
import dev.tandem.stream.StreamFileProblem;
import dev.tandem.sync.Trouble;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Keeps Microsoft Dynamics 365 Sales and Adobe Marketo Engage in sync. */
@Command(
        name = "tandem",
        description = "Keeps Microsoft Dynamics 365 Sales and Adobe Marketo Engage in sync.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            RunCommand.class,
            SyncCommand.class,
            StatusCommand.class,
            FailuresCommand.class,
            ConflictsCommand.class,
            ExplainCommand.class,
            ForceCommand.class,
            PauseCommand.class,
            ResumeCommand.class,
            ValidateCommand.class,
            SetupCommand.class,
            SandboxCommand.class
        },
        footer = {"", "Exit codes: 0 done; 1 done, but a record failed or the cycle could not finish; 2 not begun."})
public final class Tandem {

    private static final Set<String> HELP = Set.of("-h", "--help", "-V", "--version");

    private Tandem() {}

    /** Starts the command that the arguments name; without any it is {@code run}. */
    public static void main(String[] arguments) {
        Logging.begin();
        System.exit(run(arguments));
    }

    static int run(String... arguments) {
        CommandLine line = new CommandLine(new Tandem());
        line.setExecutionExceptionHandler((failure, command, parsed) -> refused(failure, command));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        return line.execute(commandFirst(line.getSubcommands().keySet(), arguments));
    }

    /** {@code run} is what is meant when no command is named; options may stand before the command as well. */
    private static String[] commandFirst(Set<String> commands, String... arguments) {
        List<String> ordered = new ArrayList<>(List.of(arguments));
        Optional<String> named = ordered.stream().filter(commands::contains).findFirst();
        boolean other = !ordered.isEmpty() && !ordered.get(0).startsWith("-");
        if (named.isEmpty() && (other || ordered.stream().anyMatch(HELP::contains))) {
            return arguments;
        }
        named.ifPresent(ordered::remove);
        ordered.add(0, named.orElse("run"));
        return ordered.toArray(String[]::new);
    }

    private static int refused(Exception failure, CommandLine command) {
        if (failure instanceof SettingsProblem
                || failure instanceof StreamFileProblem
                || failure instanceof StateUnavailable
                || failure instanceof Refusal) {
            command.getErr().println(failure.getMessage());
            return ExitCode.REFUSED;
        }
        Trouble trouble = Trouble.of(failure);
        command.getErr().println(trouble.sentence());
        if (trouble.kind() == Trouble.Kind.BUG) {
            failure.printStackTrace(command.getErr());
        }
        return ExitCode.of(trouble.kind(), false);
    }
}
