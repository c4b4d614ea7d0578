package dev.tandem.mutants;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The mutants of {@code src/test/mutants/*.yaml}: each file is a list. */
final class MutantFiles {

    private static final Path FOLDER = Path.of("src/test/mutants");

    private MutantFiles() {}

    /** All mutants, file by file. */
    static List<Mutant> all() {
        List<Mutant> mutants = new ArrayList<>();
        for (Path file : files()) {
            mutants.addAll(read(file));
        }
        return mutants;
    }

    /** The mutants of one file. */
    static List<Mutant> of(String file) {
        return read(FOLDER.resolve(file));
    }

    private static List<Path> files() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static List<Mutant> read(Path file) {
        try {
            return new ObjectMapper(new YAMLFactory()).readValue(file.toFile(), new TypeReference<List<Mutant>>() {});
        } catch (IOException wrong) {
            throw new UncheckedIOException(file + " is no list of mutants", wrong);
        }
    }
}
