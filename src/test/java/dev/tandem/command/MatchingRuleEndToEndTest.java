package dev.tandem.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.state.Failure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Which person in Marketo a record takes that had none: the one with its address, and never a guess. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MatchingRuleEndToEndTest {

    private TwoSystems systems;
    private Office office;
    private Marketing marketing;

    @BeforeAll
    void copy(@TempDir Path directory) {
        systems = TwoSystems.start(directory, 10);
        office = systems.office();
        marketing = systems.marketing();
        systems.cycle();
    }

    @AfterAll
    void stop() throws IOException {
        systems.close();
    }

    private String lead(String email) {
        String lead = office.create("leads", "leadid", Map.of("lastname", "Moss", "emailaddress1", email));
        systems.cycle();
        return lead;
    }

    @Test
    void theOnlyUnlinkedPersonWithTheAddressBecomesTheRecordsPerson() {
        String person = marketing.create(Map.of("lastName", "Moss", "email", "one@match.example", "city", "Kiel"));

        String lead = lead("one@match.example");

        assertThat(marketing.idOf(lead)).isEqualTo(person);
        assertThat(office.row("leads", lead).path("address1_city").asText()).isEqualTo("Kiel");
    }

    @Test
    void amongSeveralPersonsNoneIsGuessed() {
        String one = marketing.create(Map.of("lastName", "Moss", "email", "two@match.example"));
        String other = marketing.create(Map.of("lastName", "Moss", "email", "two@match.example"));

        String lead = lead("two@match.example");

        List<Failure> failures = systems.state((state, tx) -> state.failures().list(tx, "leads", 10)).stream()
                .filter(failure -> failure.recordId().toString().equals(lead))
                .toList();
        assertThat(failures).singleElement().satisfies(failure -> {
            assertThat(failure.code()).isEqualTo("ambiguous");
            assertThat(failure.sentence()).contains(one, other).doesNotContain("match.example");
        });
        assertThat(marketing.byEmail("two@match.example", "id")).hasSize(2);
    }

    @Test
    void twoLeadsWithOneAddressAreTwoPersons() {
        String one = lead("three@match.example");
        String other = lead("three@match.example");

        assertThat(marketing.idOf(one)).isNotEqualTo(marketing.idOf(other));
    }
}
