package dev.tandem.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tandem.command.settings.Settings;
import dev.tandem.operations.Check;
import dev.tandem.operations.ValidationReport;
import dev.tandem.state.State;
import java.io.IOException;
import java.io.PrintWriter;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Checks the set-up, step by step; it writes nothing anywhere. */
@Command(
        name = "validate",
        mixinStandardHelpOptions = true,
        description = "Checks each step of the set-up and says how to repair what is not right; it writes nothing.")
final class ValidateCommand implements Callable<Integer> {

    private static final int KEY_BYTES = 32;

    @Mixin
    private Installation installation;

    @Spec
    private CommandSpec spec;

    @Option(names = "--json", description = "Prints JSON for scripts.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        Settings settings = installation.settings();
        PrintWriter out = spec.commandLine().getOut();
        ValidationReport report = validate(settings);
        if (json) {
            out.println(new ObjectMapper().writeValueAsString(report));
        } else {
            if (settings.onSandbox()) {
                out.println("Neither dynamics.url nor marketo.url is set, so this is about a new sandbox.");
            }
            print(report, out);
        }
        out.flush();
        return exitCode(report);
    }

    private int exitCode(ValidationReport report) {
        if (report.refusal() != null) {
            spec.commandLine().getErr().println(report.refusal());
            return ExitCode.REFUSED;
        }
        return report.ok() ? ExitCode.DONE : ExitCode.INCOMPLETE;
    }

    private static ValidationReport validate(Settings settings) throws IOException {
        try (SandboxLauncher.Launched launched = SandboxLauncher.forAMoment(settings);
                Engine engine = Engine.forOneCycle(withoutState(launched.settings()), Clock.systemUTC())) {
            if (settings.onSandbox()) {
                engine.setup().run();
                return engine.validation().run(Map::of);
            }
            return engine.validation().run(builtOn(settings));
        }
    }

    /** The way to both systems needs a state, and the real one is not to be touched: one in memory, for a moment. */
    private static Settings withoutState(Settings settings) {
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        return settings.with(Map.of(
                "state.url",
                "jdbc:h2:mem:" + UUID.randomUUID(),
                "state.key",
                Base64.getEncoder().encodeToString(key)));
    }

    /** The systems that the real state was built on; a state that was never made is not made by looking at it. */
    private static Supplier<Map<String, String>> builtOn(Settings settings) {
        return () -> {
            if (State.isNew(StateAccess.of(settings))) {
                return Map.of();
            }
            try (State state = State.open(StateAccess.of(settings))) {
                return state.transaction(state.installation()::facts);
            }
        };
    }

    private static void print(ValidationReport report, PrintWriter out) {
        TextTable table = new TextTable("result", "step");
        for (Check check : report.checks()) {
            table.row(check.result().text(), check.step());
            check.findings().forEach(finding -> table.row("", "  " + finding));
        }
        table.print(out);
        long failed = count(report, Check.Result.FAILED);
        long open = count(report, Check.Result.NOT_CHECKED);
        out.println(
                failed == 0 && open == 0
                        ? "Everything is ready."
                        : failed + (failed == 1 ? " step needs" : " steps need") + " repair"
                                + (open == 0
                                        ? "."
                                        : "; " + open + " could not be checked before that, so run 'validate' again."));
    }

    private static long count(ValidationReport report, Check.Result result) {
        return report.checks().stream()
                .filter(check -> check.result() == result)
                .count();
    }
}
