package dev.tandem.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/** What people do about records that failed, with and without a running service. */
@ResourceLock(Resources.SYSTEM_OUT)
@ResourceLock(Resources.SYSTEM_ERR)
class FailuresEndToEndTest {

    private static final String HEAD = "stream,recordId,field,code,sentence,attempts,firstAt,lastAt,nextAt";
    private static final String UUID = "[0-9a-f-]{36}";
    private static final String STRANGER = "0e7f5a10-0000-4000-8000-0000000000ff";

    @TempDir
    private Path directory;

    private Terminal terminal;
    private List<String> bad;

    @BeforeEach
    void copyWithTwoBadAddresses() throws IOException {
        terminal = Terminal.in(directory, 20);
        // without leads and opportunities, some of whose texts are cut and so listed, too
        terminal.set("sync.streams", "users,teams,accounts,contacts");
        bad = terminal.contacts().subList(0, 2);
        assertThat(terminal.run("setup")).isEqualTo(ExitCode.DONE);
        for (String contact : bad) {
            terminal.address(contact, "ünsendable" + contact + "@office.example");
        }
        // so long before the first copy that the copy does not look twice
        terminal.control("POST", "clock", "{\"advance\":\"PT10M\"}");
    }

    @AfterEach
    void stop() throws IOException {
        terminal.close();
    }

    private void sync() {
        assertThat(terminal.run("sync --once")).isEqualTo(ExitCode.INCOMPLETE);
    }

    private JsonNode list() throws IOException {
        assertThat(terminal.run("failures list --json")).isEqualTo(ExitCode.DONE);
        assertThat(terminal.printed().strip()).hasLineCount(1);
        return TwoSystems.JSON.readTree(terminal.printed());
    }

    @Test
    void saysThatNothingHasFailedAndMakesNoState() throws IOException {
        terminal.set("state.url", "jdbc:h2:file:./new/tandem");
        for (String command : List.of("failures", "failures list", "failures retry")) {
            assertThat(terminal.run(command)).isEqualTo(ExitCode.DONE);
            assertThat(terminal.printed().strip()).isEqualTo("Nothing has failed.");
        }
        assertThat(terminal.run("failures export")).isEqualTo(ExitCode.DONE);
        assertThat(terminal.printed().strip()).isEqualTo(HEAD);
        assertThat(terminal.home().resolve("new")).doesNotExist();
    }

    @Test
    void listsThemAsATableAndSaysHowManyMoreThereAre() {
        sync();

        assertThat(terminal.run("failures")).isEqualTo(ExitCode.DONE);
        assertThat(terminal.printed().lines())
                .satisfiesExactly(
                        heads -> assertThat(heads).matches("last +stream +record +field +tries +next try +code +cause"),
                        this::isABadContact,
                        this::isABadContact,
                        total -> assertThat(total).isEqualTo("2 failures of 2 records."));
        assertThat(terminal.printed()).doesNotContain("ünsendable", "office.example");

        assertThat(terminal.run("failures list --limit 1 --stream contacts")).isEqualTo(ExitCode.DONE);
        assertThat(terminal.printed().lines())
                .hasSize(3)
                .last()
                .asString()
                .startsWith("2 failures of 2 records. 1 more are not shown; --limit 2 shows all");

        assertThat(terminal.run("failures --stream accounts")).isEqualTo(ExitCode.DONE);
        assertThat(terminal.printed().strip()).isEqualTo("Nothing has failed.");
    }

    private void isABadContact(String line) {
        assertThat(line).matches("\\S+Z +contacts +(" + String.join("|", bad) + ") +- +1 +\\S+Z +\\d+ +.+\\.");
    }

    @Test
    void listsThemAsJsonWithoutAnyValue() throws IOException {
        sync();

        JsonNode report = list();

        assertThat(names(report)).containsExactly("total", "records", "failures");
        assertThat(report.path("total").asInt()).isEqualTo(2);
        assertThat(report.path("failures")).hasSize(2).allSatisfy(failure -> {
            assertThat(names(failure)).containsExactly(HEAD.split(","));
            assertThat(failure.path("recordId").asText()).isIn(bad);
            assertThat(failure.path("attempts").asInt()).isEqualTo(1);
            assertThat(Instant.parse(failure.path("nextAt").asText()))
                    .isAfter(Instant.parse(failure.path("lastAt").asText()));
        });
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    @Test
    void exportsThemToStdoutAndIntoAFile() throws IOException {
        sync();
        assertThat(terminal.run("failures export")).isEqualTo(ExitCode.DONE);
        String csv = terminal.printed();
        assertThat(csv.lines())
                .hasSize(3)
                .startsWith(HEAD)
                .filteredOn(line -> !line.equals(HEAD))
                .allMatch(line -> line.matches("contacts," + UUID + ",,\\d+,\".+\",1,.+Z,.+Z,.+Z"));

        Path file = directory.resolve("failures.csv");
        assertThat(terminal.run("failures export --file " + file)).isEqualTo(ExitCode.DONE);

        assertThat(Files.readString(file)).isEqualTo(csv);
        assertThat(terminal.printed().strip()).isEqualTo("2 failures are written to " + file + ".");
        assertThat(terminal.run("failures export --file " + file + "/no")).isEqualTo(ExitCode.REFUSED);
        assertThat(terminal.complaints()).singleElement().asString().contains("--file");
    }

    @Test
    void retriesOneInTheNextCycle() throws IOException {
        sync();
        terminal.address(bad.get(0), "repaired@office.example");
        terminal.address(bad.get(1), "repaired-too@office.example");

        assertThat(terminal.run("failures retry " + bad.get(0))).isEqualTo(ExitCode.DONE);
        assertThat(terminal.printed().strip()).isEqualTo("1 record is due now; the next cycle takes it.");
        JsonNode failures = list().path("failures");
        assertThat(failures).hasSize(2);

        assertThat(terminal.run("sync --once")).isEqualTo(ExitCode.DONE);
        assertThat(terminal.run("failures")).isEqualTo(ExitCode.DONE);
        assertThat(terminal.printed().strip()).isEqualTo("Nothing has failed.");
    }

    @Test
    void triesAgainBeforeTheTime() throws IOException {
        sync();
        assertThat(terminal.run("sync --once")).as("not due yet").isEqualTo(ExitCode.DONE);

        assertThat(terminal.run("failures retry")).isEqualTo(ExitCode.DONE);
        sync();

        assertThat(list().path("failures")).hasSize(2).allSatisfy(failure -> assertThat(
                        failure.path("attempts").asInt())
                .isEqualTo(2));
    }

    @Test
    void refusesIdsAndStreamsThatItDoesNotKnow() {
        sync();

        assertThat(terminal.run("failures retry " + bad.get(0) + " " + STRANGER))
                .isEqualTo(ExitCode.REFUSED);
        assertThat(terminal.complaints())
                .singleElement()
                .asString()
                .contains(STRANGER)
                .doesNotContain(bad.get(0));
        assertThat(terminal.run("failures retry 7")).isEqualTo(ExitCode.REFUSED);
        assertThat(terminal.complaints()).singleElement().asString().contains("7");
        assertThat(terminal.run("failures list --stream pets")).isEqualTo(ExitCode.REFUSED);
        assertThat(terminal.complaints()).singleElement().asString().contains("--stream pets", "contacts");
        assertThat(terminal.run("failures list --limit 0")).isEqualTo(ExitCode.REFUSED);
        assertThat(terminal.complaints()).singleElement().asString().contains("--limit");
    }

    @Test
    void asksTheRunningServiceForAllThis() throws IOException {
        sync();
        terminal.whileServing(() -> {
            assertThat(list().path("total").asInt()).isEqualTo(2);
            assertThat(terminal.run("failures export --stream contacts")).isEqualTo(ExitCode.DONE);
            assertThat(terminal.printed().lines()).hasSize(3);
            assertThat(terminal.run("failures retry " + STRANGER)).isEqualTo(ExitCode.REFUSED);
            assertThat(terminal.complaints()).singleElement().asString().contains(STRANGER);

            assertThat(terminal.run("failures retry")).isEqualTo(ExitCode.INCOMPLETE);
            assertThat(terminal.printed().lines())
                    .containsExactly(
                            "2 records are due now; the service looks at once.", "The cycle is done; 2 failed in it.");
            assertThat(list().path("failures"))
                    .allSatisfy(failure ->
                            assertThat(failure.path("attempts").asInt()).isEqualTo(2));

            for (String contact : bad) {
                terminal.address(contact, contact + "@office.example");
            }
            assertThat(terminal.run("failures retry")).isEqualTo(ExitCode.DONE);
            assertThat(terminal.printed()).contains("nothing failed.");
            assertThat(list().path("total").asInt()).isZero();
        });
    }
}
