package dev.tandem.state;

import static dev.tandem.state.Some.CONTACTS;
import static dev.tandem.state.Some.NOON;
import static dev.tandem.state.Some.link;
import static dev.tandem.state.Some.record;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;

class SentFieldsTest {

    private static final Sent FIRST = sent("p1", "title", 1L, 0);
    private static final Sent SECOND = sent("p1", "title", 2L, 10);
    private static final Sent PHONE = sent("p1", "phone", null, 0);
    private static final Sent OTHER = sent("p2", "title", Long.MIN_VALUE, 0);

    @OnEachEngine
    void findsEachWriteOfAFieldByPersonInOrder(State state) {
        state.run(tx -> state.sent().save(tx, List.of(SECOND, FIRST, PHONE, OTHER)));

        state.run(tx -> assertThat(state.sent().of(tx, List.of("p1", "p2", "p3")))
                .isEqualTo(Map.of("p1", List.of(PHONE, FIRST, SECOND), "p2", List.of(OTHER))));
    }

    @OnEachEngine
    void theSameFieldAfterTheSameReadIsOneRow(State state) {
        Sent again = sent("p1", "title", 9L, 0);
        state.run(tx -> state.sent().save(tx, List.of(FIRST, again)));

        state.run(tx -> assertThat(state.sent().of(tx, List.of("p1"))).containsEntry("p1", List.of(again)));
    }

    @OnEachEngine
    void removesTheWritesWhoseEchoWasSeenAndNoOther(State state) {
        state.run(tx -> state.sent().save(tx, List.of(FIRST, SECOND, PHONE, OTHER)));
        state.run(tx -> state.sent().remove(tx, List.of(FIRST, PHONE)));

        state.run(tx -> assertThat(state.sent().of(tx, List.of("p1", "p2")))
                .isEqualTo(Map.of("p1", List.of(SECOND), "p2", List.of(OTHER))));
    }

    @OnEachEngine
    void forgetsWhatWasReadBeforeButNoCoveredEditOfALinkedPerson(State state) {
        Sent late = PHONE.late(5);
        Sent orphan = OTHER.unclear();
        state.run(tx -> {
            state.links().save(tx, List.of(link(1)));
            state.sent().save(tx, List.of(FIRST, SECOND, late, orphan));
            assertThat(state.sent().forget(tx, SECOND.readAt(), "lead")).isEqualTo(2);

            assertThat(state.sent().of(tx, List.of("p1", "p2"))).isEqualTo(Map.of("p1", List.of(late, SECOND)));
        });
    }

    @OnEachEngine
    void findsTheCoveredEditsWhoseValueIsKnown(State state) {
        state.run(tx -> state.sent().save(tx, List.of(FIRST, SECOND.late(5), PHONE.unclear())));

        state.run(tx -> assertThat(state.sent().late(tx)).containsExactly(SECOND.late(5)));
    }

    @OnEachEngine
    void aRetryAcceptsTheCoveredEditsOfFieldsThatAreHeldForThem(State state) {
        Sent held = PHONE.unclear();
        Sent other = OTHER.late(5);
        state.run(tx -> {
            state.sent().save(tx, List.of(FIRST, held, other));
            state.held().replace(tx, CONTACTS, List.of(record(1)), List.of(failed("phone")));
            state.failureList().retry(tx, Optional.of(CONTACTS), List.of(record(1)), NOON);

            assertThat(state.sent().of(tx, List.of("p1", "p2")))
                    .isEqualTo(Map.of("p1", List.of(FIRST), "p2", List.of(other)));
        });
    }

    private static Held failed(String field) {
        return new Held(CONTACTS, record(1), field, Held.Reason.FAILED, null, NOON, null);
    }

    private static Sent sent(String person, String field, Long before, int second) {
        return new Sent(
                CONTACTS,
                record(1),
                record(9),
                person,
                field,
                before,
                66,
                77,
                NOON.plusSeconds(second),
                Sent.Standing.AWAITED,
                null,
                null);
    }
}
