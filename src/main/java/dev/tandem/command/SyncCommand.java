package dev.tandem.command;

import dev.tandem.command.settings.Settings;
import dev.tandem.console.CycleAnswer;
import dev.tandem.sync.CycleReport;
import dev.tandem.sync.LeavingOut;
import dev.tandem.sync.Trouble;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** One cycle in the foreground. */
@Command(name = "sync", mixinStandardHelpOptions = true, description = "Runs one cycle and prints what it counted.")
final class SyncCommand implements Callable<Integer> {

    @Mixin
    private Installation installation;

    @Spec
    private CommandSpec spec;

    @Option(names = "--once", description = "One cycle; the command for all the others is 'run'.")
    private boolean once;

    @Option(names = "--stream", paramLabel = "S", description = "Only this stream.")
    private String stream;

    @Option(names = "--keep", description = "Goes on with the last sandbox and its state instead of new ones.")
    private boolean keep;

    @Override
    public Integer call() throws IOException {
        if (!once) {
            throw new Refusal("'sync' runs one cycle: write 'sync --once'; the command for all the others is 'run'.");
        }
        Settings settings = installation.settings();
        Optional<String> only = Optional.ofNullable(stream);
        only.filter(name -> !Streams.enabled(settings).contains(name)).ifPresent(name -> {
            throw new Refusal("--stream " + name + " is not kept in sync; there are "
                    + String.join(", ", Streams.enabled(settings)) + ".");
        });
        Optional<ServiceClient> service = ServiceClient.find(new ServiceFile(SandboxLauncher.stateOf(settings)));
        if (service.isPresent()) {
            int code = inService(service.get(), only);
            return only.map(name -> asked(code, name, service.get().leftOut(name)))
                    .orElse(code);
        }
        try (SandboxLauncher.Launched launched = SandboxLauncher.launch(settings, keep);
                Engine engine = engine(launched.settings())) {
            launched.address().ifPresent(sandbox -> engine.setup().run());
            int code = tell(ForegroundCycle.run(engine, only));
            return only.map(name -> asked(code, name, engine.leftOut(name))).orElse(code);
        }
    }

    /** Who sits at a terminal that can redraw a line sees a bar; a log has lines. */
    private static Engine engine(Settings settings) {
        Clock clock = Clock.systemUTC();
        return Ansi.AUTO.enabled()
                ? Engine.forOneCycle(
                        settings, clock, new TerminalBar(System.err, LoggerFactory.getLogger(SyncCommand.class)::info))
                : Engine.forOneCycle(settings, clock);
    }

    private int inService(ServiceClient service, Optional<String> only) {
        CycleAnswer answer = service.cycle(only);
        print(answer);
        if (answer.trouble() != null) {
            spec.commandLine().getErr().println(answer.trouble());
            boolean wrote = answer.streams().stream().anyMatch(it -> it.applied() > 0);
            return ExitCode.of(Trouble.Kind.valueOf(answer.kind()), wrote);
        }
        boolean failed = answer.streams().stream().anyMatch(it -> it.failed() > 0);
        return answer.complete() && !failed && answer.braked().isEmpty() ? ExitCode.DONE : ExitCode.INCOMPLETE;
    }

    private int tell(CycleReport report) {
        print(CycleAnswer.of(report));
        report.trouble()
                .map(Trouble::of)
                .ifPresent(trouble -> spec.commandLine().getErr().println(trouble.sentence()));
        return ExitCode.of(report);
    }

    /** Who asked for one stream in particular hears that nothing happened, because it is left out. */
    private int asked(int code, String name, Optional<String> leftOut) {
        if (code != ExitCode.DONE || leftOut.isEmpty()) {
            return code;
        }
        spec.commandLine().getErr().println(LeavingOut.sentence(name, leftOut.get()));
        return ExitCode.INCOMPLETE;
    }

    private void print(CycleAnswer answer) {
        answer.braked().forEach(spec.commandLine().getErr()::println);
        if (answer.streams().isEmpty()) {
            return;
        }
        PrintWriter out = spec.commandLine().getOut();
        Tables table = new Tables("stream", "read", "applied", "unchanged", "skipped", "failed");
        answer.streams()
                .forEach(it ->
                        table.row(it.stream(), it.read(), it.applied(), it.unchanged(), it.skipped(), it.failed()));
        table.print(out);
    }
}
