package dev.tandem.mutants;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.mutants.BehaviourPage.Row;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** {@code docs/behaviour.md} says of each behaviour which test shows it, and which mutant shows that the test looks. */
class BehaviourPageTest {

    private final List<Row> rows = BehaviourPage.read().rows();
    private final Map<String, Mutant> mutants =
            MutantFiles.all().stream().collect(Collectors.toMap(Mutant::name, mutant -> mutant));

    @Test
    void eachRowNamesAMutantOfItsTest() {
        assertThat(rows).isNotEmpty();
        assertThat(rows).allSatisfy(row -> {
            assertThat(mutants).as(row.behaviour()).containsKey(row.mutant());
            assertThat(mutants.get(row.mutant()).test()).as(row.behaviour()).isEqualTo(row.test());
        });
    }

    @Test
    void noMutantStandsInTwoRows() {
        assertThat(rows).extracting(Row::mutant).doesNotHaveDuplicates();
    }

    @Test
    void eachMutantOfThePageHasItsRow() {
        Set<String> named = rows.stream().map(Row::mutant).collect(Collectors.toSet());

        assertThat(MutantFiles.of("behaviour.yaml")).extracting(Mutant::name).allMatch(named::contains);
    }
}
