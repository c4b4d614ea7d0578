package dev.tandem.command;

import dev.tandem.command.settings.SettingsProblem;
import dev.tandem.state.StateUnavailable;
import dev.tandem.stream.StreamFileProblem;
import dev.tandem.sync.Trouble;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Spec;

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
            SetupCommand.class,
            SandboxCommand.class
        },
        footer = {"", "Exit codes: 0 done; 1 done, but a record failed or the cycle could not finish; 2 not begun."})
public final class Tandem {

    @Spec
    private CommandLine.Model.CommandSpec spec;

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
        return line.execute(withDefault(arguments));
    }

    /** {@code run} is what is meant when no command is named. */
    private static String[] withDefault(String[] arguments) {
        boolean named = List.of(arguments).stream().anyMatch(argument -> !argument.startsWith("-"));
        boolean asks = List.of(arguments).stream().anyMatch(List.of("-h", "--help", "-V", "--version")::contains);
        if (asks || named && !startsWithOption(arguments)) {
            return arguments;
        }
        if (named) {
            return arguments;
        }
        String[] completed = new String[arguments.length + 1];
        completed[0] = "run";
        System.arraycopy(arguments, 0, completed, 1, arguments.length);
        return completed;
    }

    private static boolean startsWithOption(String[] arguments) {
        return arguments[0].startsWith("-");
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
