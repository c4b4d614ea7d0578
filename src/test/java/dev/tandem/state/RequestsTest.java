package dev.tandem.state;

import static dev.tandem.state.Some.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;

class RequestsTest {

    private static final PersonRequest LEAD = PersonRequest.of("p1", "lead", NOON);

    @OnEachEngine
    void isDueFromItsTimeOnInTheOrderOfAsking(State state) {
        PersonRequest later = new PersonRequest("p2", "contact", NOON, NOON.plusSeconds(9), 0);
        state.run(tx -> state.requests().note(tx, List.of(LEAD, later, PersonRequest.of("p3", "lead", NOON))));

        state.run(tx -> {
            assertThat(state.requests().due(tx, NOON, 9))
                    .containsExactly(numbered(LEAD, 1), numbered(PersonRequest.of("p3", "lead", NOON), 3));
            assertThat(state.requests().due(tx, NOON.plusSeconds(9), 9)).hasSize(3);
            assertThat(state.requests().due(tx, NOON.plusSeconds(9), 1)).containsExactly(numbered(LEAD, 1));
            assertThat(state.requests().due(tx, NOON.minusSeconds(1), 9)).isEmpty();
            assertThat(state.requests().count(tx)).isEqualTo(3);
        });
    }

    @OnEachEngine
    void aNewerWishReplacesAnOlderOneAndNeverTheReverse(State state) {
        PersonRequest newer = PersonRequest.of("p1", "contact", NOON.plusSeconds(1));
        state.run(tx -> state.requests().note(tx, List.of(LEAD)));
        state.run(tx -> state.requests().note(tx, List.of(newer)));
        state.run(tx -> state.requests().note(tx, List.of(LEAD)));

        state.run(tx ->
                assertThat(state.requests().due(tx, NOON.plusSeconds(9), 9)).containsExactly(numbered(newer, 2)));
    }

    @OnEachEngine
    void theSameRequestNotedAgainChangesNothing(State state) {
        state.run(tx -> state.requests().note(tx, List.of(LEAD)));
        state.run(tx -> state.requests().postpone(tx, "p1", NOON.plusSeconds(60)));
        state.run(tx -> state.requests().note(tx, List.of(LEAD)));

        state.run(tx -> {
            assertThat(state.requests().due(tx, NOON, 9)).isEmpty();
            assertThat(state.requests().due(tx, NOON.plusSeconds(60), 9))
                    .containsExactly(new PersonRequest("p1", "lead", NOON, NOON.plusSeconds(60), 1));
        });
    }

    @OnEachEngine
    void anotherWishOfTheSameTimeReplacesTheFirst(State state) {
        PersonRequest contact = PersonRequest.of("p1", "contact", NOON);
        state.run(tx -> state.requests().note(tx, List.of(LEAD)));
        state.run(tx -> state.requests().note(tx, List.of(contact)));

        state.run(tx -> assertThat(state.requests().due(tx, NOON, 9)).containsExactly(numbered(contact, 2)));
    }

    @OnEachEngine
    void removesOnlyWhatWasAskedBefore(State state) {
        state.run(tx -> state.requests().note(tx, List.of(LEAD, PersonRequest.of("p2", "lead", NOON))));
        PersonRequest again = PersonRequest.of("p1", "lead", NOON.plusSeconds(1));
        state.run(tx -> state.requests().note(tx, List.of(again)));
        state.run(tx -> state.requests().remove(tx, List.of("p1", "p2"), 2));

        state.run(tx ->
                assertThat(state.requests().due(tx, NOON.plusSeconds(1), 9)).containsExactly(numbered(again, 3)));
    }

    @OnEachEngine
    void holdsAWishOfTheGreatestLength(State state) {
        PersonRequest longest = PersonRequest.of("p1", "w".repeat(200), NOON);
        state.run(tx -> state.requests().note(tx, List.of(longest)));

        state.run(tx -> assertThat(state.requests().due(tx, NOON, 9)).containsExactly(numbered(longest, 1)));
        assertThatThrownBy(() -> PersonRequest.of("p1", "w".repeat(201), NOON)).hasMessageContaining("200");
    }

    private static PersonRequest numbered(PersonRequest it, long sequence) {
        return new PersonRequest(it.marketoId(), it.wish(), it.askedAt(), it.nextAt(), sequence);
    }
}
