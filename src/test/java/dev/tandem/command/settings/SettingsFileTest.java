package dev.tandem.command.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code config/application.properties} documents the catalog, and nothing else. */
class SettingsFileTest {

    private static final Pattern LINE = Pattern.compile("(#?)([a-zA-Z][\\w.-]*)=(.*)");

    /** A line of the file: whether it is an example only, its value, and the number of comment lines of its group. */
    private record Written(boolean example, String value, int comments) {}

    private final Map<String, Written> file = new LinkedHashMap<>();

    @BeforeEach
    void read() throws IOException {
        int comments = 0;
        boolean grouped = false;
        for (String line : Files.readAllLines(Path.of("config", "application.properties"))) {
            Matcher setting = LINE.matcher(line);
            if (setting.matches()) {
                file.put(setting.group(2), new Written(!setting.group(1).isEmpty(), setting.group(3), comments));
                grouped = true;
            } else if (line.startsWith("#") && !line.startsWith("# ---")) {
                comments = grouped ? 1 : comments + 1;
                grouped = false;
            } else {
                comments = 0;
                grouped = false;
            }
        }
    }

    static Stream<Setting> settings() {
        return SettingCatalog.all().stream();
    }

    @ParameterizedTest
    @MethodSource("settings")
    void everySettingStandsThereWithItsDefaultOrAnExampleUnderOneLineOfComment(Setting setting) {
        assertThat(file).containsKey(setting.key());
        Written written = file.get(setting.key());
        assertThat(written.comments()).isEqualTo(1);
        assertThat(written.example()).isEqualTo(setting.standard().isEmpty());
        if (!written.example()) {
            assertThat(written.value()).isEqualTo(setting.standard());
        } else if (setting.secret()) {
            assertThat(written.value()).isEmpty();
        } else {
            assertThat(written.value()).isNotEmpty();
            assertThat(setting.problem(written.value())).isEmpty();
        }
    }

    static Stream<Setting> settingsWithADefault() {
        return settings().filter(setting -> !setting.standard().isEmpty());
    }

    @ParameterizedTest
    @MethodSource("settingsWithADefault")
    void everyDefaultIsAValueThatTheSettingTakes(Setting setting) {
        assertThat(setting.problem(setting.standard())).isEmpty();
    }

    @Test
    void nothingStandsThereThatTheCatalogLacks() {
        assertThat(file.keySet().stream().filter(key -> !key.startsWith("camel.")))
                .containsExactlyElementsOf(
                        SettingCatalog.all().stream().map(Setting::key).toList());
    }

    @Test
    void noTwoSettingsShareAVariable() {
        assertThat(SettingCatalog.all()).extracting(Setting::variable).doesNotHaveDuplicates();
        assertThat(List.of("DYNAMICS_TENANT_ID", "CONSOLE_PORT"))
                .isSubsetOf(SettingCatalog.all().stream().map(Setting::variable).toList());
    }
}
