package dev.tandem.mutants;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Runs after the other tests of a build: what the mutants and {@code docs/behaviour.md} build on was really run. */
class NamedTestsRanIT {

    @Test
    void everyTestThatAMutantNamesPassedInThisBuild() throws IOException {
        assertThat(Files.readAllLines(Path.of("target/tests-run.txt")))
                .containsAll(MutantFiles.all().stream()
                        .map(mutant -> mutant.test().toString())
                        .toList());
    }
}
