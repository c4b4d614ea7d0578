package dev.tandem.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.command.settings.Settings;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SandboxLauncherTest {

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void simulatedPeopleWorkOnlyIfTheSettingsWantThem(boolean wanted, @TempDir Path home) throws Exception {
        Settings settings = Home.in(home)
                .settings(Map.of("sandbox.port", "0", "sandbox.size", "10", "sandbox.office", String.valueOf(wanted)));
        try (SandboxLauncher.Launched launched = SandboxLauncher.launch(settings, false)) {
            URI office = URI.create(launched.address().orElseThrow() + "/sandbox/office");
            assertThat(look(office)).contains("\"running\" : false");

            launched.beginWork(() -> false, () -> {});
            assertThat(look(office)).contains("\"running\" : " + wanted);

            launched.endWork();
            assertThat(look(office)).contains("\"running\" : false");
        }
    }

    private static String look(URI office) throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(office).build(), BodyHandlers.ofString())
                .body();
    }
}
