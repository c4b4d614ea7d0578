package dev.tandem.state;

import static dev.tandem.state.Some.CONTACTS;
import static dev.tandem.state.Some.NOON;
import static dev.tandem.state.Some.record;
import static dev.tandem.state.Some.records;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;

class FailuresTest {

    @OnEachEngine
    void keepsTheFirstTimeAndCountsAttempts(State state) {
        state.run(tx -> state.failures().record(tx, List.of(failure(1, "1003", NOON, NOON.plusSeconds(60)))));
        Instant later = NOON.plusSeconds(70);
        state.run(tx -> state.failures().record(tx, List.of(failure(1, "1006", later, null))));

        state.run(tx -> assertThat(state.failures().list(tx, CONTACTS, 10))
                .containsExactly(new Failure(CONTACTS, record(1), "1006", "The cause of 1006.", 2, NOON, later, null)));
    }

    @OnEachEngine
    void tellsSinceWhenRecordsFail(State state) {
        state.run(tx -> state.failures().record(tx, List.of(failure(1, "1003", NOON, null))));
        state.run(tx -> state.failures().record(tx, List.of(failure(1, "1003", NOON.plusSeconds(9), null))));

        state.run(tx -> assertThat(state.failures().since(tx, CONTACTS, records(1, 2)))
                .containsExactly(java.util.Map.entry(record(1), NOON)));
    }

    @OnEachEngine
    void isDueFromItsTimeOnInTheOrderOfWaiting(State state) {
        state.run(tx -> state.failures()
                .record(
                        tx,
                        List.of(
                                failure(1, "a", NOON, NOON.plusSeconds(2)),
                                failure(2, "a", NOON, NOON.plusSeconds(1)),
                                failure(3, "a", NOON, NOON.plusSeconds(3)),
                                failure(4, "a", NOON, null))));

        state.run(tx -> {
            assertThat(state.failures().due(tx, CONTACTS, NOON.plusSeconds(2), 9))
                    .containsExactly(record(2), record(1));
            assertThat(state.failures().due(tx, CONTACTS, NOON.plusSeconds(9), 1))
                    .containsExactly(record(2));
            assertThat(state.failures().due(tx, "accounts", NOON.plusSeconds(9), 9))
                    .isEmpty();
        });
    }

    @OnEachEngine
    void endsWhenResolved(State state) {
        state.run(tx -> {
            state.failures().record(tx, List.of(failure(1, "a", NOON, NOON), failure(2, "a", NOON, NOON)));
            state.failures().resolve(tx, CONTACTS, records(1, 7));
        });

        state.run(tx -> {
            assertThat(state.failures().count(tx, CONTACTS)).isEqualTo(1);
            assertThat(state.failures().due(tx, CONTACTS, NOON, 9)).containsExactly(record(2));
        });
    }

    @OnEachEngine
    void listsTheLatestOfOneStreamOrOfAll(State state) {
        Failure account = new Failure("accounts", record(9), "a", "The cause.", 1, NOON, NOON.plusSeconds(5), null);
        Failure older = failure(1, "a", NOON, null);
        Failure newer = failure(2, "a", NOON.plusSeconds(9), null);
        state.run(tx -> state.failures().record(tx, List.of(older, account, newer)));

        state.run(tx -> {
            assertThat(state.failures().list(tx, null, 9)).containsExactly(newer, account, older);
            assertThat(state.failures().list(tx, CONTACTS, 9)).containsExactly(newer, older);
            assertThat(state.failures().list(tx, null, 1)).containsExactly(newer);
        });
    }

    private static Failure failure(int n, String code, Instant at, Instant next) {
        return new Failure(CONTACTS, record(n), code, "The cause of " + code + ".", 1, at, at, next);
    }
}
