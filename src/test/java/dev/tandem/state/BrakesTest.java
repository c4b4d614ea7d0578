package dev.tandem.state;

import static dev.tandem.state.Some.CONTACTS;
import static dev.tandem.state.Some.NOON;
import static org.assertj.core.api.Assertions.assertThat;

class BrakesTest {

    @OnEachEngine
    void keepsWhatWasAllowedWhenPulledAgain(State state) {
        state.run(tx -> {
            assertThat(state.brakes().allow(tx, CONTACTS, "deletes", 40)).isFalse();
            state.brakes().pull(tx, Brake.of(CONTACTS, "deletes", 40, NOON));
            assertThat(state.brakes().allow(tx, CONTACTS, "deletes", 40)).isTrue();
        });
        state.run(tx -> assertThat(state.brakes().find(tx, CONTACTS, "deletes")).hasValueSatisfying(brake -> {
            assertThat(brake).isEqualTo(new Brake(CONTACTS, "deletes", 40, 40, NOON));
            assertThat(brake.answered()).isTrue();
        }));

        state.run(tx -> state.brakes().pull(tx, Brake.of(CONTACTS, "deletes", 41, NOON.plusSeconds(5))));

        state.run(tx -> assertThat(state.brakes().find(tx, CONTACTS, "deletes")).hasValueSatisfying(brake -> {
            assertThat(brake).isEqualTo(new Brake(CONTACTS, "deletes", 41, 40, NOON));
            assertThat(brake.answered()).isFalse();
        }));
    }

    @OnEachEngine
    void releasesOneKindOfOneStreamAndForgetsWhatWasAllowed(State state) {
        Brake deletes = Brake.of(CONTACTS, "deletes", 4, NOON);
        Brake blanks = Brake.of(CONTACTS, "blanks", 5, NOON);
        Brake accounts = Brake.of("accounts", "deletes", 6, NOON);
        state.run(tx -> {
            state.brakes().pull(tx, deletes);
            state.brakes().pull(tx, blanks);
            state.brakes().pull(tx, accounts);
            state.brakes().allow(tx, CONTACTS, "deletes", 4);
            assertThat(state.brakes().all(tx)).extracting(Brake::found).containsExactly(6L, 5L, 4L);
            state.brakes().release(tx, CONTACTS, "deletes");
            assertThat(state.brakes().find(tx, CONTACTS, "deletes")).isEmpty();
            assertThat(state.brakes().all(tx)).containsExactly(accounts, blanks);
            state.brakes().pull(tx, deletes);
            assertThat(state.brakes().find(tx, CONTACTS, "deletes")).contains(deletes);
        });
    }
}
