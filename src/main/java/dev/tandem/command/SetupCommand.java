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
        description = "Creates the custom fields that the streams need in Marketo; doing it twice changes nothing.")
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
            List<Setup.Created> created = engine.setup().run();
            created.forEach(field -> out.println(field.problem()
                    .map(problem -> "refused  " + field.field() + ": " + problem)
                    .orElse("created  " + field.field())));
            out.println(created.isEmpty() ? "Everything is there." : created.size() + " fields were missing.");
            out.flush();
            return created.stream().anyMatch(field -> field.problem().isPresent())
                    ? ExitCode.INCOMPLETE
                    : ExitCode.DONE;
        }
    }
}
