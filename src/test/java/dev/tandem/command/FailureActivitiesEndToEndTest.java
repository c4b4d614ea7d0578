package dev.tandem.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A record that fails shows in its person's activity log in Marketo, once for each cause. */
class FailureActivitiesEndToEndTest {

    private static final String TYPE = "microsoftSyncFailure";
    private static final String BAD = "\"jürgen.privat@office.example\"";

    private static TwoSystems start(Path directory, boolean enabled) {
        TwoSystems systems = TwoSystems.in(directory)
                .with("marketo.failure-activities", Boolean.toString(enabled))
                .start();
        systems.cycle();
        systems.cycle();
        return systems;
    }

    /** What the log shows once it has caught up. */
    private static List<JsonNode> activities(TwoSystems systems) {
        systems.advance("PT10M");
        return systems.office().activities(TYPE);
    }

    /** A contact whose person is known gets an address that Marketo refuses. */
    private static String spoil(TwoSystems systems) {
        String contact = systems.office().contacts().get(3);
        systems.office().edit("contacts", contact, "emailaddress1", BAD);
        return contact;
    }

    @Test
    void showsANewFailureOnceAndWithoutPersonalData(@TempDir Path directory) throws IOException {
        try (TwoSystems systems = start(directory, true)) {
            Office office = systems.office();
            String contact = spoil(systems);

            systems.cycle();
            systems.advance("PT16M");
            assertThat(systems.cycle().failedRecords()).isTrue();

            assertThat(activities(systems)).singleElement().satisfies(activity -> {
                assertThat(activity.path("leadId").asText())
                        .isEqualTo(office.person(contact, "id").path("id").asText());
                assertThat(activity.path("primaryAttributeValue").asText()).matches("\\d+");
                assertThat(attributes(activity))
                        .containsEntry("stream", "contacts")
                        .containsEntry("recordid", contact)
                        .containsKey("reason");
                assertThat(activity.toString()).doesNotContain("jürgen", "office.example");
            });
        }
    }

    /** By the name in lower case without blanks, because the log may show either name of an attribute. */
    private static Map<String, String> attributes(JsonNode activity) {
        Map<String, String> attributes = new HashMap<>();
        activity.path("attributes")
                .forEach(attribute -> attributes.put(
                        attribute.path("name").asText().replace(" ", "").toLowerCase(java.util.Locale.ROOT),
                        attribute.path("value").asText()));
        return attributes;
    }

    @Test
    void showsNothingWhenSwitchedOff(@TempDir Path directory) throws IOException {
        try (TwoSystems systems = start(directory, false)) {
            spoil(systems);

            systems.resetCalls();
            assertThat(systems.cycle().failedRecords()).isTrue();

            assertThat(activities(systems)).isEmpty();
            assertThat(systems.calls().marketo())
                    .doesNotContainKeys("Add Custom Activities", "Get Custom Activity Types");
        }
    }

    @Test
    void goesOnWithoutTheActivityType(@TempDir Path directory) throws IOException {
        try (TwoSystems systems = start(directory, true)) {
            systems.office().administer("activities/external/type/" + TYPE + "/delete.json", "{}");
            spoil(systems);

            systems.resetCalls();

            assertThat(systems.cycle().complete()).isTrue();
            assertThat(systems.calls().marketo("Add Custom Activities")).isZero();
            assertThat(systems.calls().marketo("Get Custom Activity Types")).isEqualTo(1);
        }
    }

    @Test
    void doesNotRepeatALostCall(@TempDir Path directory) throws IOException {
        try (TwoSystems systems = start(directory, true)) {
            systems.fault("marketo", "Add Custom Activities", "drop-after", 0, 1);
            spoil(systems);

            assertThat(systems.cycle().complete()).isTrue();
            systems.cycle();

            assertThat(activities(systems)).hasSize(1);
        }
    }
}
