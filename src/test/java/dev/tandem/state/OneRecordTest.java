package dev.tandem.state;

import static dev.tandem.state.Some.CONTACTS;
import static dev.tandem.state.Some.NOON;
import static dev.tandem.state.Some.link;
import static dev.tandem.state.Some.record;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;

/** What the state tells of one record alone. */
class OneRecordTest {

    @OnEachEngine
    void tellsWhenALinkWasMadeAndSavedLast(State state) {
        state.run(tx -> state.links().save(tx, List.of(link(1))));
        LinkTimes first = state.transaction(tx -> state.links().times(tx, CONTACTS, record(1)));
        state.run(tx -> state.links().save(tx, List.of(link(1))));
        LinkTimes second = state.transaction(tx -> state.links().times(tx, CONTACTS, record(1)));

        assertThat(first.linkedAt()).isPresent().isEqualTo(first.syncedAt());
        assertThat(second.linkedAt()).isEqualTo(first.linkedAt());
        assertThat(second.syncedAt().orElseThrow())
                .isAfterOrEqualTo(first.syncedAt().orElseThrow());
        state.run(tx -> assertThat(state.links().times(tx, CONTACTS, record(2))).isEqualTo(LinkTimes.UNKNOWN));
    }

    @OnEachEngine
    void tellsWhatFailedAndWhatWaitsAndNothingOfOthers(State state) {
        Failure failure = new Failure(CONTACTS, record(1), "1003", "refused", 1, NOON, NOON, NOON);
        PutOff waiting = new PutOff(CONTACTS, record(1), "waits", null, NOON);
        state.run(tx -> {
            state.failures().record(tx, List.of(failure));
            state.putOffs().add(tx, List.of(waiting));
        });

        state.run(tx -> {
            assertThat(state.failures().of(tx, CONTACTS, record(1))).contains(failure);
            assertThat(state.putOffs().of(tx, CONTACTS, record(1))).contains(waiting);
            assertThat(state.failures().of(tx, CONTACTS, record(2))).isEmpty();
            assertThat(state.putOffs().of(tx, "leads", record(1))).isEmpty();
        });
    }

    @OnEachEngine
    void tellsItsConflictsTheNewestFirst(State state) {
        state.run(tx -> state.conflicts()
                .add(tx, List.of(conflict(1, "title", 1), conflict(2, "title", 2), conflict(1, "phone", 3))));

        state.run(tx -> {
            assertThat(state.conflicts().of(tx, CONTACTS, record(1), 9))
                    .extracting(ConflictRecord::field)
                    .containsExactly("phone", "title");
            assertThat(state.conflicts().of(tx, CONTACTS, record(1), 1)).hasSize(1);
            assertThat(state.conflicts().of(tx, "leads", record(1), 9)).isEmpty();
        });
    }

    @OnEachEngine
    void tellsTheRequestOfAPerson(State state) {
        Instant asked = NOON.plusSeconds(1);
        state.run(tx -> state.requests().note(tx, List.of(PersonRequest.of("7", "lead", asked))));

        state.run(tx -> {
            assertThat(state.requests().of(tx, "7").map(PersonRequest::askedAt)).contains(asked);
            assertThat(state.requests().of(tx, "8")).isEmpty();
        });
    }

    private static ConflictRecord conflict(int record, String field, long fingerprint) {
        return new ConflictRecord(
                0, CONTACTS, record(record), "p", field, "BOTH_MOVED", null, NOON, fingerprint, -fingerprint, null);
    }
}
