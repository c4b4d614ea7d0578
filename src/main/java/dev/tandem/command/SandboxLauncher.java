package dev.tandem.command;

import dev.tandem.command.settings.Settings;
import dev.tandem.sandbox.Sandbox;
import dev.tandem.sandbox.SandboxOptions;
import dev.tandem.sandbox.http.PortInUse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The only class of Tandem that knows the sandbox: starts it, and points the settings to it. */
final class SandboxLauncher {

    private SandboxLauncher() {}

    /**
     * Settings that point to a running sandbox.
     *
     * @param settings the settings to go on with
     * @param sandbox the sandbox, if the settings asked for it
     */
    record Launched(Settings settings, Optional<Sandbox> sandbox) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            if (sandbox.isPresent()) {
                sandbox.get().close();
            }
        }
    }

    /** The settings with the sandbox's own state, where the sandbox stands in for both systems. */
    static Settings stateOf(Settings settings) {
        return settings.onSandbox()
                ? settings.with(Map.of("state.url", "jdbc:h2:file:./data/sandbox/tandem"))
                : settings;
    }

    /** Starts the sandbox if neither system is named; it and its state are new unless they are kept. */
    static Launched launch(Settings settings, boolean keep) {
        if (!settings.onSandbox()) {
            return new Launched(settings, Optional.empty());
        }
        Path directory = settings.home().resolve("data").resolve("sandbox");
        if (!keep) {
            clear(directory);
        }
        Sandbox sandbox = start(new SandboxOptions(
                settings.number("sandbox.port"),
                directory,
                settings.number("sandbox.size"),
                settings.number("sandbox.seed"),
                Clock.systemUTC(),
                keep));
        return new Launched(stateOf(settings).with(sandbox.settings()), Optional.of(sandbox));
    }

    /** Starts a sandbox alone. */
    static Sandbox start(SandboxOptions options) {
        try {
            return Sandbox.start(options);
        } catch (PortInUse taken) {
            throw new Refusal(taken.getMessage() + " Stop what uses it, or set another sandbox.port.");
        } catch (IOException unwritable) {
            throw new Refusal(
                    "The folder " + options.directory() + " cannot be used for the sandbox; check its rights.");
        }
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
