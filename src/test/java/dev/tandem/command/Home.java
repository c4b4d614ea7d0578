package dev.tandem.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A copy of the shipped routes and settings that a test may change. */
record Home(Path path) {

    static Home copy(Path target) throws IOException {
        Path shipped = Path.of("").toAbsolutePath();
        for (String folder : new String[] {"config", "routes"}) {
            try (Stream<Path> files = Files.walk(shipped.resolve(folder))) {
                for (Path file : files.toList()) {
                    Path copy = target.resolve(shipped.relativize(file).toString());
                    if (Files.isDirectory(file)) {
                        Files.createDirectories(copy);
                    } else {
                        Files.copy(file, copy);
                    }
                }
            }
        }
        return new Home(target);
    }

    /** Replaces a text that the file must hold. */
    void replace(String file, String old, String by) throws IOException {
        Path path = path().resolve(file);
        String text = Files.readString(path);
        if (!text.contains(old)) {
            throw new IllegalArgumentException(file + " does not hold " + old);
        }
        Files.writeString(path, text.replace(old, by));
    }

    void write(String file, String text) throws IOException {
        Files.writeString(path().resolve(file), text);
    }

    /** Runs a command on this folder. */
    Ran tandem(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add("--home");
        all.add(path.toString());
        return Ran.tandem(all.toArray(String[]::new));
    }

    /** Adds settings to {@code config/application.properties}. */
    void set(Map<String, String> settings) throws IOException {
        StringBuilder lines = new StringBuilder("\n");
        settings.forEach((key, value) -> lines.append(key)
                .append('=')
                .append(value.replace("\\", "\\\\"))
                .append('\n'));
        Path file = path().resolve("config/application.properties");
        Files.writeString(file, Files.readString(file) + lines);
    }
}
