package dev.tandem.command;

import dev.tandem.command.settings.Settings;
import dev.tandem.console.CycleRequests;
import dev.tandem.sync.CycleReport;
import dev.tandem.sync.Trouble;
import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The service: cycles and console, until the process is told to stop. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = "Runs the service. Without dynamics.url and marketo.url it runs on the sandbox.")
final class RunCommand implements Callable<Integer> {

    @Mixin
    private Installation installation;

    @Option(names = "--keep", description = "Goes on with the last sandbox and its state instead of new ones.")
    private boolean keep;

    @Override
    public Integer call() throws InterruptedException {
        Logger log = LoggerFactory.getLogger(RunCommand.class);
        Settings settings = installation.settings();
        Streams.enabled(settings);
        ServiceFile file = new ServiceFile(SandboxLauncher.stateOf(settings));
        ServiceClient.find(file).ifPresent(running -> {
            throw new Refusal("Tandem runs already on this state, at " + running.address() + ".");
        });
        ConsoleAddress console = ConsoleAddress.of(settings);
        SandboxLauncher.Launched launched = SandboxLauncher.launch(settings, keep);
        Engine engine = Engine.asService(launched.settings(), console);
        Thread end = new Thread(() -> stop(engine, launched, file), "end");
        Runtime.getRuntime().addShutdownHook(end);
        file.write(new ServiceFile.Service(console.url(), console.token()));
        launched.address().ifPresent(address -> {
            log.info("Nothing is configured, so the sandbox stands in for Dynamics and Marketo: {}", address);
            setUp(engine);
        });
        log.info(
                "Streams: {}. Status: java -jar target/tandem.jar status",
                String.join(", ", Streams.enabled(settings)));
        engine.schedule().open();
        launched.beginWork(engine::firstSyncDone, new CycleRequests(engine.schedule())::nudge);
        CycleReport first = engine.schedule().first().join();
        first.trouble().map(Trouble::of).filter(Trouble::endsTheService).ifPresent(trouble -> {
            throw new Refusal(trouble.sentence());
        });
        new CountDownLatch(1).await();
        return ExitCode.DONE;
    }

    private static void setUp(Engine engine) {
        engine.setup().run().stream()
                .filter(step -> step.problem().isPresent())
                .findFirst()
                .ifPresent(step -> {
                    throw new Refusal("The sandbox's Marketo refused what the streams need: " + step.line());
                });
    }

    private static void stop(Engine engine, SandboxLauncher.Launched launched, ServiceFile file) {
        file.delete();
        launched.endWork();
        engine.close();
        try {
            launched.close();
        } catch (IOException lost) {
            LoggerFactory.getLogger(RunCommand.class).error("The sandbox could not be saved; --keep will begin anew.");
        }
    }
}
