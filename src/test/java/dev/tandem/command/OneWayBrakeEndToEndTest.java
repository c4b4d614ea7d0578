package dev.tandem.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.operations.BrakeAnswers;
import dev.tandem.state.State;
import dev.tandem.state.Undoing.Kind;
import dev.tandem.sync.CycleReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A column of a one-way table that is emptied in masses waits for a person, as one of contacts does. */
class OneWayBrakeEndToEndTest {

    private static final int LEAST = 5;
    private static final int MANY = 12;

    private TwoSystems systems;
    private Office office;
    private List<String> accounts;

    @BeforeEach
    void copy(@TempDir Path directory) {
        systems = TwoSystems.in(directory)
                .size(4)
                .with("sync.streams", "users,teams,accounts")
                .with("sync.brake-least", String.valueOf(LEAST))
                .start();
        office = systems.office();
        accounts = IntStream.range(0, MANY)
                .mapToObj(n -> office.create(
                        "accounts",
                        "accountid",
                        Map.of("name", "Mill " + n, "telephone1", "555-" + n, "address1_city", "Ghent")))
                .toList();
        assertDone(systems.cycle());
    }

    @AfterEach
    void stop() throws IOException {
        systems.close();
    }

    private void change(List<String> records, String column, Object value) {
        records.forEach(id -> office.change("accounts", id, column, value));
    }

    private long companiesWith(String field, String value) {
        return accounts.stream()
                .filter(id -> office.company(id, field).path(field).asText("").equals(value))
                .count();
    }

    private long companiesWith(String field) {
        return accounts.stream()
                .filter(id -> office.company(id, field).path(field).isTextual())
                .count();
    }

    private BrakeAnswers.Report accept(long number) {
        try (State state = State.open(StateAccess.of(systems.settings()))) {
            return new BrakeAnswers(state, systems.clock())
                    .accept(Optional.of("accounts"), Map.of(Kind.BLANKS, number));
        }
    }

    private static void assertDone(CycleReport report) {
        assertThat(report.braked()).isEmpty();
        assertThat(ExitCode.of(report)).isEqualTo(ExitCode.DONE);
    }

    private void assertBraked(CycleReport report, int records) {
        assertThat(ExitCode.of(report)).isEqualTo(ExitCode.INCOMPLETE);
        assertThat(report.braked())
                .singleElement()
                .asString()
                .contains("accounts", "blanks of " + records + " records", "--accept-blanks " + records);
    }

    @Test
    void aColumnThatIsEmptiedInMassesWaitsAndTheOtherColumnsGoOn() {
        change(accounts, "telephone1", null);
        change(accounts, "address1_city", "Bruges");

        assertBraked(systems.cycle(), MANY);
        assertThat(companiesWith("mainPhone")).isEqualTo(MANY);
        assertThat(companiesWith("billingCity", "Bruges")).isEqualTo(MANY);
        assertThat(systems.status("accounts").held()).isEqualTo(MANY);

        // says nothing that is mapped
        change(accounts, "address2_city", "Ghent");
        assertThat(systems.callsOfCycle().marketo("Sync Companies")).isZero();
        assertThat(systems.status("accounts").held()).isEqualTo(MANY);

        assertThat(accept(MANY - 1).accepted()).isFalse();
        assertBraked(systems.cycle(), MANY);
        assertThat(accept(MANY).accepted()).isTrue();
        assertDone(systems.cycle());
        assertThat(companiesWith("mainPhone")).isZero();
        assertThat(systems.status("accounts").held()).isZero();
        assertThat(companiesWith("billingCity", "Bruges")).isEqualTo(MANY);
    }

    @Test
    void aFewBlanksGo() {
        change(accounts.subList(0, LEAST), "telephone1", null);

        assertDone(systems.cycle());

        assertThat(companiesWith("mainPhone")).isEqualTo(MANY - LEAST);
    }

    @Test
    void blanksCountTogetherOverCyclesAndRestarts() {
        change(accounts.subList(0, 3), "telephone1", null);
        assertDone(systems.cycle());
        systems.restart();
        change(accounts.subList(3, 6), "telephone1", null);

        assertBraked(systems.cycle(), 3);
        assertThat(companiesWith("mainPhone")).isEqualTo(MANY - 3);
    }

    @Test
    void whoPutsTheValuesBackNeedsNoAnswer() {
        change(accounts, "telephone1", null);
        assertBraked(systems.cycle(), MANY);

        change(accounts.subList(0, MANY - 2), "telephone1", "555");
        systems.cycle();

        assertDone(systems.cycle());
        assertThat(companiesWith("mainPhone")).isEqualTo(MANY - 2);
    }

    @Test
    void aLoadBlanksNothingThatWasEmptyBefore() {
        List<String> fresh = IntStream.range(0, MANY)
                .mapToObj(n -> office.create("accounts", "accountid", Map.of("name", "Forge " + n)))
                .toList();
        assertDone(systems.cycle());

        fresh.forEach(id -> office.change("accounts", id, "name", "Smithy"));

        assertDone(systems.cycle());
    }
}
