package dev.tandem.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.state.Held;
import dev.tandem.state.Tally;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A value that does not fit its field concerns that field alone: the rest of the record goes through. */
class UnfitValuesEndToEndTest {

    private static final int SIZE = 40;
    private static final String MAPPING = "config/streams/contacts.yaml";
    private static final String NOTES = "microsoftNotes";
    private static final String LIMIT = "microsoftCreditLimit";
    private static final String METHOD = "microsoftPreferredMethodOfContact";

    private TemporaryHome home;
    private Path directory;
    private TwoSystems systems;
    private Office office;
    private String contact;

    @BeforeEach
    void prepare(@TempDir Path folder) throws IOException {
        directory = folder;
        home = TemporaryHome.copy(Files.createDirectory(folder.resolve("home")));
        home.replace(
                MAPPING,
                "  description: mktoPersonNotes",
                "  description: {field: microsoftNotes, custom: string}\n"
                        + "  creditlimit: {field: microsoftCreditLimit, custom: integer}");
    }

    @AfterEach
    void stop() throws IOException {
        systems.close();
    }

    private void copy() {
        systems = TwoSystems.in(directory)
                .home(home.path())
                .size(SIZE)
                .with("sync.streams", "users,teams,accounts,contacts")
                .start();
        office = systems.office();
        contact = office.contacts().get(2);
        assertThat(systems.cycle().complete()).isTrue();
    }

    private void edit(String column, String json) {
        office.edit("contacts", contact, column, json);
        office.edit("contacts", contact, "jobtitle", "\"Keeper of " + column + "\"");
        systems.cycle();
        assertThat(field("title")).isEqualTo("Keeper of " + column);
    }

    private String field(String name) {
        return office.person(contact, name).path(name).asText();
    }

    private List<Held> held() {
        UUID id = UUID.fromString(contact);
        return systems.state(
                (state, tx) -> state.held().find(tx, "contacts", List.of(id)).getOrDefault(id, List.of()));
    }

    private void assertHeld(Held.Reason reason, String field, String detail) {
        assertThat(held()).singleElement().satisfies(it -> {
            assertThat(it.reason()).isEqualTo(reason);
            assertThat(it.field()).isEqualTo(field);
            assertThat(it.detail()).isEqualTo(detail);
        });
    }

    @Test
    void anOverLongTextIsCutAndToldUntilItFits() {
        copy();

        edit("description", "\"" + "n".repeat(300) + "\"");

        assertThat(field(NOTES)).isEqualTo("n".repeat(255));
        assertHeld(Held.Reason.LOSSY, NOTES, "description: 300 characters, of which the field takes 255");
        assertThat(held().get(0).nextAt()).isNull();
        systems.advance("P2D");
        assertThat(systems.cycle().tallies().get("contacts")).isEqualTo(Tally.EMPTY);

        edit("description", "\"" + "n".repeat(255) + "\"");

        assertThat(field(NOTES)).isEqualTo("n".repeat(255));
        assertThat(held()).isEmpty();
    }

    @Test
    void anOverLongTextIsLeftAsItIsWhereTheLineSaysSo() throws IOException {
        home.replace(MAPPING, "{field: microsoftNotes,", "{field: microsoftNotes, over-long: fail,");
        copy();
        edit("description", "\"short\"");

        edit("description", "\"" + "n".repeat(300) + "\"");

        assertThat(field(NOTES)).isEqualTo("short");
        assertHeld(Held.Reason.FAILED, NOTES, "description: 300 characters, of which the field takes 255");

        edit("description", "\"fits again\"");

        assertThat(field(NOTES)).isEqualTo("fits again");
        assertThat(held()).isEmpty();
    }

    @Test
    void aNumberOutsideTheFieldIsHeldAndARoundedOneIsTold() {
        copy();

        edit("creditlimit", "5000000000");

        assertThat(field(LIMIT)).isEqualTo("null");
        assertHeld(
                Held.Reason.FAILED,
                LIMIT,
                "creditlimit: the number lies outside -2147483648 to 2147483647, which the field holds");

        edit("creditlimit", "12.5");

        assertThat(field(LIMIT)).isEqualTo("13");
        assertHeld(
                Held.Reason.LOSSY, LIMIT, "creditlimit: more digits than the field keeps, which takes whole numbers");

        edit("creditlimit", "12");

        assertThat(field(LIMIT)).isEqualTo("12");
        assertThat(held()).isEmpty();
    }

    @Test
    void anOptionThatIsNewInDynamicsArrivesAsSoonAsItsLabelIsRead() {
        copy();
        String before = field(METHOD);
        systems.schema(
                "addOption",
                "{\"table\":\"contact\",\"column\":\"preferredcontactmethodcode\",\"value\":77,\"label\":\"Pigeon\"}");

        edit("preferredcontactmethodcode", "77");

        assertThat(field(METHOD)).isEqualTo(before);
        assertHeld(
                Held.Reason.FAILED,
                METHOD,
                "preferredcontactmethodcode: the option has no label in the table's metadata; give it one there");

        systems.advance("PT16M");
        systems.cycle();

        assertThat(field(METHOD)).isEqualTo("Pigeon");
        assertThat(held()).isEmpty();
    }
}
