package dev.tandem.state;

import static dev.tandem.state.Some.CONTACTS;
import static dev.tandem.state.Some.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;

class RunsTest {

    private static final Tally PAGE = new Tally(10, 4, 3, Map.of("filter", 2L), Map.of("1004", 1L));

    @OnEachEngine
    void addsPageToPageForARunAndForAllRuns(State state) {
        long first = state.transaction(tx -> state.runs().begin(tx, NOON));
        long second = state.transaction(tx -> state.runs().begin(tx, NOON.plusSeconds(1)));
        state.run(tx -> state.runs().add(tx, first, CONTACTS, PAGE));
        state.run(tx -> state.runs().add(tx, first, CONTACTS, PAGE));
        state.run(tx -> state.runs().add(tx, second, CONTACTS, PAGE));
        state.run(tx -> state.runs().add(tx, second, "accounts", Tally.EMPTY));

        state.run(tx -> {
            assertThat(state.runs().of(tx, first)).isEqualTo(Map.of(CONTACTS, PAGE.plus(PAGE)));
            assertThat(state.runs().of(tx, second)).isEqualTo(Map.of(CONTACTS, PAGE, "accounts", Tally.EMPTY));
            assertThat(state.runs().totals(tx))
                    .isEqualTo(Map.of(CONTACTS, PAGE.plus(PAGE).plus(PAGE), "accounts", Tally.EMPTY));
            assertThat(second).isGreaterThan(first);
        });
    }

    @OnEachEngine
    void tellsTheLastRunFromTheLastThatEnded(State state) {
        long first = state.transaction(tx -> state.runs().begin(tx, NOON));
        state.run(tx -> state.runs().finish(tx, first, NOON.plusSeconds(9), Run.Outcome.FAILED, "No answer."));
        long second = state.transaction(tx -> state.runs().begin(tx, NOON.plusSeconds(60)));

        state.run(tx -> {
            assertThat(state.runs().last(tx)).contains(new Run(second, NOON.plusSeconds(60), null, null, null));
            assertThat(state.runs().lastFinished(tx))
                    .contains(new Run(first, NOON, NOON.plusSeconds(9), Run.Outcome.FAILED, "No answer."));
        });
    }

    @OnEachEngine
    void hasNoRunWhenNew(State state) {
        state.run(tx -> {
            assertThat(state.runs().last(tx)).isEmpty();
            assertThat(state.runs().lastFinished(tx)).isEmpty();
            assertThat(state.runs().totals(tx)).isEmpty();
        });
    }

    @OnEachEngine
    void refusesToFinishARunTwice(State state) {
        long run = state.transaction(tx -> state.runs().begin(tx, NOON));
        state.run(tx -> state.runs().finish(tx, run, NOON, Run.Outcome.DONE, null));

        assertThatThrownBy(() -> state.run(tx -> state.runs().finish(tx, run, NOON, Run.Outcome.STOPPED, null)))
                .isInstanceOf(IllegalStateException.class);
    }

    @OnEachEngine
    void forgetsOldRunsButNeitherTheirTotalsNorTheLastThatEnded(State state) {
        for (int day = 0; day < 3; day++) {
            Duration age = Duration.ofDays(day);
            state.run(tx -> {
                long run = state.runs().begin(tx, NOON.plus(age));
                state.runs().add(tx, run, CONTACTS, PAGE);
                state.runs().finish(tx, run, NOON.plus(age), Run.Outcome.DONE, null);
            });
        }

        int forgotten = state.transaction(tx -> state.runs().forget(tx, NOON.plus(Duration.ofDays(9))));

        assertThat(forgotten).isEqualTo(2);
        state.run(tx -> {
            Run last = state.runs().lastFinished(tx).orElseThrow();
            assertThat(last.startedAt()).isEqualTo(NOON.plus(Duration.ofDays(2)));
            assertThat(state.runs().of(tx, last.number())).isEqualTo(Map.of(CONTACTS, PAGE));
            assertThat(state.runs().of(tx, last.number() - 1)).isEmpty();
            assertThat(state.runs().totals(tx))
                    .isEqualTo(Map.of(CONTACTS, PAGE.plus(PAGE).plus(PAGE)));
        });
    }
}
