package dev.tandem.state;

import static dev.tandem.state.Some.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;

class LeaseTest {

    private static final Duration LIFE = Duration.ofMinutes(2);

    @OnEachEngine
    void isHeldByOneOwnerUntilItsLifeIsOver(State state) {
        Epoch first = take(state, "a", NOON).orElseThrow();

        assertThat(first).isEqualTo(new Epoch("a", 1));
        assertThat(take(state, "b", NOON.plus(LIFE).minusSeconds(1))).isEmpty();
        assertThat(take(state, "b", NOON.plus(LIFE))).contains(new Epoch("b", 2));
    }

    @OnEachEngine
    void refusesTheFormerHolderAfterATakeOver(State state) {
        Epoch first = take(state, "a", NOON).orElseThrow();
        Epoch second = take(state, "a", NOON.plus(LIFE)).orElseThrow();

        assertThatThrownBy(() -> state.run(tx -> state.lease().check(tx, first)))
                .isInstanceOf(LeaseLost.class)
                .hasMessageContaining("epoch 1");
        assertThat(renew(state, first, NOON)).isFalse();
        state.run(tx -> state.lease().release(tx, first));
        state.run(tx -> state.lease().check(tx, second));
    }

    @OnEachEngine
    void lastsLongerWhenRenewed(State state) {
        Epoch epoch = take(state, "a", NOON).orElseThrow();
        Instant renewal = NOON.plusSeconds(60);

        assertThat(renew(state, epoch, renewal)).isTrue();
        assertThat(take(state, "b", NOON.plus(LIFE))).isEmpty();
        assertThat(take(state, "b", renewal.plus(LIFE))).isPresent();
    }

    @OnEachEngine
    void isNotTakenOverBeforeTheLastWriteOfItsHolderMustBeOver(State state) {
        Epoch epoch = take(state, "a", NOON).orElseThrow();
        Instant end = NOON.plus(LIFE).plusSeconds(30);
        state.run(tx -> {
            state.lease().writing(tx, epoch, end);
            state.lease().writing(tx, epoch, end.minusSeconds(10));
        });

        assertThat(lastWrites(state, NOON)).as("the holder may live").isEmpty();
        assertThat(lastWrites(state, NOON.plus(LIFE))).contains(end);
        assertThat(take(state, "b", end.minusSeconds(1))).isEmpty();
        Epoch next = take(state, "b", end).orElseThrow();
        assertThat(lastWrites(state, end.plus(LIFE)))
                .as("the next holder has written nothing")
                .isEmpty();
        assertThat(take(state, "c", end.plus(LIFE))).contains(new Epoch("c", next.number() + 1));
    }

    @OnEachEngine
    void waitsForNoWriteThatHasItsAnswerOrThatWasGivenBackWithTheLease(State state) {
        Instant end = NOON.plus(LIFE).plusSeconds(30);
        Epoch first = take(state, "a", NOON).orElseThrow();
        state.run(tx -> {
            state.lease().writing(tx, first, end);
            state.lease().written(tx, first);
        });
        Epoch second = take(state, "b", NOON.plus(LIFE)).orElseThrow();
        state.run(tx -> {
            state.lease().writing(tx, second, end);
            state.lease().release(tx, second);
        });

        assertThat(take(state, "c", NOON.plus(LIFE))).isPresent();
    }

    @OnEachEngine
    void letsNobodyWriteWhoHasLostIt(State state) {
        Epoch first = take(state, "a", NOON).orElseThrow();
        Epoch second = take(state, "b", NOON.plus(LIFE)).orElseThrow();
        Instant end = NOON.plus(LIFE).plus(LIFE).plusSeconds(30);

        assertThatThrownBy(() -> state.run(tx -> state.lease().writing(tx, first, end)))
                .isInstanceOf(LeaseLost.class);
        state.run(tx -> state.lease().writing(tx, second, end));
        state.run(tx -> state.lease().written(tx, first));
        assertThat(lastWrites(state, NOON.plus(LIFE).plus(LIFE))).contains(end);
    }

    @OnEachEngine
    void isFreeAtOnceWhenReleased(State state) {
        Epoch epoch = take(state, "a", NOON).orElseThrow();
        state.run(tx -> state.lease().release(tx, epoch));

        assertThatThrownBy(() -> state.run(tx -> state.lease().check(tx, epoch)))
                .isInstanceOf(LeaseLost.class);
        assertThat(take(state, "b", NOON)).contains(new Epoch("b", 2));
    }

    @OnEachEngine
    void goesToOneOfManyWhoTakeItAtOnce(State state) {
        CountDownLatch start = new CountDownLatch(1);
        List<CompletableFuture<Optional<Epoch>>> takers = IntStream.range(0, 6)
                .mapToObj(n -> CompletableFuture.supplyAsync(() -> {
                    await(start);
                    return take(state, "owner" + n, NOON);
                }))
                .toList();
        start.countDown();

        List<Epoch> epochs = takers.stream()
                .map(CompletableFuture::join)
                .flatMap(Optional::stream)
                .toList();
        assertThat(epochs).hasSize(1).extracting(Epoch::number).containsExactly(1L);
    }

    @OnEachEngine
    void isNotTakenOverBetweenACheckAndItsCommit(State state) {
        Epoch epoch = take(state, "a", NOON).orElseThrow();
        CountDownLatch trying = new CountDownLatch(1);
        CompletableFuture<Optional<Epoch>> takeOver = state.transaction(tx -> {
            state.lease().check(tx, epoch);
            CompletableFuture<Optional<Epoch>> other = CompletableFuture.supplyAsync(() -> {
                trying.countDown();
                return take(state, "b", NOON.plus(LIFE));
            });
            await(trying);
            state.lease().check(tx, epoch);
            assertThat(other).isNotCompleted();
            return other;
        });

        assertThat(takeOver.join()).contains(new Epoch("b", 2));
    }

    private static Optional<Epoch> take(State state, String owner, Instant now) {
        return state.transaction(tx -> state.lease().take(tx, owner, now, LIFE));
    }

    private static Optional<Instant> lastWrites(State state, Instant now) {
        return state.transaction(tx -> state.lease().lastWrites(tx, now));
    }

    private static boolean renew(State state, Epoch epoch, Instant now) {
        return state.transaction(tx -> state.lease().renew(tx, epoch, now, LIFE));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
