package dev.tandem.state;

import static dev.tandem.state.Some.CONTACTS;
import static dev.tandem.state.Some.NOON;
import static dev.tandem.state.Some.record;
import static dev.tandem.state.Some.records;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;

class PutOffsTest {

    @OnEachEngine
    void isDueFromItsTimeOnAndWaitsAnewWhenPutOffAgain(State state) {
        PutOff first = new PutOff(CONTACTS, record(1), "parent", null, NOON.plusSeconds(1));
        PutOff second = new PutOff(CONTACTS, record(2), "parent", null, NOON);
        PutOff again = new PutOff(CONTACTS, record(2), "claimed", null, NOON.plusSeconds(2));
        state.run(tx -> state.putOffs().add(tx, List.of(first, second)));
        state.run(tx -> assertThat(state.putOffs().due(tx, CONTACTS, NOON.plusSeconds(1), 9))
                .containsExactly(second, first));
        state.run(tx -> state.putOffs().add(tx, List.of(again)));

        state.run(tx -> {
            assertThat(state.putOffs().due(tx, CONTACTS, NOON.plusSeconds(1), 9))
                    .containsExactly(first);
            assertThat(state.putOffs().due(tx, CONTACTS, NOON.plusSeconds(9), 1))
                    .containsExactly(first);
            assertThat(state.putOffs().due(tx, CONTACTS, NOON.plusSeconds(9), 9))
                    .containsExactly(first, again);
            assertThat(state.putOffs().count(tx, CONTACTS)).isEqualTo(2);
        });
    }

    @OnEachEngine
    void leavesOutWhatWaitsForAReasonThatLasts(State state) {
        PutOff lasting = new PutOff(CONTACTS, record(1), "matches", null, NOON);
        PutOff other = new PutOff(CONTACTS, record(2), "parent", null, NOON);
        state.run(tx -> state.putOffs().add(tx, List.of(lasting, other)));

        state.run(tx -> assertThat(state.putOffs().dueBut(tx, CONTACTS, "matches", NOON, 1))
                .containsExactly(other));
    }

    @OnEachEngine
    void waitsNoLongerWhenRemoved(State state) {
        state.run(tx -> {
            state.putOffs().add(tx, List.of(new PutOff(CONTACTS, record(1), "parent", null, NOON)));
            state.putOffs().remove(tx, "accounts", records(1));
            assertThat(state.putOffs().count(tx, CONTACTS)).isEqualTo(1);
            state.putOffs().remove(tx, CONTACTS, records(1, 2));
            assertThat(state.putOffs().count(tx, CONTACTS)).isZero();
        });
    }

    @OnEachEngine
    void wakesTheRowsThatWaitForAReason(State state) {
        Instant tomorrow = NOON.plusSeconds(86_400);
        PutOff paused = new PutOff(CONTACTS, record(1), "paused", null, tomorrow);
        PutOff parent = new PutOff(CONTACTS, record(2), "parent", null, tomorrow);
        PutOff elsewhere = new PutOff("leads", record(3), "paused", null, tomorrow);
        PutOff overdue = new PutOff(CONTACTS, record(4), "paused", null, NOON.minusSeconds(5));
        state.run(tx -> state.putOffs().add(tx, List.of(paused, parent, elsewhere, overdue)));

        int woken = state.transaction(tx -> state.putOffs().wake(tx, CONTACTS, "paused", NOON));

        assertThat(woken).isEqualTo(1);
        state.run(tx -> {
            assertThat(state.putOffs().due(tx, CONTACTS, NOON, 9))
                    .containsExactly(overdue, new PutOff(CONTACTS, record(1), "paused", null, NOON));
            assertThat(state.putOffs().due(tx, "leads", NOON, 9)).isEmpty();
        });
    }

    @OnEachEngine
    void wakesTheseRecordsWhateverTheyWaitFor(State state) {
        Instant tomorrow = NOON.plusSeconds(86_400);
        state.run(tx -> {
            state.putOffs()
                    .add(
                            tx,
                            List.of(
                                    new PutOff(CONTACTS, record(1), "paused", null, tomorrow),
                                    new PutOff(CONTACTS, record(2), "parent", null, tomorrow),
                                    new PutOff(CONTACTS, record(3), "parent", null, tomorrow)));
            state.putOffs().wake(tx, CONTACTS, records(1, 2, 9), NOON);
            assertThat(state.putOffs().due(tx, CONTACTS, NOON, 9))
                    .extracting(PutOff::recordId)
                    .containsExactly(record(1), record(2));
        });
    }
}
