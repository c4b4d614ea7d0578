package dev.tandem.command;

import dev.tandem.command.settings.Settings;
import dev.tandem.sandbox.Keeping;
import dev.tandem.sandbox.Sandbox;
import dev.tandem.sandbox.SandboxOptions;
import dev.tandem.sandbox.http.PortInUse;
import dev.tandem.sandbox.office.OfficePlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** The only class of Tandem that knows the sandbox: starts it, and points the settings to it. */
final class SandboxLauncher {

    private SandboxLauncher() {}

    /** Settings to go on with, and the sandbox behind them, if it stands in for both systems. */
    static final class Launched implements AutoCloseable {

        private final Settings settings;
        private final Optional<Sandbox> sandbox;
        private final Optional<Path> rubbish;

        private Launched(Settings settings, Optional<Sandbox> sandbox) {
            this(settings, sandbox, Optional.empty());
        }

        private Launched(Settings settings, Optional<Sandbox> sandbox, Optional<Path> rubbish) {
            this.settings = settings;
            this.sandbox = sandbox;
            this.rubbish = rubbish;
        }

        Settings settings() {
            return settings;
        }

        /** Where the sandbox answers, if it stands in. */
        Optional<String> address() {
            return sandbox.map(Sandbox::url);
        }

        /** What a client of the sandbox must be told, by the names of its settings. */
        Map<String, String> toPaste() {
            return sandbox.map(Sandbox::settings).orElse(Map.of());
        }

        /**
         * Lets simulated people edit both systems, if the sandbox stands in and the settings want them.
         *
         * @param ready whether the first copy is done
         * @param nudge told that there is something new
         */
        void beginWork(BooleanSupplier ready, Runnable nudge) {
            if (settings.flag("sandbox.office")) {
                sandbox.ifPresent(both -> both.beginWork(
                        new OfficePlan(seed(settings), settings.duration("sandbox.office-pause"), ready, nudge)));
            }
        }

        /** Sends the simulated people home. */
        void endWork() {
            sandbox.ifPresent(Sandbox::endWork);
        }

        @Override
        public void close() throws IOException {
            if (sandbox.isPresent()) {
                sandbox.get().close();
            }
            rubbish.ifPresent(SandboxLauncher::clear);
        }
    }

    /** The settings with the sandbox's own state, where the sandbox stands in for both systems. */
    static Settings stateOf(Settings settings) {
        return settings.onSandbox()
                ? settings.with(Map.of("state.url", "jdbc:h2:file:./data/sandbox/tandem"))
                : settings;
    }

    /**
     * Starts the sandbox if neither system is named. It and its state are new, unless the last ones are kept and were
     * stopped in good order.
     */
    static Launched launch(Settings settings, boolean keep) {
        if (!settings.onSandbox()) {
            return new Launched(settings, Optional.empty());
        }
        Path directory = data(settings, "sandbox");
        boolean goOn = keep && Sandbox.isSavedIn(directory);
        if (!goOn) {
            clear(directory);
        }
        Sandbox sandbox = start(settings, directory, goOn ? Keeping.FROM_LAST_TIME : Keeping.FOR_LATER);
        return new Launched(stateOf(settings).with(sandbox.settings()), Optional.of(sandbox));
    }

    /** Starts a sandbox alone, whose data end with it. */
    static Launched alone(Settings settings) {
        return new Launched(settings, Optional.of(start(settings, data(settings, "sandbox-alone"), Keeping.NOTHING)));
    }

    /** Starts a small sandbox for a moment, if neither system is named; nothing of it is left. */
    static Launched forAMoment(Settings settings) {
        if (!settings.onSandbox()) {
            return new Launched(settings, Optional.empty());
        }
        Path directory = temporary();
        Settings small = settings.with(Map.of("sandbox.port", "0", "sandbox.size", "10"));
        Sandbox sandbox = start(small, directory, Keeping.NOTHING);
        return new Launched(settings.with(sandbox.settings()), Optional.of(sandbox), Optional.of(directory));
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("tandem-sandbox");
        } catch (IOException unwritable) {
            throw new Refusal("No temporary folder can be made for the sandbox; check java.io.tmpdir.");
        }
    }

    private static Path data(Settings settings, String folder) {
        return settings.home().resolve("data").resolve(folder);
    }

    private static Sandbox start(Settings settings, Path directory, Keeping keeping) {
        try {
            return Sandbox.start(new SandboxOptions(
                    settings.number("sandbox.port"),
                    directory,
                    settings.number("sandbox.size"),
                    seed(settings),
                    Clock.systemUTC(),
                    keeping));
        } catch (IllegalArgumentException outOfRange) {
            throw new Refusal(outOfRange.getMessage());
        } catch (PortInUse taken) {
            throw new Refusal(taken.getMessage() + " Stop what uses it, or set another sandbox.port.");
        } catch (IOException unwritable) {
            throw new Refusal("The folder " + directory + " cannot be used for the sandbox; check its rights.");
        }
    }

    private static long seed(Settings settings) {
        return Long.parseLong(settings.text("sandbox.seed"));
    }

    private static void clear(Path directory) {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> old = Files.walk(directory)) {
            for (Path path : old.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException undeletable) {
            throw new Refusal("The folder " + directory + " of the last sandbox cannot be deleted; check its rights.");
        }
    }
}
