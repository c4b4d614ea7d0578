package dev.tandem.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The key of the fingerprints: made once, found again, and never taken for another. */
class FingerprintKeyTest {

    private static final String OTHER_KEY = Base64.getEncoder().encodeToString(new byte[32]);

    @TempDir
    Path directory;

    private final String url = Engine.H2.newUrl();

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void isMadeInAFileThatOnlyItsOwnerCanRead() throws IOException {
        open(inFile()).close();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
        assertThat(Base64.getDecoder().decode(Files.readString(file()).strip())).hasSize(32);
        assertThat(directory.toFile().list()).containsExactly("state.key");
    }

    @Test
    void isFoundAgain() {
        long before;
        try (State state = open(inFile())) {
            before = state.fingerprints().of("a");
        }
        try (State state = open(inFile())) {
            assertThat(state.fingerprints().of("a")).isEqualTo(before);
        }
    }

    @Test
    void maySimplyMoveFromTheFileToTheSetting() throws IOException {
        open(inFile()).close();
        try (State state = open(new FingerprintKey.Given(Files.readString(file())))) {
            assertThat(state.fingerprints().of("a")).isNotZero();
        }
    }

    @Test
    void isRefusedWhenItIsNotTheOneOfThisState() throws IOException {
        open(inFile()).close();

        assertThatThrownBy(() -> open(new FingerprintKey.Given(OTHER_KEY)))
                .isInstanceOf(StateUnavailable.class)
                .message()
                .startsWith("state.key does not belong to this state")
                .contains("state.url")
                .doesNotContain(OTHER_KEY);

        Files.writeString(file(), OTHER_KEY);
        assertThatThrownBy(() -> open(inFile()))
                .isInstanceOf(StateUnavailable.class)
                .hasMessageContaining("state.key does not belong to this state");
    }

    @Test
    void isNotMadeAnewForAStateThatHasOne() throws IOException {
        open(inFile()).close();
        Files.delete(file());

        assertThatThrownBy(() -> open(inFile()))
                .isInstanceOf(StateUnavailable.class)
                .hasMessageContaining("is missing");
        assertThat(file()).doesNotExist();
    }

    @Test
    void isRefusedWhenItsFileCannotBeRead() throws IOException {
        Files.createDirectory(file());

        assertThatThrownBy(() -> open(inFile()))
                .isInstanceOf(StateUnavailable.class)
                .hasMessageContaining("cannot be read")
                .hasMessageContaining("state.key");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "too short", "c2hvcnQ=", "not base64, although it is rather long §§§§§§§§"})
    void isRefusedWhenItIsNoKey(String text) throws IOException {
        assertThatThrownBy(() -> open(new FingerprintKey.Given(text)))
                .isInstanceOf(StateUnavailable.class)
                .hasMessageContaining("state.key must hold 32 bytes in base64");

        Files.writeString(file(), text);
        assertThatThrownBy(() -> open(inFile()))
                .isInstanceOf(StateUnavailable.class)
                .hasMessageContaining("32 bytes in base64");
    }

    @Test
    void isShownNowhere() {
        StateSettings settings = new StateSettings(url, "me", "pass-word", new FingerprintKey.Given(OTHER_KEY));
        assertThat(settings.toString()).doesNotContain(OTHER_KEY).doesNotContain("pass-word");
    }

    private Path file() {
        return directory.resolve("state.key");
    }

    private FingerprintKey inFile() {
        return new FingerprintKey.InFile(file());
    }

    private State open(FingerprintKey key) {
        return State.open(new StateSettings(url, null, null, key));
    }
}
