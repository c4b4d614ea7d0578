package dev.tandem.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.operations.Setup.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Setup creates what is missing in Marketo, whatever is there already. */
class SetupEndToEndTest {

    private static final String SCHEMA = "customobjects/schema";

    private TwoSystems systems;
    private Office office;

    @BeforeEach
    void start(@TempDir Path directory) throws IOException {
        TemporaryHome home = TemporaryHome.copy(directory.resolve("home"));
        Path streams = home.path().resolve("config/streams");
        Files.copy(streams.resolve("examples/new-event.yaml"), streams.resolve("new-event.yaml"));
        systems = TwoSystems.in(directory).home(home.path()).startWithoutSetup();
        office = systems.office();
    }

    @AfterEach
    void stop() throws IOException {
        systems.close();
    }

    private List<String> setup() {
        return systems.setup().run().stream().map(Step::line).toList();
    }

    private static List<Step> refused(List<Step> steps) {
        return steps.stream().filter(step -> step.problem().isPresent()).toList();
    }

    private void expectEverything() {
        assertThat(setup()).isEmpty();
        assertThat(systems.cycle().complete()).isTrue();
    }

    @Test
    void createsEverythingInAnEmptyInstance() {
        List<String> lines = setup();

        assertThat(lines)
                .contains(
                        "created  person field microsoftId",
                        "created  company field microsoftBusinessType",
                        "created  custom object microsoftTeam",
                        "created  field memberIds of custom object microsoftTeam",
                        "approved  custom object microsoftTeam",
                        "created  custom object newEvent",
                        "created  field contactId of custom object newEvent",
                        "approved  custom object newEvent",
                        "created  activity type microsoftSyncFailure",
                        "approved  activity type microsoftSyncFailure")
                .noneMatch(line -> line.startsWith("refused"));
        expectEverything();
    }

    /** Adobe's files have no call for it. */
    @Test
    void doesWithoutFieldsOfCompaniesWhereMarketoDoesNotCreateThem() {
        systems.refuse("marketo", "Create Company Fields", "605", 1);

        List<Step> steps = systems.setup().run();

        assertThat(refused(steps)).isEmpty();
        assertThat(steps).filteredOn(Step::leftOut).hasSize(1).first().satisfies(step -> assertThat(step.line())
                .contains("company fields microsoftBillingAddress2", "created by its administrator"));
        assertThat(systems.cycle().wrong()).isEmpty();
        assertThat(systems.status("accounts").applied()).isPositive();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "Sync Custom Object Type, drop-after",
        "Add Custom Object Type Fields, drop-after",
        "Approve Custom Object Type, drop-after",
        "Create Custom Activity Type, drop-after",
        "Create Custom Activity Type Attributes, drop-after",
        "Approve Custom Activity Type, drop-after",
        "Sync Custom Object Type, 603",
        "Add Custom Object Type Fields, 603",
        "Approve Custom Object Type, 1003",
        "Create Custom Activity Type, 603",
        "Create Custom Activity Type Attributes, 603",
        "Approve Custom Activity Type, 1003"
    })
    void completesWhatItLeftHalfDone(String operation, String trouble) {
        if (trouble.equals("drop-after")) {
            systems.fault("marketo", operation, trouble, 0, 1);
            setup();
        } else {
            systems.refuse("marketo", operation, trouble, 1);
            assertThat(refused(systems.setup().run())).hasSize(1);
        }
        setup();

        expectEverything();
    }

    @Test
    void completesTheDraftThatSomebodyLeft() {
        office.administer(SCHEMA + ".json", "{\"apiName\":\"microsoftTeam\",\"displayName\":\"Our Teams\"}");
        office.administer(
                SCHEMA + "/microsoftTeam/addField.json",
                "{\"input\":[{\"name\":\"teamId\",\"displayName\":\"Team\",\"dataType\":\"string\","
                        + "\"isDedupeField\":true}]}");

        assertThat(setup())
                .contains("created  field memberIds of custom object microsoftTeam")
                .doesNotContain(
                        "created  custom object microsoftTeam", "created  field teamId of custom object microsoftTeam");
        expectEverything();
    }

    @ParameterizedTest
    @CsvSource({"false", "true"})
    void addsWhatAnApprovedTypeLacks(boolean drafted) {
        approve("microsoftTeam", "teamId");
        if (drafted) {
            addField("microsoftTeam", "name", false);
        }

        assertThat(setup())
                .contains(
                        "created  field memberIds of custom object microsoftTeam",
                        "approved  custom object microsoftTeam");
        expectEverything();
    }

    @Test
    void leavesTheDraftOfACompleteTypeAlone() {
        setup();
        addField("microsoftTeam", "experiment", false);

        assertThat(setup()).isEmpty();
    }

    @Test
    void saysThatALinkComesTooLateAndGoesOn() {
        approve("newEvent", "eventId");

        List<Step> steps = systems.setup().run();

        assertThat(refused(steps)).singleElement().satisfies(step -> {
            assertThat(step.what()).isEqualTo("field contactId of custom object newEvent");
            assertThat(step.problem().orElseThrow()).contains("approved already", "delete the type");
        });
        assertThat(steps).extracting(Step::line).contains("approved  activity type microsoftSyncFailure");
    }

    @Test
    void namesThePermissionThatIsMissing() {
        systems.refuse("marketo", "Describe Custom Object Type", "603", 2);

        List<Step> steps = systems.setup().run();

        assertThat(refused(steps)).singleElement().satisfies(step -> {
            assertThat(step.what()).isEqualTo("custom object newEvent");
            assertThat(step.problem().orElseThrow()).contains("Read-Write Custom Object Type");
        });
        assertThat(leftOut(steps))
                .singleElement()
                .asString()
                .contains("custom object microsoftTeam, because", "603", "permission");
        setup();
        expectEverything();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "Describe Custom Object Type, 1026",
        "Describe Custom Object Type, 616",
        "Sync Custom Object Type, 1026",
        "Sync Custom Object Type, 616"
    })
    void leavesOutWhatOptionalStreamsNeedWhereThereAreNoCustomObjects(String operation, String code) {
        systems.refuse("marketo", operation, code, 2);

        List<Step> steps = systems.setup().run();

        assertThat(refused(steps)).extracting(Step::what).containsExactly("custom object newEvent");
        assertThat(leftOut(steps)).singleElement().asString().contains("custom object microsoftTeam, because", code);
    }

    @Test
    void doesNotPassOverAPermissionToCreateWhatIsNotThere() {
        systems.refuse("marketo", "Sync Custom Object Type", "603", 2);

        List<Step> steps = systems.setup().run();

        assertThat(refused(steps))
                .extracting(Step::what)
                .containsExactly("custom object newEvent", "custom object microsoftTeam");
        assertThat(leftOut(steps)).isEmpty();
    }

    private static List<String> leftOut(List<Step> steps) {
        return steps.stream().filter(Step::leftOut).map(Step::line).toList();
    }

    @Test
    void namesTheFieldAtFault() {
        approve("microsoftTeam", "teamId");
        for (int i = 0; i < 20; i++) {
            addField("microsoftTeam", "more" + i, false);
        }
        office.administer(SCHEMA + "/microsoftTeam/approve.json", "{}");

        List<Step> steps = systems.setup().run();

        assertThat(refused(steps))
                .extracting(Step::what)
                .containsExactlyInAnyOrder(
                        "field name of custom object microsoftTeam", "field memberIds of custom object microsoftTeam");
        assertThat(refused(steps).get(0).problem().orElseThrow()).contains("at most 20 more after its first approval");
    }

    private void approve(String type, String key) {
        office.administer(SCHEMA + ".json", "{\"apiName\":\"" + type + "\",\"displayName\":\"A label\"}");
        addField(type, key, true);
        office.administer(SCHEMA + "/" + type + "/approve.json", "{}");
    }

    private void addField(String type, String name, boolean key) {
        office.administer(
                SCHEMA + "/" + type + "/addField.json",
                "{\"input\":[{\"name\":\"" + name + "\",\"displayName\":\"" + name
                        + "\",\"dataType\":\"string\",\"isDedupeField\":" + key + "}]}");
    }
}
