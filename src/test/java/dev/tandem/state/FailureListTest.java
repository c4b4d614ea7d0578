package dev.tandem.state;

import static dev.tandem.state.Some.CONTACTS;
import static dev.tandem.state.Some.NOON;
import static dev.tandem.state.Some.record;
import static dev.tandem.state.Some.records;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

class FailureListTest {

    private static final Optional<String> ALL = Optional.empty();
    private static final Instant LATER = NOON.plusSeconds(3_600);

    @OnEachEngine
    void mixesRecordsAndFieldsWithTheLatestFirst(State state) {
        fail(state, failure(CONTACTS, 1, NOON.plusSeconds(1)), failure("accounts", 2, NOON.plusSeconds(3)));
        hold(state, held(3, "title", Held.Reason.FAILED, NOON.plusSeconds(2)));

        state.run(tx -> {
            assertThat(state.failureList().page(tx, ALL, 0, 9))
                    .containsExactly(
                            line("accounts", 2, NOON.plusSeconds(3)),
                            new FailureLine(
                                    CONTACTS,
                                    record(3),
                                    Optional.of("title"),
                                    "FAILED",
                                    "Why it is held.",
                                    Optional.empty(),
                                    NOON.plusSeconds(2),
                                    NOON.plusSeconds(2),
                                    Optional.of(LATER)),
                            line(CONTACTS, 1, NOON.plusSeconds(1)));
            assertThat(ids(state.failureList().page(tx, ALL, 1, 1))).containsExactly(record(3));
            assertThat(ids(state.failureList().page(tx, Optional.of("accounts"), 0, 9)))
                    .containsExactly(record(2));
        });
    }

    @OnEachEngine
    void countsLinesAndTheRecordsThatTheyAreAbout(State state) {
        fail(state, failure(CONTACTS, 1, NOON), failure("accounts", 1, NOON));
        hold(
                state,
                held(1, "title", Held.Reason.FAILED, NOON),
                held(1, "phone", Held.Reason.LOSSY, NOON),
                held(2, "phone", Held.Reason.FROZEN, NOON));

        state.run(tx -> {
            assertThat(state.failureList().count(tx, ALL)).isEqualTo(5);
            assertThat(state.failureList().records(tx, ALL)).isEqualTo(3);
            assertThat(state.failureList().count(tx, Optional.of(CONTACTS))).isEqualTo(4);
            assertThat(state.failureList().records(tx, Optional.of(CONTACTS))).isEqualTo(2);
            assertThat(state.failureList().find(tx, ALL, records(1, 2, 7)))
                    .containsExactlyInAnyOrder(record(1), record(2));
        });
    }

    @OnEachEngine
    void passesOverFieldsThatWaitForSomethingElse(State state) {
        hold(
                state,
                held(1, "company", Held.Reason.WAITING, NOON),
                held(2, "title", Held.Reason.PARKED, NOON),
                held(3, "title", Held.Reason.PAUSED, NOON),
                held(4, "title", Held.Reason.MANUAL, NOON));

        state.run(tx -> {
            assertThat(state.failureList().page(tx, ALL, 0, 9)).isEmpty();
            state.failureList().retry(tx, ALL, NOON);
            assertThat(state.held().due(tx, CONTACTS, NOON, 9)).isEmpty();
        });
    }

    @OnEachEngine
    void makesEverythingOrSomeOfItDueNow(State state) {
        fail(state, failure(CONTACTS, 1, NOON), failure(CONTACTS, 2, NOON), failure("accounts", 1, NOON));
        hold(state, held(1, "title", Held.Reason.FAILED, NOON), held(3, "title", Held.Reason.FAILED, NOON));

        state.run(tx -> state.failureList().retry(tx, Optional.of(CONTACTS), records(1), NOON));
        state.run(tx -> {
            assertThat(state.failures().due(tx, CONTACTS, NOON, 9)).containsExactly(record(1));
            assertThat(state.failures().due(tx, "accounts", NOON, 9)).isEmpty();
            assertThat(state.held().due(tx, CONTACTS, NOON, 9)).containsExactly(record(1));
        });

        state.run(tx -> state.failureList().retry(tx, ALL, NOON));
        state.run(tx -> {
            assertThat(state.failures().due(tx, CONTACTS, NOON, 9)).containsExactly(record(1), record(2));
            assertThat(state.failures().due(tx, "accounts", NOON, 9)).containsExactly(record(1));
            assertThat(state.held().due(tx, CONTACTS, NOON, 9)).containsExactly(record(1), record(3));
        });
    }

    private static void fail(State state, Failure... failures) {
        state.run(tx -> state.failures().record(tx, List.of(failures)));
    }

    private static void hold(State state, Held... held) {
        state.run(tx -> state.held()
                .replace(
                        tx, CONTACTS, List.of(held).stream().map(Held::recordId).toList(), List.of(held)));
    }

    private static Failure failure(String stream, int n, Instant at) {
        return new Failure(stream, record(n), "1003", "The cause.", 1, at, at, LATER);
    }

    private static Held held(int n, String field, Held.Reason reason, Instant since) {
        return new Held(CONTACTS, record(n), field, reason, "Why it is held.", since, LATER);
    }

    private static FailureLine line(String stream, int n, Instant at) {
        return new FailureLine(
                stream, record(n), Optional.empty(), "1003", "The cause.", Optional.of(1), at, at, Optional.of(LATER));
    }

    private static List<UUID> ids(List<FailureLine> lines) {
        return lines.stream().map(FailureLine::recordId).toList();
    }
}
