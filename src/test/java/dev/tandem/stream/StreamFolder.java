package dev.tandem.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A copy of the shipped stream files, to be broken. */
record StreamFolder(Path path) {

    static final Path SHIPPED = Path.of("config", "streams");

    static StreamFolder copiedTo(Path path) throws IOException {
        try (Stream<Path> files = Files.list(SHIPPED)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, path.resolve(file.getFileName()));
            }
        }
        return new StreamFolder(path);
    }

    /** Replaces the first place where a text stands; fails if it stands nowhere. */
    void edit(String file, String found, String replacement) throws IOException {
        String text = Files.readString(path.resolve(file));
        assertThat(text).contains(found);
        int at = text.indexOf(found);
        Files.writeString(
                path.resolve(file), text.substring(0, at) + replacement + text.substring(at + found.length()));
    }

    void write(String file, String text) throws IOException {
        Files.writeString(path.resolve(file), text);
    }

    void delete(String file) throws IOException {
        Files.delete(path.resolve(file));
    }

    /** The number of the first line that begins with a text, after its indentation. */
    int line(String file, String beginning) throws IOException {
        var lines = Files.readAllLines(path.resolve(file));
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).strip().startsWith(beginning)) {
                return i + 1;
            }
        }
        throw new AssertionError("no line begins with " + beginning);
    }
}
