package dev.tandem.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.HashMap;
import java.util.Map;
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
        SandboxLauncher.Launched sandbox =
                SandboxLauncher.alone(installation.settings().with(chosen()));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(sandbox), "end"));
        PrintWriter out = spec.commandLine().getOut();
        out.println("# The sandbox answers at " + sandbox.address().orElseThrow()
                + "; paste this into config/application.properties:");
        sandbox.toPaste().forEach((key, value) -> out.println(key + "=" + value));
        out.flush();
        new CountDownLatch(1).await();
        return ExitCode.DONE;
    }

    private Map<String, String> chosen() {
        Map<String, String> chosen = new HashMap<>();
        choose(chosen, "sandbox.port", port);
        choose(chosen, "sandbox.size", size);
        choose(chosen, "sandbox.seed", seed);
        return chosen;
    }

    private static void choose(Map<String, String> chosen, String key, Number value) {
        if (value != null) {
            chosen.put(key, value.toString());
        }
    }

    private static void stop(SandboxLauncher.Launched sandbox) {
        try {
            sandbox.close();
        } catch (IOException lost) {
            LoggerFactory.getLogger(SandboxCommand.class).error("The sandbox did not stop cleanly.");
        }
    }
}
