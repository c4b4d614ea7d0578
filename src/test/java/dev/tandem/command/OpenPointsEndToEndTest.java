package dev.tandem.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.sync.CycleReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Where the vendors document nothing, Tandem must do with either behaviour: the same days of an office once for each open
 * point of the sandbox, turned to its other value. Usually all points of one service are turned together; with the system
 * property {@code open-points.each} each alone, which takes three minutes and says which one it was.
 */
class OpenPointsEndToEndTest {

    @TempDir
    private Path directory;

    /** The other values, by name: all of one service, or each alone. */
    static Stream<Map<String, String>> otherWays(@TempDir Path folder) throws IOException {
        List<Map<String, String>> ways = new ArrayList<>();
        try (TwoSystems systems = TwoSystems.in(folder).size(1).startWithoutSetup()) {
            systems.openPoints().forEach(service -> {
                Map<String, String> all = new TreeMap<>();
                service.properties().forEach(point -> all.put(point.getKey(), other(point.getValue())));
                if (Boolean.getBoolean("open-points.each")) {
                    all.forEach((name, value) -> ways.add(Map.of(name, value)));
                } else {
                    ways.add(all);
                }
            });
        }
        return ways.stream();
    }

    private static String other(JsonNode point) {
        return point.path("values").path(1).asText();
    }

    @ParameterizedTest
    @MethodSource("otherWays")
    void worksWithServicesThatBehaveTheOtherWay(Map<String, String> ways) throws IOException {
        try (TwoSystems systems = TwoSystems.in(directory).size(6).startWithoutSetup()) {
            ways.forEach(systems::choose);
            systems.setup().run();
            Office office = systems.office();
            Marketing marketing = systems.marketing();
            cycle(systems);
            assertThat(systems.differences()).isEmpty();

            String contact = office.contacts().get(0);
            String leaving = office.contacts().get(1);
            String lead = office.create(
                    "leads",
                    "leadid",
                    Map.of(
                            "subject",
                            "Chairs",
                            "lastname",
                            "Vos",
                            "jobtitle",
                            "Clerk",
                            "emailaddress1",
                            "vos@new.example"));
            cycle(systems);
            office.change("contacts", contact, Map.of("jobtitle", "Seller", "donotbulkemail", true));
            marketing.edit(marketing.idOf(contact), "city", "Gouda");
            marketing.edit(marketing.idOf(lead), "title", null);
            cycle(systems);
            String became = office.qualify(lead).contact();
            office.delete("contacts", leaving);
            cycle(systems);
            marketing.edit(marketing.idOf(became), "title", "Head");
            cycle(systems);
            systems.advance("PT3M");
            cycle(systems);
            cycle(systems);

            assertThat(systems.callsOfCycle().writes())
                    .as("writes of a quiet cycle")
                    .isZero();
            assertThat(systems.differences()).isEmpty();
            assertThat(office.row("contacts", contact).path("address1_city").asText())
                    .isEqualTo("Gouda");
            assertThat(office.row("contacts", became).path("jobtitle").asText()).isEqualTo("Head");
            assertThat(systems.status().streams()).allSatisfy(stream -> {
                assertThat(stream.failed()).as(stream.stream()).isZero();
                assertThat(stream.backlog()).as(stream.stream()).isZero();
            });
        }
    }

    private static void cycle(TwoSystems systems) {
        CycleReport report = systems.cycle();
        assertThat(report.trouble()).isEmpty();
        assertThat(report.complete()).isTrue();
    }
}
