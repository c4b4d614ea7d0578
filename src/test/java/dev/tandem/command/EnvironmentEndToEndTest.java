package dev.tandem.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.operations.Setup;
import dev.tandem.sync.CycleReport;
import dev.tandem.sync.Trouble;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What must be right before anything is written. */
class EnvironmentEndToEndTest {

    private static final String ORGANIZATION = "c9b2f1d4-35aa-4e57-8d0e-6a1f00bb0002";

    @TempDir
    private Path directory;

    @Test
    void writesNothingToAnotherOrganizationAndGoesOnWhenItIsBack() throws Exception {
        try (TwoSystems systems = TwoSystems.start(directory, 60)) {
            systems.cycle();
            String contact = systems.office().contacts().get(1);
            systems.office().edit("contacts", contact, "jobtitle", "\"Waiting\"");
            systems.organization(UUID.randomUUID().toString());
            systems.resetCalls();

            CycleReport changed = systems.cycle();

            assertThat(changed.trouble().map(Trouble::of)).hasValueSatisfying(trouble -> {
                assertThat(trouble.kind()).isEqualTo(Trouble.Kind.ENVIRONMENT);
                assertThat(trouble.sentence()).contains("The Dynamics organization", "nothing was written");
            });
            assertThat(ExitCode.of(changed)).isEqualTo(1);
            assertThat(systems.calls().marketo()).isEmpty();
            systems.organization(ORGANIZATION);
            assertThat(systems.cycle().complete()).isTrue();
            assertThat(systems.office().person(contact, "title").path("title").asText())
                    .isEqualTo("Waiting");
        }
    }

    @Test
    void keepsToTheStreamsThatAreSwitchedOn() throws Exception {
        try (TwoSystems systems =
                TwoSystems.in(directory).with("sync.streams", "users").start()) {
            CycleReport report = systems.cycle();

            assertThat(report.complete()).isTrue();
            assertThat(report.tallies()).containsOnlyKeys("users");
            assertThat(systems.calls().dynamics("GET contacts")).isZero();
            assertThat(systems.calls().dynamics("GET accounts")).isZero();
            assertThat(systems.status().firstSyncDone()).isTrue();
        }
    }

    @Test
    void namesSetupWhenFieldsOfOursAreMissing() throws Exception {
        try (TwoSystems systems = TwoSystems.in(directory).startWithoutSetup()) {
            CycleReport report = systems.cycle();

            assertThat(report.trouble().map(Trouble::of)).hasValueSatisfying(trouble -> {
                assertThat(trouble.kind()).isEqualTo(Trouble.Kind.SETTINGS);
                assertThat(trouble.sentence()).contains("microsoftId", "run 'setup'");
            });
            assertThat(ExitCode.of(report)).isEqualTo(2);
            assertThat(systems.calls().marketo("Sync Leads")).isZero();
        }
    }

    @Test
    void setsUpOnce() throws Exception {
        try (TwoSystems systems = TwoSystems.in(directory).startWithoutSetup()) {
            assertThat(systems.setup().run()).isNotEmpty().allSatisfy(created -> assertThat(created.problem())
                    .isEmpty());
            systems.resetCalls();

            assertThat(systems.setup().run()).isEmpty();
            assertThat(systems.calls().marketo().keySet())
                    .as("nothing but looks")
                    .noneMatch(operation -> operation.startsWith("Create"));
            assertThat(systems.cycle().complete()).isTrue();
        }
    }

    @Test
    void setsUpWhatIsStillMissing() throws Exception {
        TemporaryHome home = TemporaryHome.copy(directory.resolve("home"));
        try (TwoSystems systems = TwoSystems.in(directory).home(home.path()).startWithoutSetup()) {
            systems.setup().run();
        }
        home.replace(
                "config/streams/contacts.yaml",
                "  jobtitle: title\n",
                "  jobtitle: {field: microsoftJob, custom: string}\n");
        try (TwoSystems systems = TwoSystems.in(directory)
                .with("state.url", "jdbc:h2:file:" + directory.resolve("other"))
                .home(home.path())
                .startWithoutSetup()) {
            assertThat(systems.setup().run()).extracting(Setup.Step::what).contains("person field microsoftJob");
        }
    }

    @Test
    void namesEveryLineOfAMappingThatCannotWork() throws Exception {
        TemporaryHome home = TemporaryHome.copy(directory.resolve("home"));
        home.replace("config/streams/contacts.yaml", "  jobtitle: title\n", "  jobtitel: title\n");
        home.replace("config/streams/contacts.yaml", "  mobilephone: mobilePhone\n", "  mobilephone: mobile\n");
        home.replace("config/streams/accounts.yaml", "table: account,", "table: acount,");
        try (TwoSystems systems = TwoSystems.in(directory).home(home.path()).startWithoutSetup()) {
            CycleReport report = systems.cycle();

            assertThat(report.trouble().map(Trouble::of)).hasValueSatisfying(trouble -> {
                assertThat(trouble.kind()).isEqualTo(Trouble.Kind.SETTINGS);
                assertThat(trouble.sentence().lines())
                        .hasSize(3)
                        .anySatisfy(line -> assertThat(line).contains("contacts, jobtitel", "no readable column"))
                        .anySatisfy(line -> assertThat(line).contains("contacts, mobilephone", "no field mobile"))
                        .anySatisfy(line -> assertThat(line).contains("accounts", "no table acount"));
            });
            assertThat(ExitCode.of(report)).isEqualTo(2);
            assertThat(systems.calls().marketo("Sync SalesPersons")).isZero();
        }
    }

    @Test
    void skipsWhatTheStreamFileSkips() throws Exception {
        TemporaryHome home = TemporaryHome.copy(directory.resolve("home"));
        home.replace(
                "config/streams/contacts.yaml",
                "skip-when: {merged: true}",
                "skip-when: {merged: true, creditonhold: true}");
        home.replace("config/streams/contacts.yaml", "filter: new_synctomkto", "filter: participatesinworkflow");
        try (TwoSystems systems = TwoSystems.in(directory).home(home.path()).start()) {
            Office office = systems.office();
            String onHold = office.contacts().get(1);
            String off = office.contacts().get(2);
            office.ids("contacts", "contactid")
                    .forEach(contact -> office.edit("contacts", contact, "participatesinworkflow", "true"));
            office.edit("contacts", onHold, "creditonhold", "true");
            office.edit("contacts", off, "participatesinworkflow", "false");
            systems.advance("PT10M");

            CycleReport report = systems.cycle();

            assertThat(report.tallies().get("contacts").skipped())
                    .containsEntry("creditonhold is true", 1L)
                    .containsEntry("switched off by the filter column", 1L);
            assertThat(office.persons("microsoftId", onHold, "id")).isEmpty();
            assertThat(office.persons("microsoftId", off, "id")).isEmpty();
        }
    }
}
