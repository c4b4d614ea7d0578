package dev.tandem.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.command.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whether the shipped routes start, and what is said when a route file does not. */
class EngineTest {

    @TempDir
    private Path home;

    private Settings settings;

    @BeforeEach
    void copyTheInstallation() throws IOException {
        settings = Home.in(home)
                .settings(Map.of(
                        "dynamics.url", "http://127.0.0.1:1",
                        "dynamics.tenant-id", "tenant",
                        "dynamics.client-id", "client",
                        "dynamics.client-secret", "secret",
                        "marketo.url", "http://127.0.0.1:1",
                        "marketo.client-id", "client",
                        "marketo.client-secret", "secret",
                        "console.port", "0"));
    }

    @Test
    void theShippedRoutesStartForOneCycle() {
        try (Engine engine = Engine.forOneCycle(settings, Clock.systemUTC())) {
            assertThat(engine.schedule()).isNotNull();
        }
    }

    @Test
    void theShippedRoutesStartAsAService() {
        try (Engine engine = Engine.asService(settings, ConsoleAddress.of(settings))) {
            assertThat(engine.schedule()).isNotNull();
        }
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "01-cycle|ref: environment|ref: environmnet|environmnet",
                "01-cycle|period: \"{{sync.lease-beat}}\"|period: \"{{sync.lease-baet}}\"|sync.lease-baet",
                "04-one-way|direct:one-way-batch|nowhere:one-way-batch|nowhere"
            })
    void aRouteThatCannotStartIsOneSentence(String topic, String found, String broken, String named)
            throws IOException {
        Path file = home.resolve("routes").resolve(topic + ".camel.yaml");
        Files.writeString(file, Files.readString(file).replace(found, broken));

        assertThatThrownBy(() -> Engine.forOneCycle(settings, Clock.systemUTC()).close())
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("The routes do not start: ")
                .hasMessageContaining(named)
                .message()
                .hasLineCount(1);
    }
}
