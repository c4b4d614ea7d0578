package dev.tandem.command;

import dev.tandem.command.settings.Settings;
import dev.tandem.command.settings.SettingsReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/** A folder with copies of the shipped {@code config} and {@code routes}. */
record Home(Path path) {

    static Home in(Path directory) throws IOException {
        for (String folder : new String[] {"config", "routes"}) {
            try (Stream<Path> shipped = Files.walk(Path.of(folder))) {
                for (Path source : shipped.toList()) {
                    Files.copy(source, directory.resolve(source.toString()));
                }
            }
        }
        return new Home(directory);
    }

    /** The settings of the file, with some of them given as by {@code -D}. */
    Settings settings(Map<String, String> given) {
        Properties system = new Properties();
        system.putAll(given);
        return new SettingsReader(path, Optional.empty(), Map.of(), system).read();
    }
}
