package dev.tandem.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.state.Checkpoint;
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

/** Marketers opt persons out while the first copy is far from its end. */
class OptOutsDuringLoadEndToEndTest {

    private static final int PAGE = 50;

    private TwoSystems systems;
    private Office office;
    private Meanwhile meanwhile;

    @BeforeEach
    void start(@TempDir Path directory) throws IOException {
        TemporaryHome home = TemporaryHome.copy(directory.resolve("home"));
        meanwhile = Meanwhile.between(home);
        systems = TwoSystems.in(directory)
                .home(home.path())
                .size(3 * PAGE)
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

    private long copied() {
        return systems.<Optional<Checkpoint>>state(
                        (state, tx) -> state.checkpoints().find(tx, "contacts"))
                .filter(Checkpoint::loading)
                .map(Checkpoint::copied)
                .orElse(0L);
    }

    private boolean isOptedOut(String contact) {
        return office.row("contacts", contact).path("donotbulkemail").asBoolean();
    }

    private String copiedWithoutOptOut() {
        return office.contacts().stream()
                .filter(id -> !isOptedOut(id) && isLinked(id))
                .findFirst()
                .orElseThrow();
    }

    private boolean isLinked(String contact) {
        List<UUID> ids = List.of(UUID.fromString(contact));
        return !systems.<Map<?, ?>>state((state, tx) -> state.links().find(tx, "contacts", ids))
                .isEmpty();
    }

    private void copyOnePage() {
        meanwhile.eachTime(stream -> {
            if (copied() == PAGE) {
                systems.fault("dataverse", "GET contacts", "html", 0, 1_000);
            }
        });
        assertThat(systems.cycle().complete()).isFalse();
        systems.noFaults();
        assertThat(copied()).isEqualTo(PAGE);
    }

    @Test
    void travelBeforeTheLoadGoesOn() {
        copyOnePage();
        String contact = copiedWithoutOptOut();
        systems.marketing().edit(systems.marketing().idOf(contact), "unsubscribed", true);
        List<String> pages = new ArrayList<>();
        meanwhile.eachTime(stream -> {
            if (pages.isEmpty()) {
                pages.add(stream + ", " + copied() + " copied, opted out: " + isOptedOut(contact));
            }
        });

        assertThat(systems.cycle().complete()).isTrue();

        assertThat(pages).containsExactly("contacts, " + PAGE + " copied, opted out: true");
        assertThat(systems.differences()).isEmpty();
    }
}
