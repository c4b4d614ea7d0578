package dev.tandem.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tandem.stream.StreamFileProblem.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Broken copies of the shipped stream files: each error names file, line, field and repair. */
class StreamFilesTest {

    @TempDir
    private Path directory;

    private StreamFolder folder;

    @BeforeEach
    void copyTheShippedFiles() throws IOException {
        folder = StreamFolder.copiedTo(directory);
    }

    @ParameterizedTest(name = "{0}: {1} becomes {2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            nullValues = "-",
            value = {
                // unknown keys
                "users.yaml|deletes: ignore|colour: blue|colour: blue|colour|not defined in the schema",
                "contacts.yaml|skip-when: {merged: true}|block:\\n  a: 1\\n  b: 2|block:|block|not defined in the schema",
                "accounts.yaml|{table: account, key|{tabel: x, table: account, key|dynamics:|dynamics.tabel|not defined",
                "contacts.yaml|{field: unsubscribed, ratchet|{field: unsubscribed, rachet|donotbulkemail:|fields.donotbulkemail.rachet|not defined",
                // wrong types
                "users.yaml|stream: users|stream: 7|stream: 7|stream|string expected",
                "accounts.yaml|after: [users, teams]|after: users|after: users|after|array expected",
                "contacts.yaml|custom-key: true|custom-key: perhaps|custom-key:|marketo.custom-key|boolean expected",
                "contacts.yaml|salutation: salutation|salutation: 3|salutation:|fields.salutation|string, object] expected",
                "accounts.yaml|  name: company|  name:|name:|fields.name|does not match",
                "users.yaml|dynamics: {table: systemuser, key: systemuserid}|dynamics: [a]|dynamics:|dynamics|object expected",
                // missing members
                "users.yaml|stream: users|# none|direction:|stream|required property 'stream' not found",
                "users.yaml|, key: systemuserid}|}|dynamics:|dynamics.key|required property 'key' not found",
                "contacts.yaml|{field: unsubscribed, ratchet|{ratchet|donotbulkemail:|fields.donotbulkemail.field|required property 'field' not found",
                // values out of an enumeration or a pattern
                "users.yaml|direction: to-marketo|direction: to-marketto|direction:|direction|to-marketo",
                "users.yaml|object: sales-person|object: salesperson|marketo:|marketo.object|sales-person",
                "contacts.yaml|custom: boolean|custom: bool|donotemail:|fields.donotemail.custom|boolean",
                "contacts.yaml|deletes: flag|deletes: delete|deletes:|deletes|flag",
                "users.yaml|stream: users|stream: Users|stream:|stream|pattern",
                "users.yaml|firstname: firstName|first name: firstName|first name:|fields.first name|pattern",
                // names
                "contacts.yaml|after: [users, teams, accounts]|after: [users, teams, acounts]|after:|after|names the stream acounts",
                "contacts.yaml|to: [accounts]|to: [leeds]|parentcustomerid:|fields.parentcustomerid.to|names the stream leeds",
                "contacts.yaml|middlename: middleName|middlename: firstName|middlename:|fields.middlename|writes the Marketo field firstName",
                // YAML itself
                "users.yaml|stream: users|stream: users: again|stream:|-|not valid YAML",
                "users.yaml|  firstname: firstName|  internalemailaddress: phone|internalemailaddress: phone|-|stands twice",
            })
    void namesPlaceAndRepair(String file, String found, String broken, String line, String field, String repair)
            throws IOException {
        folder.edit(file, found, broken.replace("\\n", "\n"));

        Problem problem = onlyProblem();

        assertThat(problem.field()).isEqualTo(field == null ? "" : field);
        assertThat(problem.repair()).contains(repair);
        assertThat(problem.file()).isEqualTo(directory.resolve(file));
        assertThat(problem.line()).isEqualTo(folder.line(file, line));
        assertThat(problem.sentence()).startsWith(directory.toString()).contains(", line ");
    }

    @Test
    void tellsEveryProblemOfEveryFileAtOnce() throws IOException {
        folder.edit("users.yaml", "deletes: ignore", "deletes: sometimes");
        folder.edit("accounts.yaml", "filter: new_synctomkto", "filter: 3");
        folder.edit("accounts.yaml", "direction: to-marketo", "direction: sideways");

        assertThat(problems()).extracting(Problem::field).containsExactlyInAnyOrder("deletes", "filter", "direction");
    }

    @Test
    void doesNotBlameOtherFilesForABrokenOne() throws IOException {
        folder.edit("users.yaml", "deletes: ignore", "deletes: sometimes");

        assertThat(onlyProblem().file()).isEqualTo(directory.resolve("users.yaml"));
    }

    @Test
    void twoFilesCannotDefineOneStream() throws IOException {
        Files.copy(directory.resolve("users.yaml"), directory.resolve("zz.yaml"));

        Problem problem = onlyProblem();

        assertThat(problem.file()).isEqualTo(directory.resolve("zz.yaml"));
        assertThat(problem.line()).isEqualTo(folder.line("zz.yaml", "stream:"));
        assertThat(problem.field()).isEqualTo("stream");
        assertThat(problem.repair()).contains("is the stream of users.yaml already", "choose another name");
    }

    @Test
    void namesTheStreamsOfACircleAndNoOther() throws IOException {
        folder.edit("users.yaml", "stream: users", "stream: users\nafter: [accounts]");

        Problem problem = onlyProblem();

        assertThat(problem.repair())
                .contains("accounts, users")
                .doesNotContain("contacts")
                .contains("take one name");
    }

    @Test
    void aMissingSchemaIsNamedWithItsRepair() throws IOException {
        folder.delete(StreamFiles.SCHEMA);

        assertThat(onlyProblem().sentence()).contains("stream.schema.json", "restore it from the distribution");
    }

    @Test
    void aMissingFolderIsNamedWithItsRepair() throws IOException {
        Path nowhere = directory.resolve("nowhere");

        assertThatThrownBy(() -> new StreamFiles(nowhere, condition -> Optional.empty()).read())
                .isInstanceOf(StreamFileProblem.class)
                .hasMessageContaining(nowhere.toString())
                .hasMessageContaining("restore config/streams");
    }

    @Test
    void anEmptyFileIsAProblemOfThatFile() throws IOException {
        folder.write("users.yaml", "# nothing\n");

        assertThat(problems()).isNotEmpty().allSatisfy(problem -> {
            assertThat(problem.file()).isEqualTo(directory.resolve("users.yaml"));
            assertThat(problem.repair()).contains("object expected");
        });
    }

    @Test
    void aFileThatIsNotUtf8IsAProblemOfThatFile() throws IOException {
        Files.write(directory.resolve("users.yaml"), "stream: \u00fcsers".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(onlyProblem().sentence()).contains("users.yaml", "UTF-8");
    }

    @Test
    void filesInSubFoldersAreExamplesAndNotRead() throws IOException {
        Files.createDirectory(directory.resolve("examples"));
        folder.write("examples/gifts.yaml", "stream: gifts");

        assertThat(new StreamFiles(directory, condition -> Optional.empty()).read())
                .extracting(StreamDefinition::name)
                .doesNotContain("gifts");
    }

    private Problem onlyProblem() {
        List<Problem> problems = problems();
        assertThat(problems).extracting(Problem::sentence).hasSize(1);
        return problems.get(0);
    }

    private List<Problem> problems() {
        StreamFileProblem thrown = catchThrowableOfType(
                StreamFileProblem.class, () -> new StreamFiles(directory, condition -> Optional.empty()).read());
        assertThat(thrown).isNotNull();
        assertThat(thrown.getMessage()).hasLineCount(thrown.problems().size());
        return thrown.problems();
    }
}
