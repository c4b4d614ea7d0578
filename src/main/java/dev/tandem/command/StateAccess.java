package dev.tandem.command;

import dev.tandem.command.settings.Settings;
import dev.tandem.state.FingerprintKey;
import dev.tandem.state.StateSettings;
import java.nio.file.Path;

/** How the state is opened. */
final class StateAccess {

    private static final String H2 = "jdbc:h2:file:";

    private StateAccess() {}

    static StateSettings of(Settings settings) {
        return new StateSettings(
                settings.stateUrl(), settings.text("state.user"), settings.text("state.password"), key(settings));
    }

    /** The key of the fingerprints: from the settings, else in a file beside the state. */
    private static FingerprintKey key(Settings settings) {
        String url = settings.stateUrl();
        Path file = url.startsWith(H2)
                ? Path.of(url.substring(H2.length()).split(";", 2)[0] + ".key")
                : settings.home().resolve("data").resolve("tandem.key");
        return settings.optional("state.key")
                .map(key -> (FingerprintKey) new FingerprintKey.Given(key))
                .orElseGet(() -> new FingerprintKey.InFile(file));
    }
}
