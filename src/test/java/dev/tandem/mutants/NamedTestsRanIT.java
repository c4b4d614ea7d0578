package dev.tandem.mutants;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Runs after the other tests of a build: what the mutants and {@code docs/behaviour.md} build on was really run. */
class NamedTestsRanIT {

    @Test
    void everyTestThatAMutantNamesPassedInThisBuild() throws IOException {
        Set<String> passed = new HashSet<>();
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("tandem.ran-tests")))) {
            for (Path file : files.toList()) {
                passed.addAll(Files.readAllLines(file));
            }
        }

        assertThat(passed)
                .containsAll(MutantFiles.all().stream()
                        .map(mutant -> mutant.test().toString())
                        .toList());
    }
}
