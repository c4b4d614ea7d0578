package dev.tandem.state;

import static dev.tandem.state.Some.CONTACTS;
import static dev.tandem.state.Some.NOON;
import static dev.tandem.state.Some.record;
import static dev.tandem.state.Some.records;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PausesTest {

    @OnEachEngine
    void keepsEachPauseForItself(State state) {
        Pause all = Pause.ofAll(NOON);
        Pause stream = Pause.ofStream(CONTACTS, NOON.plusSeconds(1));
        Pause record = Pause.ofRecord("accounts", record(1), NOON.plusSeconds(2));
        state.run(tx -> {
            assertThat(state.pauses().all(tx)).isEmpty();
            state.pauses().set(tx, record);
            state.pauses().set(tx, stream);
            state.pauses().set(tx, all);
        });

        state.run(tx -> assertThat(state.pauses().all(tx)).containsExactly(all, stream, record));
        state.run(tx -> {
            assertThat(state.pauses().lift(tx, Pause.ofAll(NOON.plusSeconds(9))))
                    .isTrue();
            assertThat(state.pauses().lift(tx, Pause.ofAll(NOON))).isFalse();
            assertThat(state.pauses().lift(tx, Pause.ofStream("accounts", NOON)))
                    .isFalse();
            assertThat(state.pauses().all(tx)).containsExactly(stream, record);
        });
    }

    @OnEachEngine
    void keepsItsTimeWhenSetAgain(State state) {
        state.run(tx -> {
            state.pauses().set(tx, Pause.ofAll(NOON));
            state.pauses().set(tx, Pause.ofAll(NOON.plusSeconds(5)));
            assertThat(state.pauses().all(tx)).containsExactly(Pause.ofAll(NOON));
        });
    }

    @OnEachEngine
    void aStreamIsPausedByItselfOrWithEverything(State state) {
        state.run(tx -> {
            state.pauses().set(tx, Pause.ofStream(CONTACTS, NOON));
            state.pauses().set(tx, Pause.ofRecord("accounts", record(1), NOON));
            assertThat(state.pauses().isPaused(tx, CONTACTS)).isTrue();
            assertThat(state.pauses().isPaused(tx, "accounts")).isFalse();
            state.pauses().set(tx, Pause.ofAll(NOON));
            assertThat(state.pauses().isPaused(tx, "accounts")).isTrue();
        });
    }

    @OnEachEngine
    void namesThePausedRecordsAmongTheGivenOnes(State state) {
        state.run(tx -> {
            state.pauses().set(tx, Pause.ofStream(CONTACTS, NOON));
            state.pauses().set(tx, Pause.ofRecord(CONTACTS, record(1), NOON));
            state.pauses().set(tx, Pause.ofRecord(CONTACTS, record(4), NOON));
            state.pauses().set(tx, Pause.ofRecord("leads", record(2), NOON));
            assertThat(state.pauses().records(tx, CONTACTS, records(1, 2, 3))).containsExactly(record(1));
            assertThat(state.pauses().records(tx, CONTACTS, records())).isEmpty();
        });
    }

    @Test
    void namesWhatItsScopeHasAndNothingElse() {
        assertThatThrownBy(() -> new Pause(Pause.Scope.ALL, CONTACTS, null, NOON))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Pause(Pause.Scope.STREAM, CONTACTS, record(1), NOON))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Pause(Pause.Scope.RECORD, CONTACTS, null, NOON))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
