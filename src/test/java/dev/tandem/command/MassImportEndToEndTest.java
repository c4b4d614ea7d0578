package dev.tandem.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The brake as it is shipped: an import that empties a column of sixty contacts out of a hundred is a mistake. */
class MassImportEndToEndTest {

    @Test
    void fiftyGoAndSixtyWait(@TempDir Path directory) throws Exception {
        try (TwoSystems systems = TwoSystems.in(directory)
                .size(110)
                .with("sync.streams", "users,teams,accounts,contacts")
                .start()) {
            Office office = systems.office();
            systems.cycle();
            List<String> contacts = office.contacts().subList(0, 100);
            contacts.forEach(id -> office.change("contacts", id, "jobtitle", "Clerk"));
            contacts.forEach(id -> office.change("contacts", id, "description", "Met at the fair"));
            systems.cycle();

            contacts.subList(0, 50).forEach(id -> office.change("contacts", id, "description", null));
            assertThat(ExitCode.of(systems.cycle())).isEqualTo(ExitCode.DONE);
            contacts.subList(0, 60).forEach(id -> office.change("contacts", id, "jobtitle", null));
            assertThat(ExitCode.of(systems.cycle())).isEqualTo(ExitCode.INCOMPLETE);

            assertThat(with(office, contacts, "mktoPersonNotes")).isEqualTo(50);
            assertThat(with(office, contacts, "title")).isEqualTo(100);
        }
    }

    private static long with(Office office, List<String> contacts, String field) {
        return contacts.stream()
                .filter(id -> !office.person(id, field).path(field).asText("").isEmpty())
                .count();
    }
}
