package dev.tandem.state;

import static dev.tandem.state.Some.CONTACTS;
import static dev.tandem.state.Some.NOON;
import static dev.tandem.state.Some.intent;
import static dev.tandem.state.Some.link;
import static dev.tandem.state.Some.record;
import static dev.tandem.state.Some.records;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;

class IntentsTest {

    @OnEachEngine
    void staysOpenUntilClosed(State state) {
        Intent create = intent(1, null);
        Intent otherCreate = intent(2, null);
        Intent adoption = intent(3, "p3");
        state.run(tx -> state.intents().open(tx, List.of(create, otherCreate, adoption)));
        state.run(tx -> state.intents().close(tx, CONTACTS, records(2, 9)));

        state.run(tx -> assertThat(state.intents().find(tx, CONTACTS, records(1, 2, 3)))
                .isEqualTo(Map.of(record(1), create, record(3), adoption)));
    }

    @OnEachEngine
    void canBeOpenedAgainOnceClosed(State state) {
        state.run(tx -> {
            state.intents().open(tx, List.of(intent(1, "p1")));
            state.intents().close(tx, CONTACTS, records(1));
            state.intents().open(tx, List.of(intent(2, "p1")));
            assertThat(state.intents().find(tx, CONTACTS, records(1, 2))).containsOnlyKeys(record(2));
        });
    }

    @OnEachEngine
    void refusesASecondIntentForARecord(State state) {
        state.run(tx -> state.intents().open(tx, List.of(intent(1, null))));

        assertThatThrownBy(() -> state.run(tx -> state.intents().open(tx, List.of(intent(2, null), intent(1, "p1")))))
                .isInstanceOf(AlreadyClaimed.class)
                .hasMessageContaining(record(1).toString());
        state.run(
                tx -> assertThat(state.intents().find(tx, CONTACTS, records(2))).isEmpty());
    }

    @OnEachEngine
    void refusesOneRecordTwiceInOneCall(State state) {
        assertThatThrownBy(() -> state.run(tx -> state.intents().open(tx, List.of(intent(1, null), intent(1, "p1")))))
                .isInstanceOf(AlreadyClaimed.class);
    }

    @OnEachEngine
    void refusesASecondRecordForAPerson(State state) {
        state.run(tx -> state.intents().open(tx, List.of(intent(1, "p1"))));
        Intent second = new Intent("leads", record(2), "lead", "p1", null, NOON);

        assertThatThrownBy(() -> state.run(tx -> state.intents().open(tx, List.of(second))))
                .isInstanceOfSatisfying(AlreadyClaimed.class, e -> {
                    assertThat(e.holder()).isEqualTo(record(1));
                    assertThat(e.claimant()).isEqualTo(record(2));
                });
    }

    @OnEachEngine
    void refusesAPersonWhoIsLinkedToAnotherRecord(State state) {
        state.run(tx -> state.links().save(tx, List.of(link(1))));

        assertThatThrownBy(() -> state.run(tx -> state.intents().open(tx, List.of(intent(2, "p1")))))
                .isInstanceOf(AlreadyClaimed.class);
        state.run(tx -> state.intents().open(tx, List.of(intent(1, "p1"))));
        state.run(
                tx -> assertThat(state.intents().find(tx, CONTACTS, records(1))).hasSize(1));
    }

    @OnEachEngine
    void findsTheOpenIntentsToAdoptAPerson(State state) {
        state.run(tx -> state.intents().open(tx, List.of(intent(1, "p1"), intent(2, null))));

        state.run(tx -> {
            assertThat(state.intents().ofMarketo(tx, "lead", List.of("p1", "p2")))
                    .isEqualTo(Map.of("p1", intent(1, "p1")));
            assertThat(state.intents().ofMarketo(tx, "company", List.of("p1"))).isEmpty();
        });
    }
}
