package dev.tandem.state;

import static dev.tandem.state.Some.CONTACTS;
import static dev.tandem.state.Some.link;
import static dev.tandem.state.Some.record;
import static dev.tandem.state.Some.records;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What opening the state makes, finds again and shares. */
class StateOpeningTest {

    @TempDir
    Path directory;

    @Test
    void makesTheDirectoriesAndFindsItsDataAgain() {
        String url = "jdbc:h2:file:" + directory.resolve("new/deep/state");
        try (State state = open(url)) {
            state.run(tx -> state.links().save(tx, List.of(link(1))));
        }
        assertThat(directory.resolve("new/deep/state.mv.db")).isRegularFile();
        try (State state = open(url)) {
            state.run(tx ->
                    assertThat(state.links().find(tx, CONTACTS, records(1))).containsEntry(record(1), link(1)));
        }
    }

    @Test
    void saysThatAFileIsNewWithoutMakingIt() {
        StateSettings settings = Engine.H2.settings("jdbc:h2:file:" + directory.resolve("new/deep/state"));

        assertThat(State.isNew(settings)).isTrue();

        assertThat(directory).isEmptyDirectory();
        State.open(settings).close();
        assertThat(State.isNew(settings)).isFalse();
    }

    @Test
    void saysThatAFileCannotBeMadeWithoutTrying() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "a file");
        StateSettings settings = Engine.H2.settings("jdbc:h2:file:" + file.resolve("state"));

        assertThatThrownBy(() -> State.isNew(settings))
                .isInstanceOf(StateUnavailable.class)
                .hasMessageContainingAll("state.url", "no directory that can be written to");
    }

    @ParameterizedTest
    @EnumSource
    void saysThatADatabaseIsNewUntilItWasOpened(Engine engine) {
        StateSettings settings = engine.settings(engine.newUrl());

        assertThat(State.isNew(settings)).isTrue();
        assertThat(State.isNew(settings)).isTrue();

        State.open(settings).close();
        assertThat(State.isNew(settings)).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void opensAnExistingStateAnyNumberOfTimes(Engine engine) {
        String url = engine.newUrl();
        open(url).close();
        try (State first = open(url);
                State second = open(url)) {
            first.run(tx -> first.links().save(tx, List.of(link(1))));
            second.run(tx -> assertThat(second.links().count(tx, CONTACTS)).isEqualTo(1));
        }
    }

    @ParameterizedTest
    @EnumSource
    void isBuiltOnceByTwoThatOpenItAtOnce(Engine engine) {
        String url = engine.newUrl();
        StateSettings settings =
                new StateSettings(url, null, null, new FingerprintKey.InFile(directory.resolve("state.key")));
        List<CompletableFuture<State>> openings = List.of(
                CompletableFuture.supplyAsync(() -> State.open(settings)),
                CompletableFuture.supplyAsync(() -> State.open(settings)));
        try (State one = openings.get(0).join();
                State other = openings.get(1).join()) {
            assertThat(one.fingerprints().of("a"))
                    .isEqualTo(other.fingerprints().of("a"));
        }
    }

    @Test
    void sharesAFileWithASecondProcessThroughThisMachineAlone() throws IOException {
        String url = "jdbc:h2:file:" + directory.resolve("state");
        try (StateProcess holder = StateProcess.start(url);
                State joined = open(url)) {
            assertThat(holder).isNotNull();
            joined.run(tx -> assertThat(joined.links().count(tx, CONTACTS)).isEqualTo(1));
            joined.run(tx -> joined.links().save(tx, List.of(link(2))));
            joined.run(tx -> assertThat(joined.links().find(tx, CONTACTS, records(1, 2, 3)))
                    .containsOnlyKeys(record(1), record(2)));
            assertThat(Files.readString(directory.resolve("state.lock.db"))).contains("server=localhost");
        }
        try (State alone = open(url)) {
            alone.run(tx -> assertThat(alone.links().count(tx, CONTACTS)).isEqualTo(2));
        }
    }

    @Test
    void keepsWhatAKilledProcessHadCommitted() {
        String url = "jdbc:h2:file:" + directory.resolve("state");
        StateProcess.start(url).kill();
        try (State state = open(url)) {
            state.run(tx -> assertThat(state.links().count(tx, CONTACTS)).isEqualTo(1));
        }
    }

    private static State open(String url) {
        return State.open(new StateSettings(url, null, null, Engine.KEY));
    }
}
