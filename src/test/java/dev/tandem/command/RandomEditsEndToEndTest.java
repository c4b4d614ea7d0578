package dev.tandem.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever people change in Dynamics, both sides agree afterwards. */
class RandomEditsEndToEndTest {

    private static final int EDITS = 500;
    private static final int EDITS_A_CYCLE = 50;

    /** Other seeds than these are given by {@code -Dseeds=4,5,6}. */
    static List<Long> seeds() {
        return Stream.of(System.getProperty("seeds", "1,2,3").split(",", -1))
                .map(Long::valueOf)
                .toList();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void bothSidesAgreeAfterFiveHundredEdits(long seed, @TempDir Path directory) throws Exception {
        System.out.println("Seed of the edits: " + seed);
        try (TwoSystems systems = TwoSystems.start(directory, 200)) {
            systems.cycle();
            assertThat(systems.differences()).as("after the first copy").isEmpty();
            RandomEdits edits = new RandomEdits(systems.office(), new Random(seed));

            for (int done = 0; done < EDITS; done++) {
                edits.one();
                if (done % EDITS_A_CYCLE == EDITS_A_CYCLE - 1) {
                    edits.look();
                    assertThat(systems.cycle().failedRecords())
                            .as("after %d edits", done + 1)
                            .isFalse();
                }
            }
            systems.cycle();

            assertThat(new Oracle(systems, edits.hadCompany()).differences()).isEmpty();
            assertDeletionsArrived(systems, edits);
        }
    }

    private static void assertDeletionsArrived(TwoSystems systems, RandomEdits edits) {
        for (String contact : edits.deleted("contacts")) {
            assertThat(systems.office().persons("microsoftId", contact, "microsoftIsDeleted"))
                    .as("contact %s", contact)
                    .allMatch(person -> person.path("microsoftIsDeleted").asBoolean());
        }
        for (String opportunity : edits.deleted("opportunities")) {
            assertThat(systems.office().opportunities(opportunity))
                    .as("opportunity %s", opportunity)
                    .isEmpty();
        }
    }
}
