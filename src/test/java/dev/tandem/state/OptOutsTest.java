package dev.tandem.state;

import static dev.tandem.state.Some.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

class OptOutsTest {

    @OnEachEngine
    void findsTheFieldsOfEachAddress(State state) {
        state.run(tx -> state.optOuts().note(tx, List.of(out(-1, "unsubscribed"), out(-1, "doNotCall"))));
        state.run(tx -> state.optOuts().note(tx, List.of(out(-1, "unsubscribed"), out(2, "unsubscribed"))));

        state.run(tx -> assertThat(state.optOuts().find(tx, Arrays.asList(-1L, 2L, 3L, null)))
                .isEqualTo(Map.of(-1L, Set.of("doNotCall", "unsubscribed"), 2L, Set.of("unsubscribed"))));
    }

    @OnEachEngine
    void liftsOneFieldOfOneAddress(State state) {
        state.run(tx ->
                state.optOuts().note(tx, List.of(out(1, "unsubscribed"), out(1, "doNotCall"), out(2, "unsubscribed"))));
        state.run(tx -> {
            assertThat(state.optOuts().lift(tx, 1, "unsubscribed")).isTrue();
            assertThat(state.optOuts().lift(tx, 3, "unsubscribed")).isFalse();
        });

        state.run(tx -> assertThat(state.optOuts().find(tx, List.of(1L, 2L)))
                .isEqualTo(Map.of(1L, Set.of("doNotCall"), 2L, Set.of("unsubscribed"))));
    }

    private static OptOut out(long address, String field) {
        return new OptOut(address, field, NOON);
    }
}
