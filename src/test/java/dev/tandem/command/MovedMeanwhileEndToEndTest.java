package dev.tandem.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.state.ConflictRecord;
import dev.tandem.sync.CycleReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** People edit a record and its person while the two are being merged: between our read and our write. */
class MovedMeanwhileEndToEndTest {

    private TwoSystems systems;
    private Office office;
    private Marketing marketing;
    private Meanwhile meanwhile;
    private String lead;
    private String person;

    @BeforeEach
    void copy(@TempDir Path directory) throws IOException {
        TemporaryHome home = TemporaryHome.copy(directory.resolve("home"));
        meanwhile = Meanwhile.before(home, "05-two-way", "two-way-write-marketo");
        systems = TwoSystems.in(directory).size(10).home(home.path()).start();
        office = systems.office();
        marketing = systems.marketing();
        lead = office.create("leads", "leadid", Map.of("lastname", "Moss", "jobtitle", "Clerk", "telephone1", "1"));
        systems.cycle();
        systems.cycle();
        person = marketing.idOf(lead);
    }

    @AfterEach
    void stop() throws IOException {
        systems.close();
        meanwhile.close();
    }

    /** Does it once, when everything is read and nothing is written. */
    private void onceBeforeTheWrite(Runnable action) {
        AtomicBoolean done = new AtomicBoolean();
        meanwhile.eachTime(step -> {
            if (done.compareAndSet(false, true)) {
                action.run();
            }
        });
    }

    private String inMarketo(String field) {
        return marketing.person(person, field).path(field).asText();
    }

    private String inDynamics(String column) {
        return office.row("leads", lead).path(column).asText();
    }

    private List<String> conflicts() {
        return systems.state((state, tx) -> state.conflicts().list(tx, Optional.empty(), 0, 1000)).stream()
                .filter(conflict -> conflict.recordId().toString().equals(lead))
                .map(ConflictRecord::field)
                .toList();
    }

    @Test
    void aRecordThatMovesBeforeOurPatchIsReadAndMergedAnew() {
        marketing.edit(person, "title", "Director");
        onceBeforeTheWrite(() -> office.change("leads", lead, Map.of("jobtitle", "Buyer", "telephone1", "2")));

        assertThat(systems.cycle().failedRecords()).isFalse();
        systems.cycle();

        assertThat(inDynamics("telephone1")).isEqualTo("2");
        assertThat(inMarketo("phone")).isEqualTo("2");
        assertThat(inDynamics("jobtitle")).isEqualTo("Director");
        assertThat(inMarketo("title")).isEqualTo("Director");
        assertThat(conflicts()).containsExactly("title");
        assertThat(systems.differences()).isEmpty();
    }

    @Test
    void aRecordThatIsDeletedBeforeOurPatchIsNotCreatedAnew() {
        marketing.edit(person, "title", "Director");
        onceBeforeTheWrite(() -> office.delete("leads", lead));

        systems.cycle();
        CycleReport next = systems.cycle();

        assertThat(next.failedRecords()).isFalse();
        assertThat(office.ids("leads", "leadid")).doesNotContain(lead);
        assertThat(marketing
                        .person(person, "microsoftIsDeleted")
                        .path("microsoftIsDeleted")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void aPersonThatWasReadTooLongAgoIsReadAndMergedAnew() {
        office.change("leads", lead, "jobtitle", "Buyer");
        onceBeforeTheWrite(() -> {
            marketing.edit(person, "title", "Director");
            systems.advance("PT31S");
        });

        assertThat(systems.cycle().failedRecords()).isFalse();
        systems.cycle();

        assertThat(inMarketo("title")).isEqualTo("Director");
        assertThat(inDynamics("jobtitle")).isEqualTo("Director");
        assertThat(conflicts()).containsExactly("title");
    }
}
