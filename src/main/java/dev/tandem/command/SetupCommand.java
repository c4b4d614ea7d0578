package dev.tandem.command;

import dev.tandem.command.settings.Settings;
import dev.tandem.operations.Setup;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Creates in Marketo what the streams need. */
@Command(
        name = "setup",
        mixinStandardHelpOptions = true,
        description = "Creates in Marketo what the streams need: custom fields, custom objects, the activity type;"
                + " doing it twice changes nothing.")
final class SetupCommand implements Callable<Integer> {

    @Mixin
    private Installation installation;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Settings settings = installation.settings();
        PrintWriter out = spec.commandLine().getOut();
        if (settings.onSandbox()) {
            out.println("On the sandbox this happens by itself; set dynamics.url and marketo.url to set up Marketo.");
            out.flush();
            return ExitCode.DONE;
        }
        try (Engine engine = Engine.forOneCycle(settings, Clock.systemUTC())) {
            List<Setup.Step> steps = engine.setup().run();
            steps.forEach(step -> out.println(step.line()));
            out.println(summary(steps));
            out.flush();
            return refused(steps) > 0 ? ExitCode.INCOMPLETE : ExitCode.DONE;
        }
    }

    private static String summary(List<Setup.Step> steps) {
        if (steps.isEmpty()) {
            return "Everything is there.";
        }
        long refused = refused(steps);
        if (refused == 0) {
            return steps.stream().anyMatch(Setup.Step::leftOut)
                    ? "Everything else is there now."
                    : "Everything is there now.";
        }
        return refused + " of " + steps.size() + " steps were refused; repair them and run 'setup' again.";
    }

    private static long refused(List<Setup.Step> steps) {
        return steps.stream().filter(step -> step.problem().isPresent()).count();
    }
}
