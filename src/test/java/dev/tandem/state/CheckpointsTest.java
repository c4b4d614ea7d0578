package dev.tandem.state;

import static dev.tandem.state.Some.CONTACTS;
import static dev.tandem.state.Some.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

class CheckpointsTest {

    private static final Checkpoint BEFORE_FIRST_PAGE =
            new Checkpoint(CONTACTS, Checkpoint.Phase.LOADING, null, null, NOON, null, 0, 1, "select a", 0);

    @OnEachEngine
    void isAbsentUntilItIsFirstWritten(State state) {
        state.run(tx -> assertThat(state.checkpoints().find(tx, CONTACTS)).isEmpty());
    }

    @OnEachEngine
    void keepsEveryPartAndCountsTheRevision(State state) {
        Checkpoint first = state.transaction(tx -> state.checkpoints().advance(tx, BEFORE_FIRST_PAGE));
        Checkpoint tracking = new Checkpoint(
                CONTACTS, Checkpoint.Phase.TRACKING, "delta", "older delta", NOON, NOON, 7, 2, null, first.revision());
        Checkpoint second = state.transaction(tx -> state.checkpoints().advance(tx, tracking));

        assertThat(first).isEqualTo(BEFORE_FIRST_PAGE.withRevision(1));
        assertThat(second).isEqualTo(tracking.withRevision(2));
        state.run(tx -> assertThat(state.checkpoints().find(tx, CONTACTS)).contains(second));
    }

    @OnEachEngine
    void holdsLinksOfThirtyTwoKilobytes(State state) {
        String link = "https://example/?$deltatoken=" + "é1%2B/".repeat(6_000);
        Checkpoint wide = new Checkpoint(CONTACTS, Checkpoint.Phase.CATCHING_UP, link, link, NOON, null, 0, 1, link, 0);
        state.run(tx -> state.checkpoints().advance(tx, wide));

        state.run(tx -> assertThat(state.checkpoints().find(tx, CONTACTS)).contains(wide.withRevision(1)));
    }

    @OnEachEngine
    void refusesToBeginTwice(State state) {
        state.run(tx -> state.checkpoints().advance(tx, BEFORE_FIRST_PAGE));

        assertThatThrownBy(() -> state.run(tx -> state.checkpoints().advance(tx, BEFORE_FIRST_PAGE)))
                .isInstanceOf(CheckpointMoved.class)
                .hasMessageContaining(CONTACTS);
    }

    @OnEachEngine
    void letsOneOfManyAdvanceFromTheSameRevision(State state) {
        Checkpoint first = state.transaction(tx -> state.checkpoints().advance(tx, BEFORE_FIRST_PAGE));

        assertThat(countAdvances(state, first)).isEqualTo(1);
        state.run(tx -> assertThat(state.checkpoints().find(tx, CONTACTS)).contains(first.withRevision(2)));
    }

    @OnEachEngine
    void letsOneOfManyBegin(State state) {
        assertThat(countAdvances(state, BEFORE_FIRST_PAGE)).isEqualTo(1);
        state.run(tx -> assertThat(state.checkpoints().find(tx, CONTACTS)).contains(BEFORE_FIRST_PAGE.withRevision(1)));
    }

    private static int countAdvances(State state, Checkpoint from) {
        AtomicInteger advances = new AtomicInteger();
        CompletableFuture.allOf(IntStream.range(0, 4)
                        .mapToObj(n -> CompletableFuture.runAsync(() -> {
                            try {
                                state.run(tx -> state.checkpoints().advance(tx, from));
                                advances.incrementAndGet();
                            } catch (CheckpointMoved e) {
                                assertThat(e).hasMessageContaining("revision " + from.revision());
                            }
                        }))
                        .toArray(CompletableFuture[]::new))
                .join();
        return advances.get();
    }
}
