package dev.tandem.command.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where settings come from, and what is said of those that cannot be used. */
class SettingsTest {

    private static final Map<String, String> BOTH_SYSTEMS = Map.of(
            "dynamics.url", "https://kestrel.crm4.dynamics.com",
            "dynamics.tenant-id", "tenant",
            "dynamics.client-id", "client",
            "dynamics.client-secret", "hush-dynamics",
            "marketo.url", "https://123-ABC-456.mktorest.com",
            "marketo.client-id", "client",
            "marketo.client-secret", "hush-marketo");

    @TempDir
    private Path home;

    private final Map<String, String> environment = new HashMap<>();
    private final Properties system = new Properties();
    private Optional<String> profile = Optional.empty();

    @BeforeEach
    void makeHome() throws IOException {
        Files.createDirectory(home.resolve("config"));
        Files.createDirectory(home.resolve("routes"));
    }

    @Test
    void nothingSetIsTheSandboxWithEveryDefault() throws IOException {
        Settings settings = read();

        assertThat(settings.onSandbox()).isTrue();
        assertThat(settings.duration("sync.pause")).isEqualTo(Duration.ofMinutes(5));
        assertThat(settings.number("console.port")).isEqualTo(8600);
        assertThat(settings.list("sync.streams")).isEmpty();
    }

    @Test
    void theEnvironmentBeatsDashDWhichBeatsTheProfileWhichBeatsTheFile() throws IOException {
        file("application.properties", "sandbox.size=1\nsandbox.seed=1\nsandbox.port=1\nconsole.port=1");
        file("application-test.properties", "sandbox.size=2\nsandbox.seed=2\nsandbox.port=2");
        profile = Optional.of("test");
        system.setProperty("sandbox.size", "3");
        system.setProperty("sandbox.seed", "3");
        environment.put("SANDBOX_SIZE", "4");

        Settings settings = read();

        assertThat(List.of("sandbox.size", "sandbox.seed", "sandbox.port", "console.port"))
                .extracting(settings::number)
                .containsExactly(4, 3, 2, 1);
    }

    @Test
    void aBlankValueIsNoValue() throws IOException {
        file("application.properties", "sandbox.size=7");
        system.setProperty("sandbox.size", " ");
        environment.put("SANDBOX_SIZE", "");
        environment.put("DYNAMICS_URL", "");

        assertThat(read().number("sandbox.size")).isEqualTo(7);
        assertThat(read().has("dynamics.url")).isFalse();
    }

    @ParameterizedTest(name = "{0}={1}")
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "dynamics.url|crm4.dynamics.com|must be an http or https address",
                "dynamics.url|ftp://kestrel|must be an http or https address",
                "marketo.url|https://|must be an http or https address",
                "marketo.url|https://a b|must be an http or https address",
                "state.url|postgresql://host/tandem|must be a JDBC address",
                "dynamics.page-size|0|must be a whole number from 1",
                "dynamics.page-size|many|must be a whole number from 1",
                "dynamics.page-size|5001|must be at most 5000",
                "marketo.concurrency|2147483648|must be a whole number from 1",
                "dynamics.retries|-1|must be a whole number from 0",
                "marketo.retries|1.5|must be a whole number from 0",
                "sandbox.seed|x|must be a whole number from -",
                "sandbox.seed|99999999999|must be a whole number from -",
                "console.port|65536|must be a port from 0 to 65535",
                "sandbox.port|-1|must be a port from 0 to 65535",
                "sync.pause|soon|must be a duration such as 30s",
                "sync.pause|-5m|must be a duration such as 30s",
                "sync.pause|5 weeks|must be a duration such as 30s",
                "sync.lease|99999999999999999999s|must be a duration such as 30s",
                "sync.lease|9223372036854775807d|must be a duration such as 30s",
                "marketo.daily-share|0|must be a whole number from 1",
                "marketo.daily-reserve|25000|must be less than marketo.daily-share",
                "dynamics.daily-reserve|50000|must be less than dynamics.daily-share",
                "sync.lease|5s|must be longer than sync.lease-beat",
            })
    void aBadValueIsOneSentenceThatNamesTheSetting(String key, String value, String sentence) throws IOException {
        systems();
        system.setProperty(key, value);

        assertThat(problems())
                .singleElement()
                .asString()
                .startsWith(key)
                .contains(sentence)
                .endsWith(".");
    }

    @ParameterizedTest(name = "{0} is {1} ms")
    @CsvSource({"250ms, 250", "30, 30000", "30s, 30000", "5 m, 300000", "2h, 7200000", "1d, 86400000", "0, 0"})
    void durationsHaveAUnitOrAreSeconds(String value, long milliseconds) throws IOException {
        system.setProperty("sync.pause", value);

        assertThat(read().duration("sync.pause")).hasMillis(milliseconds);
    }

    @Test
    void tellsEveryProblemAtOnce() throws IOException {
        systems();
        file("application.properties", "sync.pauze=5m");
        system.setProperty("console.port", "x");
        system.setProperty("sync.pause", "soon");
        system.remove("marketo.client-secret");

        assertThat(problems()).hasSize(4);
    }

    @ParameterizedTest
    @CsvSource({"dynamics.url, marketo.url", "marketo.url, dynamics.url"})
    void oneAddressWithoutTheOtherIsRefused(String set, String missing) throws IOException {
        systems();
        system.remove(missing);

        assertThat(problems()).contains(missing + " is not set; set both addresses, or neither to run on the sandbox.");
        assertThat(set).isNotEqualTo(missing);
    }

    @ParameterizedTest
    @CsvSource({
        "dynamics.tenant-id",
        "dynamics.client-id",
        "dynamics.client-secret",
        "marketo.client-id",
        "marketo.client-secret"
    })
    void aMissingCredentialIsNamed(String key) throws IOException {
        systems();
        system.remove(key);

        assertThat(problems()).singleElement().asString().startsWith(key + " is not set");
    }

    @Test
    void aUserNeedsAPassword() throws IOException {
        systems();
        system.remove("dynamics.client-secret");
        system.setProperty("dynamics.username", "sync@kestrel.example");

        assertThat(problems()).singleElement().asString().startsWith("dynamics.password is not set");
    }

    @ParameterizedTest
    @CsvSource({"dynamics.certificate, config/c.p12", "dynamics.username, sync@kestrel.example"})
    void waysToShowWhoWeAreExcludeEachOther(String key, String value) throws IOException {
        systems();
        file("c.p12", "certificate");
        system.setProperty(key, value);
        system.setProperty("dynamics.password", "hush-password");

        assertThat(problems()).singleElement().asString().contains("exclude each other; keep one of them");
    }

    @ParameterizedTest
    @CsvSource({"dynamics.certificate", "tls.trust-store"})
    void aFileMustBeReadable(String key) throws IOException {
        system.setProperty(key, "config/absent.p12");

        assertThat(problems())
                .singleElement()
                .asString()
                .isEqualTo(key + " names " + home.resolve("config/absent.p12") + ", which is not a readable file.");

        system.setProperty(key, "config");
        assertThat(problems()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"0.0.0.0", "192.168.1.4", "tandem.example"})
    void aConsoleBeyondTheLoopbackNeedsAToken(String address) throws IOException {
        system.setProperty("console.address", address);
        assertThat(problems()).singleElement().asString().contains("console.address", "console.token must be set");

        system.setProperty("console.token", "hush-console");
        assertThat(read().text("console.address")).isEqualTo(address);
    }

    @ParameterizedTest
    @CsvSource({"127.0.0.1", "localhost", "::1"})
    void aConsoleOnTheLoopbackNeedsNone(String address) throws IOException {
        system.setProperty("console.address", address);

        assertThat(read().has("console.token")).isFalse();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "sync.pauze, did you mean sync.pause?",
        "dynamics.tenantid, did you mean dynamics.tenant-id?",
        "sandbox.colour-of-the-walls, take it out of",
    })
    void anUnknownSettingIsNamedWithWhatMayBeMeant(String key, String repair) throws IOException {
        file("application.properties", key + "=1");

        assertThat(problems())
                .singleElement()
                .asString()
                .startsWith("There is no setting " + key)
                .contains(repair);
    }

    @Test
    void keysOfOthersAreLeftAlone() throws IOException {
        file("application.properties", "camel.main.name=x\nmy.own.key=y");

        assertThat(read().has("my.own.key")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"config", "routes"})
    void aMissingFolderIsNamedWithItsRepair(String folder) throws IOException {
        Files.delete(home.resolve(folder));

        assertThat(problems()).singleElement().asString().contains("no folder '" + folder + "' in " + home, "--home");
    }

    @Test
    void aProfileWithoutItsFileIsRefused() throws IOException {
        profile = Optional.of("nowhere");

        assertThat(problems()).singleElement().asString().contains("application-nowhere.properties", "--profile");
    }

    @Test
    void aFileThatIsNoPropertiesIsNamed() throws IOException {
        file("application.properties", "a=\\u12");

        assertThat(problems()).singleElement().asString().contains("application.properties", "repair it");
    }

    @Test
    void relativePathsCountFromHome() throws IOException {
        file("trust.pem", "x");
        system.setProperty("tls.trust-store", "config/trust.pem");

        assertThat(read().path("tls.trust-store")).contains(home.resolve("config/trust.pem"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "jdbc:h2:file:./data/x, jdbc:h2:file:HOME/data/x",
        "jdbc:h2:file:data/x;IFEXISTS=TRUE, jdbc:h2:file:HOME/data/x;IFEXISTS=TRUE",
        "jdbc:h2:file:/var/lib/tandem, jdbc:h2:file:/var/lib/tandem",
        "jdbc:h2:file:~/tandem, jdbc:h2:file:~/tandem",
        "jdbc:postgresql://host/tandem, jdbc:postgresql://host/tandem"
    })
    void theStateCountsFromHomeToo(String url, String absolute) throws IOException {
        system.setProperty("state.url", url);

        assertThat(read().stateUrl()).isEqualTo(absolute.replace("HOME", home.toString()));
    }

    @Test
    void listsAreSplitAndTrimmed() throws IOException {
        system.setProperty("sync.streams", " users, ,contacts,");

        assertThat(read().list("sync.streams")).containsExactly("users", "contacts");
    }

    @Test
    void secretsAreNeverShown() throws IOException {
        systems();
        system.setProperty("console.token", "hush-console");
        system.setProperty("state.password", "hush-state");
        assertThat(read().toString()).contains("console.token").doesNotContain("hush");
        assertThat(read().text("console.token")).isEqualTo("hush-console");

        system.setProperty("state.url", "postgresql://host/t?password=hush-url");
        system.setProperty("marketo.url", "https//admin:hush-url@host");
        system.setProperty("dynamics.username", "x");
        system.setProperty("console.port", "x");
        assertThat(problems()).hasSizeGreaterThan(3).noneMatch(sentence -> sentence.contains("hush"));
    }

    private void systems() {
        system.putAll(BOTH_SYSTEMS);
    }

    private void file(String name, String text) throws IOException {
        Files.writeString(home.resolve("config").resolve(name), text);
    }

    private Settings read() {
        return new SettingsReader(home, profile, environment, system).read();
    }

    private List<String> problems() {
        SettingsProblem thrown = catchThrowableOfType(SettingsProblem.class, this::read);
        assertThat(thrown).as("a problem").isNotNull();
        return thrown.getMessage().lines().toList();
    }
}
