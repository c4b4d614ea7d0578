package dev.tandem.mutants;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * One deliberate fault and the test that must notice it.
 *
 * @param name a short name, unique among all mutants
 * @param file the file at fault: a source or a resource under {@code src/main}, a file of {@code routes} or {@code config}
 * @param find the text that is replaced; it occurs exactly once
 * @param replace what stands there instead
 * @param test the test that fails then
 * @param because a text that its failure holds; without one any failed assertion will do
 * @param properties system properties for the test, such as how often a property is tried
 */
record Mutant(
        String name,
        Path file,
        String find,
        String replace,
        NamedTest test,
        Optional<String> because,
        Map<String, String> properties) {

    @JsonCreator
    static Mutant read(
            @JsonProperty("name") String name,
            @JsonProperty("file") String file,
            @JsonProperty("find") String find,
            @JsonProperty("replace") String replace,
            @JsonProperty("test") String test,
            @JsonProperty("because") String because,
            @JsonProperty("properties") Map<String, String> properties) {
        return new Mutant(
                Objects.requireNonNull(name, "a mutant without a name"),
                Path.of(Objects.requireNonNull(file, () -> name + " has no file")),
                Objects.requireNonNull(find, () -> name + " has no find"),
                Objects.requireNonNull(replace, () -> name + " has no replace"),
                NamedTest.of(Objects.requireNonNull(test, () -> name + " has no test")),
                Optional.ofNullable(because),
                properties == null ? Map.of() : Map.copyOf(properties));
    }

    /** How often the text to be replaced occurs; 0 if there is no such file. */
    int occurrences() {
        if (!Files.isRegularFile(file)) {
            return 0;
        }
        String text = text();
        int count = 0;
        for (int at = text.indexOf(find); at >= 0; at = text.indexOf(find, at + 1)) {
            count++;
        }
        return count;
    }

    /** The file with the fault; throws if the place of the fault is not clear. */
    String faulty() {
        if (occurrences() != 1) {
            throw new IllegalStateException(
                    name + ": the text to be replaced occurs " + occurrences() + " times in " + file);
        }
        return text().replace(find, replace);
    }

    boolean isJava() {
        return file.toString().endsWith(".java");
    }

    private String text() {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
