package dev.tandem.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The checklist of the set-up: what it finds, how it says it is repaired, how it ends; and that it writes nothing. */
@ResourceLock(Resources.SYSTEM_OUT)
@ResourceLock(Resources.SYSTEM_ERR)
class ValidateEndToEndTest {

    private static final String CONTACTS = "config/streams/contacts.yaml";
    private static final String OK = "ok";
    private static final String FAILED = "failed";
    private static final String NOT_CHECKED = "not checked";

    @TempDir
    private Path directory;

    private Terminal terminal;
    private Map<String, Long> written;

    @BeforeEach
    void setUp() throws IOException {
        terminal = Terminal.in(directory, 20);
        terminal.set("state.url", "jdbc:h2:file:./data/setup");
        assertThat(terminal.run("setup")).isEqualTo(ExitCode.DONE);
        terminal.set("state.url", "jdbc:h2:file:./data/new/tandem");
        written = terminal.writes();
    }

    @AfterEach
    void wroteNothing() throws IOException {
        assertThat(terminal.writes()).isEqualTo(written);
        assertThat(terminal.home().resolve("data/new")).doesNotExist();
        terminal.close();
    }

    /** What one step is called, by a word of it. */
    private JsonNode step(String word) throws IOException {
        List<JsonNode> found = new ArrayList<>();
        TwoSystems.JSON.readTree(terminal.printed()).path("checks").forEach(check -> {
            if (check.path("step").asText().contains(word)) {
                found.add(check);
            }
        });
        assertThat(found).as(word).hasSize(1);
        return found.get(0);
    }

    private void finds(String step, String... words) throws IOException {
        assertThat(step(step).path("result").asText()).as(terminal.printed()).isEqualTo(FAILED);
        assertThat(step(step).path("findings")).hasSize(1);
        assertThat(step(step).at("/findings/0").asText()).contains(words);
    }

    private void hasResult(String step, String result) throws IOException {
        assertThat(step(step).path("result").asText()).as(terminal.printed()).isEqualTo(result);
    }

    private void validates(int code) {
        assertThat(terminal.run("validate --json")).as(terminal.printed()).isEqualTo(code);
        assertThat(terminal.printed().strip()).hasLineCount(1);
        assertThat(terminal.complaints()).hasSize(code == ExitCode.REFUSED ? 1 : 0);
    }

    @Test
    void findsEverythingReady() throws IOException {
        validates(ExitCode.DONE);

        JsonNode report = TwoSystems.JSON.readTree(terminal.printed());
        assertThat(report.path("ok").asBoolean()).isTrue();
        assertThat(report.path("refusal").isNull()).isTrue();
        assertThat(report.path("checks")).hasSize(12).allSatisfy(check -> {
            assertThat(check.path("result").asText()).isEqualTo(OK);
            assertThat(check.path("findings")).isEmpty();
        });

        assertThat(terminal.run("validate")).isEqualTo(ExitCode.DONE);
        assertThat(terminal.printed().lines()).last().isEqualTo("Everything is ready.");
    }

    @Test
    void namesTheTableAndThePrivilegeThatTheApiUserLacks() throws IOException {
        terminal.control("PUT", "privileges", "{\"table\":\"contact\",\"read\":false}");

        validates(ExitCode.INCOMPLETE);

        finds("organization level", "the table contact", "the privilege prvReadContact");
        hasResult("fits both systems", OK);

        assertThat(terminal.run("validate")).isEqualTo(ExitCode.INCOMPLETE);
        assertThat(terminal.printed()).contains("failed  The API user may read them", "1 step needs repair.");
    }

    @Test
    void saysThatTheNativeSyncMustBeOff() throws IOException {
        terminal.control("PUT", "native-crm", "{\"active\":true}");

        validates(ExitCode.INCOMPLETE);

        finds(
                "natively",
                "sales persons, companies, opportunities, opportunity roles",
                "1018",
                "must be switched off in Marketo",
                "nothing else helps");
        hasResult("may read what the streams write", OK);
    }

    @Test
    void namesThePermissionThatMarketoDenies() throws IOException {
        terminal.control(
                "POST",
                "faults",
                "{\"api\":\"marketo\",\"operation\":\"Get Companies\",\"kind\":\"refuse\",\"code\":\"603\",\"times\":1}");

        validates(ExitCode.INCOMPLETE);

        finds("may read what the streams write", "companies", "Read-Write Company", "allow-list");
        hasResult("natively", NOT_CHECKED);
        hasResult("fits both systems", OK);
    }

    @Test
    void doesNotCallAMappingGoodOfWhichItSawAPart() throws IOException {
        terminal.control(
                "POST",
                "faults",
                "{\"api\":\"marketo\",\"operation\":\"Describe Companies\",\"kind\":\"refuse\",\"code\":\"603\",\"times\":1}");

        validates(ExitCode.INCOMPLETE);

        hasResult("fits both systems", NOT_CHECKED);
        hasResult("own fields", NOT_CHECKED);
    }

    @Test
    void findsATableThatDoesNotTrackChanges() throws IOException {
        terminal.edit(
                "config/streams/users.yaml", "systemuser, key: systemuserid", "organization, key: organizationid");

        validates(ExitCode.INCOMPLETE);

        finds("changes are tracked", "the table organization", "Track changes");
    }

    @Test
    void findsATableThatIsNotThere() throws IOException {
        terminal.edit("config/streams/users.yaml", "systemuser, key", "new_nothing, key");

        validates(ExitCode.INCOMPLETE);

        finds("tables of the streams", "new_nothing", "config/streams, users");
        hasResult("organization level", OK);
        hasResult("fits both systems", NOT_CHECKED);
    }

    @Test
    void namesTheUnknownColumnOfACondition() throws IOException {
        terminal.edit(CONTACTS, "skip-when:", "only-when: ${body[new_nothing]} == 1\nskip-when:");

        validates(ExitCode.INCOMPLETE);

        finds("fits both systems", "config/streams, contacts, only-when", "new_nothing", "correct the name");
    }

    @Test
    void namesFileAndLineOfAConditionThatIsNone() throws IOException {
        terminal.edit(CONTACTS, "skip-when:", "only-when: ${body[statecode]} = 0\nskip-when:");
        List<String> lines = Files.readAllLines(terminal.home().resolve(CONTACTS));
        int line = lines.indexOf("only-when: ${body[statecode]} = 0") + 1;

        assertThat(terminal.run("validate")).isEqualTo(ExitCode.REFUSED);

        assertThat(terminal.complaints())
                .singleElement()
                .asString()
                .contains("contacts.yaml, line " + line + ", only-when: is no condition", "Unexpected token =");
    }

    @Test
    void findsALineThatFitsNothing() throws IOException {
        terminal.edit("config/streams/contacts.yaml", "jobtitle: title", "jobtitel: title");

        validates(ExitCode.INCOMPLETE);

        finds("fits both systems", "config/streams, contacts, jobtitel", "correct the name");
    }

    @Test
    void sendsToSetupForFieldsOfOurs() throws IOException {
        terminal.edit(
                "config/streams/contacts.yaml",
                "jobtitle: title",
                "jobtitle: {field: microsoftJobTitle, custom: string}");

        validates(ExitCode.INCOMPLETE);

        finds("own fields", "microsoftJobTitle", "run 'setup'");
        hasResult("fits both systems", OK);
    }

    @Test
    void sendsToSetupForACustomObjectThatIsNotThere() throws IOException {
        Files.writeString(terminal.home().resolve("config/streams/events.yaml"), """
                stream: events
                direction: to-marketo
                dynamics: {table: new_event, key: new_eventid}
                marketo: {object: custom-object, name: newEvent, key: eventId}
                deletes: ignore
                fields:
                  new_name: name
                """);

        validates(ExitCode.INCOMPLETE);

        finds("own fields", "no approved Custom Object newEvent", "run 'setup'");
        hasResult("fits both systems", NOT_CHECKED);
        hasResult("may read what the streams write", OK);
    }

    @Test
    void leavesTablesAndObjectsOfOtherStreamsUnread() throws IOException {
        terminal.control("PUT", "privileges", "{\"table\":\"contact\",\"read\":false}");
        terminal.set("sync.streams", "users");

        validates(ExitCode.DONE);
        terminal.set("sync.streams", "");
    }

    @ParameterizedTest
    @CsvSource({
        "dynamics.client-secret, not-this-one, Microsoft Entra accepts, Dynamics answers",
        "dynamics.client-id, 00000000-0000-4000-8000-00000000dead, Microsoft Entra accepts, Dynamics answers",
        "marketo.client-secret, not-this-one, Marketo answers, may read what the streams write",
        "marketo.url, /elsewhere, Marketo answers, natively"
    })
    void endsWithTwoAndOneSentenceButShowsTheOtherSide(String setting, String value, String step, String behind)
            throws IOException {
        terminal.set(setting, value.startsWith("/") ? terminal.settings().text(setting) + value : value);

        validates(ExitCode.REFUSED);

        assertThat(terminal.complaints().get(0)).contains(setting);
        finds(step, terminal.complaints().get(0));
        hasResult(behind, NOT_CHECKED);
        hasResult("fits both systems", NOT_CHECKED);
        hasResult("state can be opened", OK);
        hasResult(setting.startsWith("dynamics") ? "may read what the streams write" : "tables of the streams", OK);
        terminal.reset();
    }

    @ParameterizedTest
    @CsvSource({"dynamics.url, http", "dynamics.authority, https", "marketo.url, http"})
    void endsWithTwoWhereNobodyAnswers(String setting, String scheme) throws IOException {
        terminal.set(setting, scheme + "://" + Terminal.deadPort());

        validates(ExitCode.REFUSED);

        assertThat(terminal.complaints().get(0)).contains(setting, "localhost");
        terminal.reset();
    }

    @Test
    void endsWithTwoBeforeAnythingWhereAnAddressIsNone() throws IOException {
        terminal.set("dynamics.url", terminal.settings().text("dynamics.url") + "/elsewhere");

        assertThat(terminal.run("validate")).isEqualTo(ExitCode.REFUSED);
        assertThat(terminal.complaints()).singleElement().asString().contains("dynamics.url");
        assertThat(terminal.printed()).isEmpty();
        terminal.reset();
    }

    @Test
    void endsWithTwoBeforeAnythingWhereASettingIsMissing() throws IOException {
        terminal.set("marketo.client-secret", "");

        assertThat(terminal.run("validate")).isEqualTo(ExitCode.REFUSED);
        assertThat(terminal.complaints()).singleElement().asString().contains("marketo.client-secret");
        assertThat(terminal.printed()).isEmpty();
        terminal.reset();
    }

    @Test
    void knowsTheStateOfTheseSystemsAndThatOfOthers() throws IOException {
        terminal.set("state.url", "jdbc:h2:file:./data/bound");
        assertThat(terminal.run("sync --once")).isEqualTo(ExitCode.DONE);
        written = terminal.writes();
        validates(ExitCode.DONE);

        terminal.organization("33333333-3333-4333-8333-333333333333");

        validates(ExitCode.INCOMPLETE);
        finds("belongs to these two systems", "The Dynamics organization");
        hasResult("state can be opened", OK);
    }

    @Test
    void bindsNoState() throws IOException {
        terminal.set("state.url", "jdbc:h2:file:./data/setup");
        validates(ExitCode.DONE);

        terminal.organization("33333333-3333-4333-8333-333333333333");

        validates(ExitCode.DONE);
    }

    @Test
    void endsWithTwoWhereTheStateCannotBeOpened() throws IOException {
        Path file = Files.writeString(directory.resolve("state.mv.db"), "a shopping list");
        terminal.set("state.url", "jdbc:h2:file:" + directory.resolve("state"));

        validates(ExitCode.REFUSED);

        finds("state can be opened", "not an H2 database");
        hasResult("belongs to these two systems", NOT_CHECKED);
        assertThat(file).hasContent("a shopping list");
    }

    @Test
    void looksAtASandboxOfItsOwnWhereNothingIsConfigured() throws IOException {
        TemporaryHome bare = TemporaryHome.copy(directory.resolve("bare"));

        Ran ran = bare.tandem("validate");

        assertThat(ran.code()).as(ran.out() + ran.err()).isEqualTo(ExitCode.DONE);
        assertThat(ran.out()).contains("a new sandbox", "Everything is ready.");
        assertThat(ran.errors()).isEmpty();
        assertThat(bare.path().resolve("data")).doesNotExist();
    }
}
