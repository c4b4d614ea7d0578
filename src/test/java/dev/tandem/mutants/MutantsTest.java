package dev.tandem.mutants;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The mutants fit the product and its tests as they are; whether they are noticed is shown by {@link MutantsRun}. */
class MutantsTest {

    private final List<Mutant> mutants = MutantFiles.all();

    @Test
    void eachHasItsPlaceInAFile() {
        assertThat(mutants).isNotEmpty();
        assertThat(mutants).allSatisfy(mutant -> assertThat(mutant.occurrences())
                .as("%s: occurrences in %s", mutant.name(), mutant.file())
                .isEqualTo(1));
    }

    @Test
    void eachChangesSomethingOfTheProduct() {
        assertThat(mutants).allSatisfy(mutant -> {
            assertThat(mutant.replace()).as(mutant.name()).isNotEqualTo(mutant.find());
            assertThat(mutant.file().toString()).as(mutant.name()).matches("(src/main|routes|config)/.*");
        });
    }

    @Test
    void eachNamesATestThatRuns() {
        TestClasses tests = new TestClasses();

        assertThat(mutants.stream()
                        .map(Mutant::test)
                        .distinct()
                        .map(tests::trouble)
                        .flatMap(Optional::stream))
                .isEmpty();
    }

    @Test
    void noTwoHaveOneName() {
        Set<String> names = new HashSet<>();

        assertThat(mutants).extracting(Mutant::name).allMatch(names::add);
    }
}
