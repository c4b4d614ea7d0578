package dev.tandem.state;

import static dev.tandem.state.Some.CONTACTS;
import static dev.tandem.state.Some.NOON;
import static dev.tandem.state.Some.record;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

class SentFieldsTest {

    private static final Sent FIRST = sent("p1", "title", 1L, 0);
    private static final Sent SECOND = sent("p1", "title", 2L, 10);
    private static final Sent PHONE = sent("p1", "phone", null, 0);
    private static final Sent OTHER = sent("p2", "title", Long.MIN_VALUE, 0);

    @OnEachEngine
    void findsEachWriteOfAFieldByPersonInOrder(State state) {
        state.run(tx -> state.sent().add(tx, List.of(SECOND, FIRST, PHONE, OTHER)));

        state.run(tx -> assertThat(state.sent().of(tx, List.of("p1", "p2", "p3")))
                .isEqualTo(Map.of("p1", List.of(PHONE, FIRST, SECOND), "p2", List.of(OTHER))));
    }

    @OnEachEngine
    void theSameFieldAfterTheSameReadIsOneRow(State state) {
        Sent again = sent("p1", "title", 9L, 0);
        state.run(tx -> state.sent().add(tx, List.of(FIRST, again)));

        state.run(tx -> assertThat(state.sent().of(tx, List.of("p1"))).containsEntry("p1", List.of(again)));
    }

    @OnEachEngine
    void removesTheWritesWhoseEchoWasSeenAndNoOther(State state) {
        state.run(tx -> state.sent().add(tx, List.of(FIRST, SECOND, PHONE, OTHER)));
        state.run(tx -> state.sent().remove(tx, List.of(FIRST, PHONE)));

        state.run(tx -> assertThat(state.sent().of(tx, List.of("p1", "p2")))
                .isEqualTo(Map.of("p1", List.of(SECOND), "p2", List.of(OTHER))));
    }

    @OnEachEngine
    void forgetsWhatWasAnsweredBefore(State state) {
        state.run(tx -> state.sent().add(tx, List.of(FIRST, SECOND, OTHER)));
        state.run(tx -> assertThat(state.sent().forget(tx, SECOND.answeredAt())).isEqualTo(2));

        state.run(tx -> assertThat(state.sent().of(tx, List.of("p1", "p2"))).isEqualTo(Map.of("p1", List.of(SECOND))));
    }

    private static Sent sent(String person, String field, Long before, int second) {
        return new Sent(
                CONTACTS,
                record(1),
                person,
                field,
                before,
                77,
                NOON.plusSeconds(second),
                NOON.plusSeconds(second).plusMillis(300));
    }
}
