package dev.tandem.state;

import static dev.tandem.state.Some.CONTACTS;
import static dev.tandem.state.Some.NOON;
import static dev.tandem.state.Some.record;
import static dev.tandem.state.Some.records;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;

class HeldFieldsTest {

    @OnEachEngine
    void replacesAllHeldFieldsOfTheseRecordsAndOfNoOther(State state) {
        Held title = held(1, "title", Held.Reason.FAILED, null);
        Held company = held(1, "company", Held.Reason.WAITING, NOON);
        Held other = held(3, "title", Held.Reason.LOSSY, null);
        state.run(tx -> state.held()
                .replace(
                        tx,
                        CONTACTS,
                        records(1, 2, 3),
                        List.of(
                                held(1, "phone", Held.Reason.MANUAL, null),
                                held(2, "x", Held.Reason.FROZEN, null),
                                other)));
        state.run(tx -> state.held().replace(tx, CONTACTS, records(1, 2), List.of(title, company)));

        state.run(tx -> {
            assertThat(state.held().find(tx, CONTACTS, records(1, 2, 3)))
                    .isEqualTo(Map.of(record(1), List.of(company, title), record(3), List.of(other)));
            assertThat(state.held().count(tx, CONTACTS)).isEqualTo(3);
        });
    }

    @OnEachEngine
    void wakesTheFieldsThatWaitForWhatHasCome(State state) {
        Instant tomorrow = NOON.plusSeconds(86_400);
        Held waits = new Held(CONTACTS, record(1), "company", Held.Reason.WAITING, "accounts 7", NOON, tomorrow);
        Held still = new Held(CONTACTS, record(2), "company", Held.Reason.WAITING, "accounts 8", NOON, tomorrow);
        state.run(tx -> state.held().replace(tx, CONTACTS, records(1, 2), List.of(waits, still)));

        state.run(tx -> state.held().wake(tx, List.of("accounts 7", "accounts 9"), NOON));

        state.run(tx -> assertThat(state.held().due(tx, CONTACTS, NOON, 9)).containsExactly(record(1)));
    }

    @OnEachEngine
    void namesARecordOnceWhenSeveralOfItsFieldsAreDue(State state) {
        state.run(tx -> state.held()
                .replace(
                        tx,
                        CONTACTS,
                        records(1, 2, 3),
                        List.of(
                                held(1, "a", Held.Reason.FAILED, NOON.plusSeconds(5)),
                                held(1, "b", Held.Reason.FAILED, NOON.plusSeconds(6)),
                                held(2, "a", Held.Reason.WAITING, NOON),
                                held(3, "a", Held.Reason.PARKED, null))));

        state.run(tx -> {
            assertThat(state.held().due(tx, CONTACTS, NOON.plusSeconds(6), 9)).containsExactly(record(2), record(1));
            assertThat(state.held().due(tx, CONTACTS, NOON.plusSeconds(4), 9)).containsExactly(record(2));
            assertThat(state.held().due(tx, CONTACTS, NOON.plusSeconds(6), 1)).containsExactly(record(2));
        });
    }

    @OnEachEngine
    void refusesAFieldOfARecordThatIsNotReplaced(State state) {
        List<Held> stray = List.of(held(2, "title", Held.Reason.PAUSED, null));

        assertThatThrownBy(() -> state.run(tx -> state.held().replace(tx, CONTACTS, records(1), stray)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("title");
    }

    private static Held held(int n, String field, Held.Reason reason, Instant next) {
        return new Held(CONTACTS, record(n), field, reason, "Why it is held.", NOON, next);
    }
}
