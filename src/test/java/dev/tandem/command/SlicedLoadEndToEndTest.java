package dev.tandem.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.operations.StatusReport.Load;
import dev.tandem.state.Checkpoint;
import dev.tandem.state.Checkpoint.Phase;
import dev.tandem.state.Link;
import dev.tandem.sync.CycleReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A load runs in slices, here of one page; what changes meanwhile does not wait for its end. */
class SlicedLoadEndToEndTest {

    private static final int SIZE = 150;
    private static final int PAGE = 50;
    private static final String NEWS = "Told in the middle of a load";

    private TwoSystems systems;
    private Office office;
    private Meanwhile meanwhile;

    @BeforeEach
    void start(@TempDir Path directory) throws IOException {
        TemporaryHome home = TemporaryHome.copy(directory.resolve("home"));
        meanwhile = Meanwhile.between(home);
        systems = TwoSystems.in(directory)
                .home(home.path())
                .size(SIZE)
                .with("dynamics.page-size", Integer.toString(PAGE))
                .with("sync.slice", "1")
                .start();
        office = systems.office();
    }

    @AfterEach
    void stop() throws IOException {
        systems.close();
        meanwhile.close();
    }

    private Optional<Checkpoint> checkpoint(String stream) {
        return systems.state((state, tx) -> state.checkpoints().find(tx, stream));
    }

    /** Not after the look at their opt-outs that comes before the first copy. */
    private void afterEachPageOfContacts(Runnable action) {
        meanwhile.eachTime(stream -> {
            if (stream.equals("contacts") && checkpoint("contacts").isPresent()) {
                action.run();
            }
        });
    }

    /** How far the contacts are while they load; 0 when they do not. */
    private long copied() {
        return checkpoint("contacts")
                .filter(Checkpoint::loading)
                .map(Checkpoint::copied)
                .orElse(0L);
    }

    /** A contact with an address that the load at work has seen, or has not seen yet. */
    private String contact(boolean seen) {
        long load = checkpoint("contacts").orElseThrow().load();
        List<UUID> contacts = office.contacts().stream().map(UUID::fromString).toList();
        Map<UUID, Link> links = systems.state((state, tx) -> state.links().find(tx, "contacts", contacts));
        return contacts.stream()
                .filter(id -> seen == (links.containsKey(id) && links.get(id).load() == load))
                .findFirst()
                .orElseThrow()
                .toString();
    }

    private String company(String account) {
        return office.company(account, "company").path("company").asText();
    }

    private String title(String contact) {
        return office.person(contact, "title").path("title").asText();
    }

    private void assertDone(CycleReport report) {
        assertThat(report.trouble()).isEmpty();
        assertThat(report.complete()).isTrue();
        report.tallies()
                .forEach((stream, tally) ->
                        assertThat(tally.addsUp()).as("%s %s", stream, tally).isTrue());
        assertThat(checkpoint("contacts")).map(Checkpoint::phase).contains(Phase.TRACKING);
        assertThat(systems.differences()).isEmpty();
    }

    @Test
    void anAccountThatIsEditedWhileContactsLoadArrivesBeforeTheirLoadEnds() {
        String account = office.ids("accounts", "accountid").get(0);
        List<Long> arrived = new ArrayList<>();
        afterEachPageOfContacts(() -> {
            assertThat(checkpoint("accounts")).map(Checkpoint::phase).contains(Phase.TRACKING);
            if (copied() == PAGE && arrived.isEmpty()) {
                office.edit("accounts", account, "name", "\"" + NEWS + "\"");
                arrived.add(0L);
            } else if (company(account).equals(NEWS)) {
                arrived.add(copied());
            }
        });

        CycleReport report = systems.cycle();

        assertDone(report);
        assertThat(arrived).startsWith(0L, (long) PAGE);
    }

    @Test
    void aContactThatIsEditedAfterItsPageWasCopiedArrivesBeforeTheLoadEnds() {
        List<String> edited = new ArrayList<>();
        List<Long> arrived = new ArrayList<>();
        afterEachPageOfContacts(() -> {
            if (copied() == PAGE && edited.isEmpty()) {
                edited.add(contact(true));
                office.edit("contacts", edited.get(0), "jobtitle", "\"" + NEWS + "\"");
            } else if (!edited.isEmpty() && title(edited.get(0)).equals(NEWS)) {
                arrived.add(copied());
            }
        });
        systems.resetCalls();

        CycleReport report = systems.cycle();

        assertDone(report);
        assertThat(arrived).startsWith((long) PAGE);
        // three pages, a look at what changed before each but the first and at the end
        assertThat(systems.calls().dynamics("GET contacts")).isGreaterThanOrEqualTo(6);
        assertThat(systems.calls().dynamics("RetrieveTotalRecordCount")).isEqualTo(1);
    }

    @Test
    void theNextProcessGoesOnAtThePageAndLooksAtWhatChangedFirst() {
        afterEachPageOfContacts(() -> {
            if (copied() == 2 * PAGE) {
                systems.fault("dataverse", "GET contacts", "html", 0, 1_000);
            }
        });
        CycleReport cut = systems.cycle();
        systems.noFaults();
        assertThat(cut.complete()).isFalse();
        assertThat(copied()).isEqualTo(2 * PAGE);
        assertThat(checkpoint("contacts").orElseThrow().polledAt()).isNotNull();
        assertThat(systems.status().streams())
                .filteredOn(it -> it.stream().equals("contacts"))
                .singleElement()
                .satisfies(it -> assertThat(it.load()).isEqualTo(new Load(2 * PAGE, null, 0)));
        String edited = contact(true);
        office.edit("contacts", edited, "jobtitle", "\"" + NEWS + "\"");
        List<String> seen = new ArrayList<>();
        afterEachPageOfContacts(() -> {
            if (copied() > 0) {
                seen.add(copied() + " " + title(edited).equals(NEWS));
            }
        });
        systems.restart();

        CycleReport report = systems.cycle();

        assertDone(report);
        assertThat(seen.stream().filter(line -> line.endsWith("true")).findFirst())
                .contains(2 * PAGE + " true");
        assertThat(systems.status().streams())
                .allSatisfy(it -> assertThat(it.load()).isNull());
    }

    @Test
    void aContactThatIsDeletedDuringTheFirstLoadIsFlaggedAtItsEnd() {
        List<String> deleted = new ArrayList<>();
        afterEachPageOfContacts(() -> {
            if (copied() == PAGE && deleted.isEmpty()) {
                deleted.add(contact(true));
                office.delete("contacts", deleted.get(0));
            }
        });

        systems.cycle();
        assertDone(systems.cycle());

        assertThat(flagged(deleted.get(0))).isTrue();
    }

    @Test
    void aNewLoadKeepsTheDeltaLinkAndFindsWhatIsDeletedBeforeItsPageIsRead() {
        systems.cycle();
        systems.advance("P8D");
        String delta = checkpoint("contacts").orElseThrow().position();
        List<String> deleted = new ArrayList<>();
        List<String> kept = new ArrayList<>();
        afterEachPageOfContacts(() -> {
            if (copied() == PAGE && deleted.isEmpty()) {
                deleted.add(contact(false));
                office.delete("contacts", deleted.get(0));
            }
            if (copied() > 0) {
                kept.add(checkpoint("contacts").orElseThrow().lastDelta());
            }
        });

        CycleReport report = systems.cycle();

        assertDone(report);
        assertThat(flagged(deleted.get(0))).isTrue();
        assertThat(kept).hasSizeGreaterThan(3).containsOnly(delta);
        Checkpoint after = checkpoint("contacts").orElseThrow();
        assertThat(after.load()).isEqualTo(2);
        assertThat(after.position()).isNotEqualTo(delta);
        assertThat(after.lastDelta()).isNull();
    }

    private boolean flagged(String contact) {
        return office.person(contact, "microsoftIsDeleted")
                .path("microsoftIsDeleted")
                .asBoolean();
    }

    @Test
    void aSingleStreamLoadsToItsEndAlone() {
        systems.cycle("users");
        systems.cycle("accounts");
        List<String> streams = new ArrayList<>();
        meanwhile.eachTime(streams::add);

        CycleReport report = systems.cycle("contacts");

        assertThat(report.complete()).isTrue();
        assertThat(checkpoint("contacts")).map(Checkpoint::phase).contains(Phase.TRACKING);
        assertThat(streams).containsOnly("contacts");
        assertThat(report.tallies()).containsOnlyKeys("contacts");
    }
}
