package dev.tandem.command;

import dev.tandem.command.settings.Settings;
import dev.tandem.command.settings.SettingsReader;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** Which installation a command works on; every command takes these options. */
final class Installation {

    @Option(
            names = "--home",
            paramLabel = "DIR",
            description = "The folder that holds config and routes; relative paths count from it.",
            scope = ScopeType.INHERIT)
    private Path home = Path.of("");

    @Option(
            names = "--profile",
            paramLabel = "NAME",
            description = "Reads config/application-NAME.properties in front of config/application.properties.",
            scope = ScopeType.INHERIT)
    private String profile;

    /** The checked settings. */
    Settings settings() {
        return new SettingsReader(
                        home.toAbsolutePath().normalize(),
                        Optional.ofNullable(profile),
                        System.getenv(),
                        System.getProperties())
                .read();
    }
}
