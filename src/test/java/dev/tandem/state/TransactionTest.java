package dev.tandem.state;

import static dev.tandem.state.Some.CONTACTS;
import static dev.tandem.state.Some.NOON;
import static dev.tandem.state.Some.link;
import static dev.tandem.state.Some.record;
import static dev.tandem.state.Some.records;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TransactionTest {

    @OnEachEngine
    void leavesNothingOfWorkThatThrows(State state) {
        IllegalStateException crash = new IllegalStateException("in the middle");

        assertThatThrownBy(() -> state.run(tx -> {
                    state.links().save(tx, List.of(link(1)));
                    state.installation().remember(tx, Map.of("organization", "o"));
                    state.putOffs().add(tx, List.of(new PutOff(CONTACTS, record(1), "parent", null, NOON)));
                    throw crash;
                }))
                .isSameAs(crash);

        state.run(tx -> {
            assertThat(state.links().count(tx, CONTACTS)).isZero();
            assertThat(state.installation().facts(tx)).isEmpty();
            assertThat(state.putOffs().count(tx, CONTACTS)).isZero();
        });
    }

    @OnEachEngine
    void leavesNothingOfWorkThatAFailedStatementEnds(State state) {
        assertThatThrownBy(() -> state.run(tx -> {
                    state.links().save(tx, List.of(link(1)));
                    tx.change("insert into no_such_table values (1)");
                }))
                .isInstanceOf(StateFailed.class)
                .message()
                .startsWith("The state database failed (42")
                .doesNotContain("\n")
                .doesNotContain("SQL statement");
        state.run(tx -> assertThat(state.links().count(tx, CONTACTS)).isZero());
    }

    @OnEachEngine
    void givesTheWorksResult(State state) {
        String result = state.transaction(tx -> "done");
        assertThat(result).isEqualTo("done");
    }

    @ParameterizedTest
    @ValueSource(strings = {"40001", "40P01", "55P03", "HYT00", "90131", "23505"})
    void repeatsWorkThatTheDatabaseCouldNotSerialize(String sqlState) {
        AtomicInteger attempts = new AtomicInteger();
        try (State state = Engine.H2.open()) {
            state.run(tx -> {
                state.links().save(tx, List.of(link(attempts.incrementAndGet())));
                if (attempts.get() < 4) {
                    throw StateFailed.because(new SQLException("try again", sqlState));
                }
            });
            state.run(tx -> assertThat(state.links().find(tx, CONTACTS, records(1, 2, 3, 4)))
                    .containsOnlyKeys(record(4)));
        }
    }

    @Test
    void givesUpAfterThreeRepetitions() {
        AtomicInteger attempts = new AtomicInteger();
        try (State state = Engine.H2.open()) {
            assertThatThrownBy(() -> state.run(tx -> {
                        attempts.incrementAndGet();
                        throw StateFailed.because(new SQLException("deadlock", "40001"));
                    }))
                    .isInstanceOf(StateFailed.class);
        }
        assertThat(attempts).hasValue(4);
    }

    @OnEachEngine
    void resolvesADeadlockByRepeatingOneOfTheTwo(State state) {
        state.run(tx -> state.links().save(tx, List.of(link(1), link(2))));
        CyclicBarrier bothHoldOne = new CyclicBarrier(2);

        CompletableFuture.allOf(
                        CompletableFuture.runAsync(() -> seeCrosswise(state, bothHoldOne, 1, 2, 10)),
                        CompletableFuture.runAsync(() -> seeCrosswise(state, bothHoldOne, 2, 1, 20)))
                .join();

        state.run(tx -> {
            Collection<Link> links =
                    state.links().find(tx, CONTACTS, records(1, 2)).values();
            assertThat(links.stream().map(Link::load).distinct()).hasSize(1).isSubsetOf(10L, 20L);
        });
    }

    private static void seeCrosswise(State state, CyclicBarrier bothHoldOne, int first, int second, long load) {
        AtomicInteger attempts = new AtomicInteger();
        state.run(tx -> {
            state.links().seen(tx, CONTACTS, records(first), load);
            if (attempts.incrementAndGet() == 1) {
                await(bothHoldOne);
            }
            state.links().seen(tx, CONTACTS, records(second), load);
        });
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
