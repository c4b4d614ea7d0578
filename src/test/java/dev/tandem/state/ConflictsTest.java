package dev.tandem.state;

import static dev.tandem.state.Some.CONTACTS;
import static dev.tandem.state.Some.NOON;
import static dev.tandem.state.Some.record;
import static dev.tandem.state.Some.records;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Map;
import java.util.Optional;

class ConflictsTest {

    private static final Optional<String> ALL = Optional.empty();

    @OnEachEngine
    void listsTheNewestFirstInPagesOfAStreamOrOfAll(State state) {
        ConflictRecord first = conflict(1, "title", "marketo", 5);
        ConflictRecord second = conflict(2, "title", null, 6);
        ConflictRecord lead = new ConflictRecord(
                0, "leads", record(1), "p1", "phone", "lossy", "dynamics", NOON, Long.MIN_VALUE, -1, null);
        state.run(tx -> state.conflicts().add(tx, List.of(first, second)));
        state.run(tx -> state.conflicts().add(tx, List.of(lead)));

        state.run(tx -> {
            assertThat(state.conflicts().list(tx, ALL, 0, 9))
                    .usingRecursiveFieldByFieldElementComparatorIgnoringFields("number")
                    .containsExactly(lead, second, first);
            assertThat(state.conflicts().list(tx, ALL, 0, 9))
                    .extracting(ConflictRecord::number)
                    .doesNotHaveDuplicates();
            assertThat(state.conflicts().list(tx, Optional.of(CONTACTS), 1, 9))
                    .extracting(ConflictRecord::recordId)
                    .containsExactly(record(1));
            assertThat(state.conflicts().list(tx, ALL, 1, 1))
                    .extracting(ConflictRecord::recordId)
                    .containsExactly(record(2));
            assertThat(state.conflicts().count(tx, ALL)).isEqualTo(3);
            assertThat(state.conflicts().count(tx, Optional.of(CONTACTS))).isEqualTo(2);
        });
    }

    @OnEachEngine
    void addsAnEqualOpenConflictOnce(State state) {
        ConflictRecord conflict = conflict(1, "title", null, 5);
        state.run(tx -> state.conflicts().add(tx, List.of(conflict, conflict)));
        state.run(tx -> state.conflicts().add(tx, List.of(conflict)));
        state.run(tx -> state.conflicts()
                .add(
                        tx,
                        List.of(
                                conflict(1, "title", null, 6),
                                conflict(1, "phone", null, 5),
                                conflict(2, "title", null, 5))));

        state.run(tx -> assertThat(state.conflicts().count(tx, ALL)).isEqualTo(4));
    }

    @OnEachEngine
    void addsAnEqualConflictAnewOnceTheFirstIsOver(State state) {
        ConflictRecord conflict = conflict(1, "title", "marketo", 5);
        state.run(tx -> state.conflicts().add(tx, List.of(conflict)));
        state.run(tx -> state.conflicts().applied(tx, CONTACTS, record(1), List.of("title")));
        state.run(tx -> state.conflicts().add(tx, List.of(conflict)));

        state.run(tx -> assertThat(state.conflicts().count(tx, ALL)).isEqualTo(2));
    }

    @OnEachEngine
    void aDecisionIsOpenUntilItIsApplied(State state) {
        state.run(tx -> state.conflicts()
                .add(
                        tx,
                        List.of(
                                conflict(1, "title", null, 5),
                                conflict(1, "title", null, 6),
                                conflict(1, "phone", null, 5),
                                conflict(2, "title", null, 5))));
        int decided = state.transaction(tx -> state.conflicts().decide(tx, CONTACTS, record(1), "title", "dynamics"));

        assertThat(decided).isEqualTo(2);
        state.run(tx -> {
            assertThat(state.conflicts().open(tx, CONTACTS, records(1, 2, 3)))
                    .isEqualTo(Map.of(record(1), Map.of("title", "dynamics")));
            assertThat(state.conflicts().open(tx, "leads", records(1))).isEmpty();
            assertThat(state.conflicts().undecided(tx, ALL)).isEqualTo(2);
            assertThat(state.conflicts().undecided(tx, Optional.of("leads"))).isZero();
        });

        state.run(tx -> state.conflicts().applied(tx, CONTACTS, record(1), List.of("title")));

        state.run(tx -> {
            assertThat(state.conflicts().open(tx, CONTACTS, records(1, 2))).isEmpty();
            assertThat(state.conflicts().list(tx, ALL, 0, 9))
                    .extracting(ConflictRecord::field, ConflictRecord::winner, ConflictRecord::decided)
                    .containsExactly(
                            tuple("title", null, null),
                            tuple("phone", null, null),
                            tuple("title", "dynamics", "dynamics"),
                            tuple("title", "dynamics", "dynamics"));
        });
    }

    @OnEachEngine
    void aDecisionMayBeChangedUntilItIsApplied(State state) {
        state.run(tx -> state.conflicts().add(tx, List.of(conflict(1, "title", null, 5))));
        state.run(tx -> state.conflicts().decide(tx, CONTACTS, record(1), "title", "dynamics"));
        state.run(tx -> state.conflicts().decide(tx, CONTACTS, record(1), "title", "marketo"));

        state.run(tx -> assertThat(state.conflicts().open(tx, CONTACTS, records(1)))
                .containsEntry(record(1), Map.of("title", "marketo")));
    }

    @OnEachEngine
    void decidesNothingThatAPolicyDecidedOrThatIsOver(State state) {
        state.run(tx -> {
            state.conflicts().add(tx, List.of(conflict(1, "title", "marketo", 5), conflict(1, "phone", null, 5)));
            state.conflicts().applied(tx, CONTACTS, record(1), List.of("phone"));
            assertThat(state.conflicts().decide(tx, CONTACTS, record(1), "title", "dynamics"))
                    .isZero();
            assertThat(state.conflicts().decide(tx, CONTACTS, record(1), "phone", "dynamics"))
                    .isZero();
            assertThat(state.conflicts().list(tx, ALL, 0, 1))
                    .extracting(ConflictRecord::winner)
                    .containsExactly("both");
        });
    }

    @OnEachEngine
    void refusesASideThatThereIsNot(State state) {
        assertThatThrownBy(() -> state.run(tx -> state.conflicts().decide(tx, CONTACTS, record(1), "title", "me")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("dynamics or for marketo");
    }

    @OnEachEngine
    void forgetsWhatIsOldButNothingThatWaitsForADecisionOrItsEffect(State state) {
        state.run(tx -> {
            state.conflicts()
                    .add(
                            tx,
                            List.of(
                                    conflict(1, "over", "marketo", 5),
                                    conflict(1, "undecided", null, 5),
                                    conflict(1, "decided", null, 5),
                                    at(conflict(1, "young", "marketo", 5), 9)));
            state.conflicts().decide(tx, CONTACTS, record(1), "decided", "marketo");
            assertThat(state.conflicts().forget(tx, NOON.plusSeconds(9))).isEqualTo(1);
            assertThat(state.conflicts().list(tx, ALL, 0, 9))
                    .extracting(ConflictRecord::field)
                    .containsExactly("young", "decided", "undecided");
        });
    }

    private static ConflictRecord conflict(int n, String field, String winner, long fingerprint) {
        return new ConflictRecord(
                0, CONTACTS, record(n), "p" + n, field, "both moved", winner, NOON, fingerprint, -fingerprint, null);
    }

    private static ConflictRecord at(ConflictRecord it, int second) {
        return new ConflictRecord(
                0,
                it.stream(),
                it.recordId(),
                it.marketoId(),
                it.field(),
                it.kind(),
                it.winner(),
                NOON.plusSeconds(second),
                it.dynamicsFingerprint(),
                it.marketoFingerprint(),
                null);
    }
}
