package dev.tandem.command;

import dev.tandem.command.settings.Settings;
import dev.tandem.sandbox.Keeping;
import dev.tandem.sandbox.Sandbox;
import dev.tandem.sandbox.SandboxOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The two imitated APIs alone. */
@Command(
        name = "sandbox",
        mixinStandardHelpOptions = true,
        description = "Runs the imitated Dynamics and Marketo alone and prints the settings that point to them.")
final class SandboxCommand implements Callable<Integer> {

    @Mixin
    private Installation installation;

    @Spec
    private CommandSpec spec;

    @Option(names = "--port", paramLabel = "N", description = "Its port; the token endpoint takes the next one.")
    private Integer port;

    @Option(names = "--size", paramLabel = "N", description = "How many contacts it holds; the rest in proportion.")
    private Integer size;

    @Option(names = "--seed", paramLabel = "N", description = "The same seed makes the same data.")
    private Long seed;

    @Override
    public Integer call() throws InterruptedException {
        Settings settings = installation.settings();
        Path directory = settings.home().resolve("data").resolve("sandbox-alone");
        Sandbox sandbox = SandboxLauncher.start(new SandboxOptions(
                port == null ? settings.number("sandbox.port") : port,
                directory,
                size == null ? settings.number("sandbox.size") : size,
                seed == null ? settings.number("sandbox.seed") : seed,
                Clock.systemUTC(),
                Keeping.NOTHING));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(sandbox), "end"));
        PrintWriter out = spec.commandLine().getOut();
        out.println("# The sandbox answers at " + sandbox.url() + "; paste this into config/application.properties:");
        sandbox.settings().forEach((key, value) -> out.println(key + "=" + value));
        out.flush();
        new CountDownLatch(1).await();
        return ExitCode.DONE;
    }

    private static void stop(Sandbox sandbox) {
        try {
            sandbox.close();
        } catch (IOException lost) {
            LoggerFactory.getLogger(SandboxCommand.class).error("The sandbox did not stop cleanly.");
        }
    }
}
