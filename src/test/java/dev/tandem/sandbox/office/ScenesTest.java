package dev.tandem.sandbox.office;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScenesTest {

    private static final String ID = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";

    /** All that the office may say: words, names of fields, ids. */
    private static final List<String> LINES = List.of(
            "sales changed jobtitle of (?:contact|lead) ID",
            "sales changed telephone1 of (?:contact|lead) ID",
            "sales changed the owner of (?:contact|lead) ID",
            "sales made contact ID active",
            "sales made contact ID inactive",
            "sales created contact ID",
            "sales created lead ID",
            "sales qualified lead ID, now contact ID",
            "sales disqualified lead ID",
            "sales deleted lead ID",
            "sales won opportunity ID",
            "marketing changed title of person \\d+",
            "marketing changed leadScore of person \\d+",
            "marketing unsubscribed person \\d+",
            "marketing created person \\d+, of whom sales know nothing",
            "marketing asked for a lead in Dynamics for person \\d+",
            "marketing changed title of person \\d+, the same (?:contact|lead)",
            "marketing changed title of person \\d+, the same field of the same (?:contact|lead)");

    private final List<String> lines = new ArrayList<>();

    private Scenes scenes(SyncedSystems systems, long seed) {
        Random random = new Random(seed);
        return new Scenes(
                new Sales(new Screen(systems.dynamics), random),
                new Marketers(new Screen(systems.marketo), random),
                random,
                lines::add);
    }

    private static boolean says(String line, String pattern) {
        return line.matches("office: " + pattern.replace("ID", ID));
    }

    @Test
    void inTheLongRunEverythingHappensAndNoLineTellsAValue() {
        Scenes scenes = scenes(SyncedSystems.copied(), 3);
        for (int i = 0; i < 300; i++) {
            scenes.play();
        }

        assertThat(lines).hasSizeGreaterThanOrEqualTo(300).allMatch(line -> LINES.stream()
                .anyMatch(pattern -> says(line, pattern)));
        assertThat(LINES).allSatisfy(pattern -> assertThat(lines).anyMatch(line -> says(line, pattern)));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void theFirstScenesShowBothDirectionsAndBothTogether(long seed) {
        Scenes scenes = scenes(SyncedSystems.copied(), seed);
        for (int i = 0; i < 3; i++) {
            scenes.play();
        }

        assertThat(lines).hasSize(4);
        assertThat(lines.get(0)).startsWith("office: sales changed jobtitle of ");
        assertThat(lines.get(1)).startsWith("office: marketing changed title of person ");
        assertThat(lines.get(2)).startsWith("office: sales changed telephone1 of ");
        assertThat(lines.get(3)).contains("marketing changed title of person ", ", the same ");
    }

    @Test
    void whatALineTellsHasHappened() {
        SyncedSystems systems = SyncedSystems.copied();
        Scenes scenes = scenes(systems, 5);
        for (int i = 0; i < 100; i++) {
            scenes.play();
        }

        JsonNode leads = systems.rows("leads", "leadid,statecode");
        for (String id : told("sales qualified lead (" + ID + "), now.*")) {
            assertThat(leads).anySatisfy(lead -> {
                assertThat(lead.path("leadid").asText()).isEqualTo(id);
                assertThat(lead.path("statecode").asInt()).isEqualTo(1);
            });
        }
        for (String id : told("sales deleted lead (" + ID + ")")) {
            assertThat(leads).noneMatch(lead -> lead.path("leadid").asText().equals(id));
        }
        assertThat(told("marketing asked for a lead in Dynamics for person (\\d+)"))
                .isNotEmpty()
                .allSatisfy(id -> assertThat(systems.person(id, "syncToMicrosoft")
                                .path("syncToMicrosoft")
                                .asText())
                        .isEqualTo("Lead"));
        assertThat(told("marketing unsubscribed person (\\d+)")).isNotEmpty().allSatisfy(id -> assertThat(
                        systems.person(id, "unsubscribed").path("unsubscribed").asBoolean())
                .isTrue());
    }

    private List<String> told(String pattern) {
        return lines.stream()
                .map(Pattern.compile("office: " + pattern)::matcher)
                .filter(Matcher::matches)
                .map(matcher -> matcher.group(1))
                .toList();
    }
}
