package dev.tandem.state;

import static dev.tandem.state.Some.CONTACTS;
import static dev.tandem.state.Some.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.state.Undoing.Kind;
import dev.tandem.state.Undoing.Standing;
import java.util.List;
import java.util.Map;
import java.util.UUID;

class BrakesTest {

    private static final UUID ONE = new UUID(1, 1);
    private static final UUID TWO = new UUID(2, 2);
    private static final Undoing PHONE = blank("phone", ONE);
    private static final Undoing TITLE = blank("title", ONE);
    private static final Undoing PHONE_OF_TWO = blank("phone", TWO);

    private static Undoing blank(String field, UUID record) {
        return new Undoing(CONTACTS, Kind.BLANKS, field, record);
    }

    @OnEachEngine
    void countsEachRecordOnceAndNotWhatWasAccepted(State state) {
        state.run(tx -> {
            state.brakes().set(tx, List.of(PHONE), Standing.GOING, NOON);
            state.brakes().set(tx, List.of(PHONE, PHONE_OF_TWO), Standing.WAITING, NOON.plusSeconds(1));
            assertThat(state.brakes().counted(tx, CONTACTS, Kind.BLANKS, "phone"))
                    .isEqualTo(2);
            state.brakes().set(tx, List.of(PHONE), Standing.ACCEPTED, NOON);
            assertThat(state.brakes().counted(tx, CONTACTS, Kind.BLANKS, "phone"))
                    .isEqualTo(1);
            assertThat(state.brakes().counted(tx, CONTACTS, Kind.OPT_INS, "phone"))
                    .isZero();
        });
    }

    @OnEachEngine
    void aBrakeHoldsAsLongAsSomethingWaitsAndCountsRecords(State state) {
        state.run(tx -> {
            state.brakes().set(tx, List.of(PHONE), Standing.WAITING, NOON);
            state.brakes().set(tx, List.of(TITLE, PHONE_OF_TWO), Standing.WAITING, NOON.plusSeconds(1));
            assertThat(state.brakes().all(tx)).containsExactly(new Brake(CONTACTS, Kind.BLANKS, 2, NOON));
            assertThat(state.brakes().waiting(tx, CONTACTS, Kind.BLANKS))
                    .containsExactlyInAnyOrder(PHONE, TITLE, PHONE_OF_TWO);
            state.brakes().remove(tx, List.of(TITLE, PHONE_OF_TWO));
            state.brakes().set(tx, List.of(PHONE), Standing.ACCEPTED, NOON);
            assertThat(state.brakes().all(tx)).isEmpty();
        });
    }

    @OnEachEngine
    void forgetsWhatWasMadeAndWhatIsOld(State state) {
        state.run(tx -> {
            state.brakes().set(tx, List.of(PHONE), Standing.ACCEPTED, NOON);
            state.brakes().set(tx, List.of(TITLE), Standing.GOING, NOON);
            state.brakes().set(tx, List.of(PHONE_OF_TWO), Standing.WAITING, NOON);
            state.brakes().made(tx, CONTACTS, List.of(ONE, TWO));
            assertThat(state.brakes().find(tx, CONTACTS, List.of(ONE, TWO)))
                    .isEqualTo(Map.of(TITLE, Standing.GOING, PHONE_OF_TWO, Standing.WAITING));
            state.brakes().forget(tx, NOON.plusSeconds(1));
            assertThat(state.brakes().find(tx, CONTACTS, List.of(ONE, TWO)))
                    .isEqualTo(Map.of(PHONE_OF_TWO, Standing.WAITING));
        });
    }
}
