package dev.tandem.state;

import static dev.tandem.state.Some.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

class PersonEndsTest {

    private static final PersonEnd DELETED = PersonEnd.deleted("p1", NOON);

    @OnEachEngine
    void aMergeReplacesADeletionAndNeverTheReverse(State state) {
        state.run(tx -> state.personEnds().note(tx, List.of(DELETED, PersonEnd.merged("p2", "p7", NOON))));
        state.run(tx -> state.personEnds()
                .note(
                        tx,
                        List.of(
                                PersonEnd.merged("p1", "p8", NOON.plusSeconds(1)),
                                PersonEnd.deleted("p2", NOON.plusSeconds(1)))));

        state.run(tx -> assertThat(state.personEnds().find(tx, List.of("p1", "p2", "p3")))
                .isEqualTo(Map.of("p1", PersonEnd.merged("p1", "p8", NOON), "p2", PersonEnd.merged("p2", "p7", NOON))));
    }

    @OnEachEngine
    void aDeletionNotedAgainBecomesDueAfterItsFirstNote(State state) {
        state.run(tx -> state.personEnds().note(tx, List.of(DELETED)));
        state.run(tx -> state.personEnds().note(tx, List.of(PersonEnd.deleted("p1", NOON.plusSeconds(60)))));

        state.run(tx -> {
            assertThat(state.personEnds().due(tx, NOON, 9)).isEmpty();
            assertThat(state.personEnds().due(tx, NOON.plusSeconds(1), 9)).containsExactly(DELETED);
        });
    }

    @OnEachEngine
    void everyMergeIsDueAtOnceAndDeletionsWait(State state) {
        PersonEnd merged = PersonEnd.merged("p2", "p7", NOON.plusSeconds(9));
        PersonEnd early = PersonEnd.deleted("p3", NOON.minusSeconds(9));
        state.run(tx -> state.personEnds().note(tx, List.of(DELETED, merged, early)));

        state.run(tx -> {
            assertThat(state.personEnds().due(tx, NOON, 9)).containsExactly(early, merged);
            assertThat(state.personEnds().due(tx, NOON, 1)).containsExactly(early);
        });
    }

    @OnEachEngine
    void aDeletionThatWasPutOffIsDueWhenItIsWoken(State state) {
        PersonEnd merged = PersonEnd.merged("p2", "p7", NOON);
        state.run(tx -> state.personEnds().note(tx, List.of(DELETED, merged)));

        state.run(tx -> {
            state.personEnds().putOff(tx, List.of("p1"));
            state.personEnds().note(tx, List.of(DELETED));
            assertThat(state.personEnds().due(tx, NOON.plusSeconds(1), 9)).containsExactly(merged);
            state.personEnds().wake(tx, NOON);
            assertThat(state.personEnds().due(tx, NOON.plusSeconds(1), 9)).containsExactly(DELETED, merged);
        });
    }

    @OnEachEngine
    void isForgottenWhenRemoved(State state) {
        state.run(tx -> state.personEnds().note(tx, List.of(DELETED, PersonEnd.deleted("p2", NOON))));
        state.run(tx -> state.personEnds().remove(tx, List.of("p1", "p3")));

        state.run(tx ->
                assertThat(state.personEnds().find(tx, List.of("p1", "p2"))).containsOnlyKeys("p2"));
    }
}
