package dev.tandem.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

class LeftOutStreamsTest {

    @OnEachEngine
    void leavesNothingOutAtFirst(State state) {
        state.run(tx -> assertThat(state.leftOut().all(tx)).isEmpty());
    }

    @OnEachEngine
    void knowsThoseOfTheLastTimeAlone(State state) {
        state.run(tx -> state.leftOut().settle(tx, Map.of("roles", "no table", "teams", "no object")));
        state.run(tx -> state.leftOut().settle(tx, Map.of("teams", "no permission")));

        state.run(tx -> assertThat(state.leftOut().all(tx)).isEqualTo(Map.of("teams", "no permission")));

        state.run(tx -> state.leftOut().settle(tx, Map.of()));
        state.run(tx -> assertThat(state.leftOut().all(tx)).isEmpty());
    }
}
