package dev.tandem.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.state.ConflictRecord;
import dev.tandem.state.FailureLine;
import dev.tandem.state.Sent;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Both systems, where people edit the titles of leads and contacts while a cycle is about to write to Marketo. */
final class EditedTitles implements AutoCloseable {

    private final Meanwhile meanwhile;
    private final TwoSystems systems;

    /** Copies what is there; the home may have other streams than those that are shipped. */
    EditedTitles(Path directory, TemporaryHome home) throws IOException {
        meanwhile = Meanwhile.before(home, "05-two-way", "two-way-write-marketo");
        systems = TwoSystems.in(directory).size(4).home(home.path()).start();
        systems.cycle();
    }

    TwoSystems systems() {
        return systems;
    }

    Office office() {
        return systems.office();
    }

    Marketing marketing() {
        return systems.marketing();
    }

    String lead() {
        return create("leads", "leadid");
    }

    String contact() {
        return create("contacts", "contactid");
    }

    private String create(String set, String key) {
        String record = office().create(
                        set, key, Map.of("lastname", "Reed", "jobtitle", "Clerk", "donotphone", set.equals("leads")));
        systems.cycle();
        return record;
    }

    /** Happens when the next batch is merged and not written yet. */
    void beforeTheWrite(Runnable action) {
        meanwhile.once(action);
    }

    /** A seller makes the clerk a buyer, and before that reaches Marketo this happens. */
    void promoteWhile(String set, String record, Runnable action) {
        office().change(set, record, "jobtitle", "Buyer");
        beforeTheWrite(action);
    }

    String inMarketo(String record) {
        return office().person(record, "title").path("title").asText();
    }

    void assertBoth(String set, String record, String title) {
        assertThat(inMarketo(record)).as("in Marketo").isEqualTo(title);
        assertThat(office().row(set, record).path("jobtitle").asText(""))
                .as("in Dynamics")
                .isEqualTo(title);
    }

    void assertLate(String record, String winner) {
        assertThat(conflicts(record)).singleElement().satisfies(conflict -> {
            assertThat(conflict.kind()).isEqualTo("LATE");
            assertThat(conflict.field()).isEqualTo("title");
            assertThat(conflict.winner()).isEqualTo(winner);
        });
    }

    /** Nothing is left to be done, and no write waits for its echo; one whose answer was lost may be watched for longer. */
    void assertQuiet(String record) {
        systems.cycle();
        assertThat(systems.callsOfCycle().writes()).as("writes to Marketo").isZero();
        String person = marketing().idOf(record);
        Map<String, List<Sent>> sent = systems.state((state, tx) -> state.sent().of(tx, List.of(person)));
        assertThat(sent.getOrDefault(person, List.of()))
                .as("writes that wait for their echo")
                .allMatch(write -> write.standing() == Sent.Standing.ECHOED);
    }

    List<ConflictRecord> conflicts(String record) {
        return systems.state((state, tx) -> state.conflicts().list(tx, Optional.empty(), 0, 1000)).stream()
                .filter(conflict -> conflict.recordId().toString().equals(record))
                .toList();
    }

    List<FailureLine> failures(String record) {
        return systems.state((state, tx) -> state.failureList().page(tx, Optional.empty(), 0, 1000)).stream()
                .filter(failure -> failure.recordId().toString().equals(record))
                .toList();
    }

    void assertNotRestored(String record) {
        assertThat(failures(record)).singleElement().satisfies(failure -> {
            assertThat(failure.field()).contains("title");
            assertThat(failure.sentence()).contains("cannot be restored");
        });
    }

    @Override
    public void close() throws IOException {
        systems.close();
        meanwhile.close();
    }
}
