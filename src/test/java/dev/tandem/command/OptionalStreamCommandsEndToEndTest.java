package dev.tandem.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/** What the commands say about an optional stream that is left out. */
@ResourceLock(Resources.SYSTEM_OUT)
@ResourceLock(Resources.SYSTEM_ERR)
class OptionalStreamCommandsEndToEndTest {

    private static final String BECAUSE = "team-members is left out, because Marketo refused";

    private Terminal terminal;

    @BeforeEach
    void start(@TempDir Path directory) throws IOException {
        terminal = Terminal.in(directory, 20);
        for (String operation : List.of("Describe Custom Object Type", "Describe Custom Objects")) {
            terminal.control(
                    "POST",
                    "faults",
                    "{\"api\":\"marketo\",\"operation\":\"" + operation
                            + "\",\"kind\":\"refuse\",\"code\":\"1026\",\"times\":99}");
        }
    }

    @AfterEach
    void stop() throws IOException {
        terminal.close();
    }

    @Test
    void setupSaysSoAndIsDone() {
        assertThat(terminal.run("setup")).isEqualTo(ExitCode.DONE);

        assertThat(terminal.printed())
                .contains("left out  custom object microsoftTeam, because Marketo refused", "Everything else is there");
    }

    @Test
    void validateFindsEverythingReady() throws IOException {
        terminal.run("setup");

        assertThat(terminal.run("validate --json")).as(terminal.printed()).isEqualTo(ExitCode.DONE);

        List<JsonNode> remarks = new ArrayList<>();
        JsonNode report = TwoSystems.JSON.readTree(terminal.printed());
        report.path("checks").forEach(check -> {
            assertThat(check.path("result").asText()).isEqualTo("ok");
            check.path("findings").forEach(remarks::add);
        });
        assertThat(remarks).singleElement().satisfies(remark -> assertThat(remark.asText())
                .startsWith(BECAUSE)
                .contains("1026"));
    }

    @Test
    void syncOfThatStreamSaysWhyNothingHappens() {
        terminal.run("setup");

        assertThat(terminal.run("sync --once --stream team-members")).isEqualTo(ExitCode.INCOMPLETE);

        assertThat(terminal.printed()).isEmpty();
        assertThat(terminal.complaints()).singleElement().asString().startsWith(BECAUSE);
    }

    @Test
    void statusOfAStoppedServiceNamesIt() throws IOException {
        terminal.run("setup");
        assertThat(terminal.run("sync --once")).isEqualTo(ExitCode.DONE);

        terminal.run("status");
        assertThat(terminal.printed()).contains(BECAUSE, "The first copy is done.");
        terminal.run("status --json");
        JsonNode streams = TwoSystems.JSON.readTree(terminal.printed()).path("streams");
        assertThat(streams).hasSize(8).allSatisfy(stream -> assertThat(
                        stream.path("leftOut").booleanValue())
                .isEqualTo(stream.path("stream").asText().equals("team-members")));
    }

    @Test
    void aRunningServiceSaysWhyNothingHappens() throws IOException {
        terminal.set("sync.beat", "50");
        terminal.run("setup");
        ConsoleAddress console = ConsoleAddress.of(terminal.settings());
        try (Engine service = Engine.asService(terminal.settings(), console)) {
            new ServiceFile(terminal.settings()).write(new ServiceFile.Service(console.url(), console.token()));
            service.schedule().open();
            assertThat(service.schedule().first().join().complete()).isTrue();

            assertThat(terminal.run("sync --once --stream team-members")).isEqualTo(ExitCode.INCOMPLETE);

            assertThat(terminal.complaints()).singleElement().asString().startsWith(BECAUSE);
            assertThat(terminal.run("sync --once --stream users")).isEqualTo(ExitCode.DONE);
        }
    }
}
