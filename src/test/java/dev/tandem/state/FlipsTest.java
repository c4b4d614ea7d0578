package dev.tandem.state;

import static dev.tandem.state.Some.CONTACTS;
import static dev.tandem.state.Some.NOON;
import static dev.tandem.state.Some.record;
import static dev.tandem.state.Some.records;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;

class FlipsTest {

    private static final Flip TITLE = flip(1, "title", "dynamics", 1, 0);
    private static final Flip PHONE = flip(1, "phone", "marketo", 3, 5);
    private static final Flip OTHER = flip(2, "title", "marketo", 1, 5);

    @OnEachEngine
    void findsByRecordAndFieldWhatWasSavedLast(State state) {
        Flip again = flip(1, "title", "marketo", 2, 0);
        state.run(tx -> state.flips().save(tx, List.of(TITLE, PHONE, OTHER)));
        state.run(tx -> state.flips().save(tx, List.of(again)));

        state.run(tx -> {
            assertThat(state.flips().find(tx, CONTACTS, records(1, 2, 3)))
                    .isEqualTo(Map.of(
                            record(1), Map.of("title", again, "phone", PHONE), record(2), Map.of("title", OTHER)));
            assertThat(state.flips().find(tx, "leads", records(1))).isEmpty();
        });
    }

    @OnEachEngine
    void removesFieldsOrWholeRecords(State state) {
        state.run(tx -> {
            state.flips().save(tx, List.of(TITLE, PHONE, OTHER));
            state.flips().remove(tx, List.of(TITLE));
            assertThat(state.flips().find(tx, CONTACTS, records(1))).containsEntry(record(1), Map.of("phone", PHONE));
            state.flips().remove(tx, CONTACTS, records(1));
            assertThat(state.flips().find(tx, CONTACTS, records(1, 2))).containsOnlyKeys(record(2));
        });
    }

    @OnEachEngine
    void forgetsWhatWasCountedFromAnEarlierTimeOn(State state) {
        state.run(tx -> {
            state.flips().save(tx, List.of(TITLE, PHONE));
            assertThat(state.flips().forget(tx, PHONE.since())).isEqualTo(1);
            assertThat(state.flips().find(tx, CONTACTS, records(1))).containsEntry(record(1), Map.of("phone", PHONE));
        });
    }

    @OnEachEngine
    void aFrozenFieldIsKeptUntilARetryThawsIt(State state) {
        Flip frozen = TITLE.frozen(NOON, 5);
        state.run(tx -> {
            state.flips().save(tx, List.of(frozen, PHONE));
            assertThat(state.flips().forget(tx, NOON.plusSeconds(1))).isZero();
            assertThat(state.flips().find(tx, CONTACTS, records(1)))
                    .containsEntry(record(1), Map.of("title", frozen, "phone", PHONE));

            state.failureList().retry(tx, Optional.empty(), NOON);
            assertThat(state.flips().find(tx, CONTACTS, records(1))).containsEntry(record(1), Map.of("phone", PHONE));
        });
    }

    private static Flip flip(int n, String field, String side, int count, int second) {
        return new Flip(CONTACTS, record(n), field, side, count, NOON.plusSeconds(second));
    }
}
