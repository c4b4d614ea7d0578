package dev.tandem.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.sync.CycleReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A route of the installation's own, {@code direct:customize-contacts}, sees each batch before it is written. */
class CustomizeEndToEndTest {

    private static final int SIZE = 60;

    private static final String SAME_TITLE = """
            - route:
                id: customize-contacts
                from:
                  uri: direct:customize-contacts
                  steps:
                    - split:
                        expression:
                          simple:
                            expression: "${body.changes}"
                        steps:
                          - setProperty:
                              name: written
                              expression:
                                simple:
                                  expression: "${body.fields.put('title', 'Of the office')}"
            """;

    private static final String BROKEN = """
            - route:
                id: customize-contacts
                errorHandler:
                  noErrorHandler: {}
                from:
                  uri: direct:customize-contacts
                  steps:
                    - throwException:
                        exceptionType: java.lang.IllegalArgumentException
                        message: The list of titles is missing.
            """;

    private TwoSystems systems;
    private Path route;

    @BeforeEach
    void start(@TempDir Path directory) throws IOException {
        Path folder = Files.createDirectory(directory.resolve("home"));
        Home home = Home.in(folder);
        route = home.path().resolve("routes/50-customize.camel.yaml");
        systems = TwoSystems.in(directory).home(home.path()).size(SIZE).start();
    }

    @AfterEach
    void stop() throws IOException {
        systems.close();
    }

    private CycleReport cycleWith(String text) throws IOException {
        Files.writeString(route, text);
        systems.restart();
        return systems.cycle();
    }

    private String title(String contact) {
        return systems.office().person(contact, "title").path("title").asText();
    }

    @Test
    void altersFieldsOfCreatesAndUpdates() throws IOException {
        CycleReport first = cycleWith(SAME_TITLE);
        String contact = systems.office().contacts().get(0);

        assertThat(first.complete()).isTrue();
        assertThat(systems.office().contacts()).hasSizeGreaterThan(10).allSatisfy(id -> assertThat(title(id))
                .isEqualTo("Of the office"));
        systems.office().edit("contacts", contact, "firstname", "\"Renée\"");
        systems.office().edit("contacts", contact, "jobtitle", "\"Baker\"");
        Calls calls = systems.callsOfCycle();
        assertThat(calls.marketo("Sync Leads")).isEqualTo(1);
        assertThat(title(contact)).isEqualTo("Of the office");
        assertThat(systems.office()
                        .person(contact, "firstName")
                        .path("firstName")
                        .asText())
                .isEqualTo("Renée");
        assertThat(systems.callsOfCycle().marketo()).isEqualTo(Calls.QUIET_IN_MARKETO);
    }

    @Test
    void stopsOnlyItsStreamWhenItFailsAndGoesOnWhenItIsMended() throws IOException {
        long secondLooks = SharedOptOuts.lackedBy("contacts", systems.office());

        CycleReport failed = cycleWith(BROKEN);

        assertThat(failed.complete()).isFalse();
        assertThat(failed.tallies().get("accounts").applied()).isPositive();
        assertThat(failed.tallies().get("contacts").applied()).isZero();
        assertThat(lastReason()).startsWith("contacts: The list of titles is missing; leads: it waits for contacts");
        Files.delete(route);
        systems.restart();
        CycleReport mended = systems.cycle();

        assertThat(mended.complete()).isTrue();
        assertThat(systems.status("contacts").applied()).isEqualTo(SIZE + secondLooks);
        assertThat(systems.differences()).isEmpty();
    }

    private String lastReason() {
        return systems.state((state, tx) -> state.runs().last(tx).orElseThrow().reason());
    }
}
