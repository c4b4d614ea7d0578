package dev.tandem.state;

import static dev.tandem.state.Some.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class FeedsTest {

    private static final FeedPosition FIRST = FeedPosition.first("leadchanges", "token", NOON);

    @OnEachEngine
    void isAbsentUntilItIsFirstRead(State state) {
        state.run(tx -> assertThat(state.feeds().find(tx, "leadchanges")).isEmpty());
    }

    @OnEachEngine
    void keepsEveryPartAndCountsTheRevision(State state) {
        FeedPosition first = state.transaction(tx -> state.feeds().advance(tx, FIRST));
        FeedPosition second = state.transaction(tx -> state.feeds().advance(tx, first.at("t".repeat(40_000), null)));
        state.run(tx -> state.feeds().advance(tx, FeedPosition.first("deletedleads", null, null)));

        assertThat(first).isEqualTo(new FeedPosition("leadchanges", "token", NOON, 1));
        assertThat(second).isEqualTo(new FeedPosition("leadchanges", "t".repeat(40_000), null, 2));
        state.run(tx -> assertThat(state.feeds().find(tx, "leadchanges")).contains(second));
    }

    @OnEachEngine
    void refusesToBeginTwice(State state) {
        state.run(tx -> state.feeds().advance(tx, FIRST));

        assertThatThrownBy(() -> state.run(tx -> state.feeds().advance(tx, FIRST)))
                .isInstanceOf(CheckpointMoved.class)
                .hasMessageContaining("leadchanges");
    }

    @OnEachEngine
    void refusesToMoveFromARevisionThatIsNotThePresentOne(State state) {
        FeedPosition first = state.transaction(tx -> state.feeds().advance(tx, FIRST));
        state.run(tx -> state.feeds().advance(tx, first.at("second", NOON)));

        assertThatThrownBy(() -> state.run(tx -> state.feeds().advance(tx, first.at("late", NOON))))
                .isInstanceOf(CheckpointMoved.class);
        state.run(tx -> assertThat(state.feeds().find(tx, "leadchanges"))
                .map(FeedPosition::token)
                .contains("second"));
    }
}
