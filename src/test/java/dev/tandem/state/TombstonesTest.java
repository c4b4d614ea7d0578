package dev.tandem.state;

import static dev.tandem.state.Some.CONTACTS;
import static dev.tandem.state.Some.NOON;
import static dev.tandem.state.Some.record;
import static dev.tandem.state.Some.records;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

class TombstonesTest {

    @OnEachEngine
    void countsAGenerationForEachRetirementOfARecord(State state) {
        Tombstone first = tombstone(1, "p1", Tombstone.Reason.PERSON_DELETED);
        Tombstone second = tombstone(1, "p2", Tombstone.Reason.MERGED);
        Tombstone other = tombstone(2, null, Tombstone.Reason.DELETED);
        state.run(tx -> state.tombstones().bury(tx, List.of(first, other)));
        state.run(tx -> state.tombstones().bury(tx, List.of(second)));

        state.run(tx -> assertThat(state.tombstones().find(tx, CONTACTS, records(1, 2, 3)))
                .isEqualTo(Map.of(record(1), generation(second, 2), record(2), generation(other, 1))));
    }

    @OnEachEngine
    void countsWithinOneCallToo(State state) {
        Tombstone tombstone = tombstone(1, "p1", Tombstone.Reason.MOVED);
        state.run(tx -> state.tombstones().bury(tx, List.of(tombstone, tombstone, tombstone)));

        state.run(tx -> assertThat(state.tombstones().find(tx, CONTACTS, records(1)))
                .containsEntry(record(1), generation(tombstone, 3)));
    }

    @OnEachEngine
    void findsEveryRetiredMarketoId(State state) {
        Tombstone first = tombstone(1, "p1", Tombstone.Reason.PERSON_DELETED);
        Tombstone second = tombstone(1, "p2", Tombstone.Reason.MERGED);
        state.run(tx -> state.tombstones().bury(tx, List.of(first, second)));

        state.run(tx -> assertThat(state.tombstones().ofMarketo(tx, "lead", List.of("p1", "p2", "p3")))
                .isEqualTo(Map.of("p1", generation(first, 1), "p2", generation(second, 2))));
    }

    @OnEachEngine
    void countsTheRetirementsOfAMarketoIdInWhateverStream(State state) {
        Tombstone lead = new Tombstone(
                "leads",
                record(2),
                "lead",
                "p1",
                Tombstone.Reason.MOVED,
                record(1).toString(),
                0,
                NOON);
        state.run(tx -> state.tombstones()
                .bury(
                        tx,
                        List.of(
                                tombstone(1, "p1", Tombstone.Reason.DELETED),
                                lead,
                                tombstone(3, "p3", Tombstone.Reason.DELETED))));

        state.run(tx -> {
            assertThat(state.tombstones().generations(tx, "lead", "p1")).isEqualTo(2);
            assertThat(state.tombstones().generations(tx, "lead", "p2")).isZero();
            assertThat(state.tombstones().generations(tx, "company", "p1")).isZero();
        });
    }

    private static Tombstone tombstone(int n, String marketoId, Tombstone.Reason reason) {
        return new Tombstone(CONTACTS, record(n), "lead", marketoId, reason, "p77", 0, NOON);
    }

    private static Tombstone generation(Tombstone t, int generation) {
        return new Tombstone(
                t.stream(), t.recordId(), t.object(), t.marketoId(), t.reason(), t.movedTo(), generation, t.at());
    }
}
