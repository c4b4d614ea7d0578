package dev.tandem.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

class InstallationTest {

    @OnEachEngine
    void remembersFactsAndReplacesThoseOfTheSameName(State state) {
        state.run(tx -> state.installation().remember(tx, Map.of("organization", "o1", "munchkin", "123-ABC-456")));
        state.run(tx -> state.installation().remember(tx, Map.of("organization", "o2")));

        state.run(tx -> assertThat(state.installation().facts(tx))
                .isEqualTo(Map.of("organization", "o2", "munchkin", "123-ABC-456")));
    }

    @OnEachEngine
    void knowsNothingWhenNew(State state) {
        state.run(tx -> assertThat(state.installation().facts(tx)).isEmpty());
    }
}
