package dev.tandem.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.stream.MappingLine.Link;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Stream files that write custom objects: links and members. */
class CustomObjectStreamsTest {

    private static final String EXAMPLE = "new-event.yaml";

    @TempDir
    private Path directory;

    private StreamFolder folder;

    @BeforeEach
    void copyTheExample() throws IOException {
        folder = StreamFolder.copiedTo(directory);
        Files.copy(StreamFolder.SHIPPED.resolve("examples").resolve(EXAMPLE), directory.resolve(EXAMPLE));
    }

    private StreamDefinition stream(String name) {
        return new StreamFiles(directory, condition -> Optional.empty())
                .read().stream()
                        .filter(stream -> stream.name().equals(name))
                        .findFirst()
                        .orElseThrow();
    }

    private static MappingLine line(StreamDefinition stream, String column) {
        return stream.lines().stream()
                .filter(line -> line.column().equals(column))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theExampleNamesItsObjectKeyAndLink() {
        StreamDefinition example = stream("new-event");

        assertThat(example.marketo().name()).contains("newEvent");
        assertThat(example.marketo().key()).contains("eventId");
        assertThat(example.marketo().customKey()).isTrue();
        assertThat(line(example, "new_contact").link()).contains(new Link("lead", "Microsoft Id"));
        assertThat(line(example, "new_contact").isOurs()).isTrue();
        assertThat(line(example, "new_account").link()).isEqualTo(Optional.empty());
        assertThat(example.lines()).hasSize(13).allMatch(MappingLine::isOurs);
    }

    @Test
    void aLinkNeedsACustomObject() throws IOException {
        folder.edit(
                "accounts.yaml",
                "to: [users, teams]}",
                "to: [users, teams], link: {object: lead, field: Email Address}}");

        assertThatThrownBy(() -> stream("accounts"))
                .isInstanceOf(StreamFileProblem.class)
                .hasMessageContaining("fields.ownerid.link")
                .hasMessageContaining("only a custom object can have");
    }

    @ParameterizedTest(name = "without {0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "team-members.yaml|, field: memberIds}|}",
                "team-members.yaml|key: systemuserid, |",
                "new-event.yaml|object: lead, field|field",
                "new-event.yaml|name: newEvent, |",
            })
    void aMemberThatIsNecessaryMustBeThere(String file, String found, String without) throws IOException {
        folder.edit(file, found, Optional.ofNullable(without).orElse(""));

        assertThatThrownBy(() -> stream("new-event"))
                .isInstanceOf(StreamFileProblem.class)
                .hasMessageContaining(file);
    }
}
