package dev.tandem.state;

import static dev.tandem.state.Some.CONTACTS;
import static dev.tandem.state.Some.record;
import static dev.tandem.state.Some.records;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

class BasesTest {

    private static final Base TITLE = new Base("text 100", Long.MIN_VALUE);
    private static final Base PHONE = new Base("phone v2", 7);

    @OnEachEngine
    void findsByRecordWhatWasSaved(State state) {
        LinkBases full = bases(1, Map.of("title", TITLE, "phone", PHONE));
        LinkBases empty = LinkBases.none(CONTACTS, record(2));
        state.run(tx -> state.bases().save(tx, List.of(full, empty)));

        state.run(tx -> {
            assertThat(state.bases().find(tx, CONTACTS, records(1, 2, 3)))
                    .isEqualTo(Map.of(record(1), full, record(2), empty));
            assertThat(state.bases().find(tx, "leads", records(1, 2))).isEmpty();
            assertThat(state.bases().find(tx, CONTACTS, List.of())).isEmpty();
        });
    }

    @OnEachEngine
    void replacesAllBasesOfALinkAndOfNoOther(State state) {
        LinkBases other = bases(2, Map.of("title", TITLE));
        state.run(tx -> state.bases().save(tx, List.of(bases(1, Map.of("title", TITLE, "phone", PHONE)), other)));
        LinkBases now = bases(1, Map.of("phone", new Base("phone v3", 8)));
        state.run(tx -> state.bases().save(tx, List.of(now)));

        state.run(tx -> assertThat(state.bases().find(tx, CONTACTS, records(1, 2)))
                .isEqualTo(Map.of(record(1), now, record(2), other)));
    }

    @OnEachEngine
    void keepsFieldsOfOneFormAndFormsOfOneFieldApart(State state) {
        LinkBases one = bases(1, Map.of("title", TITLE, "phone", new Base(TITLE.form(), 1)));
        LinkBases two = bases(2, Map.of("title", new Base("text 50", TITLE.fingerprint())));
        state.run(tx -> state.bases().save(tx, List.of(one, two)));

        state.run(tx -> assertThat(state.bases().find(tx, CONTACTS, records(1, 2)))
                .isEqualTo(Map.of(record(1), one, record(2), two)));
    }

    @OnEachEngine
    void keepsEqualFingerprintsOfSeveralFields(State state) {
        LinkBases equal = bases(1, Map.of("a", new Base("f", 1), "b", new Base("f", 1), "c", new Base("g", 1)));
        state.run(tx -> state.bases().save(tx, List.of(equal)));

        state.run(tx -> assertThat(state.bases().find(tx, CONTACTS, records(1))).containsEntry(record(1), equal));
    }

    @OnEachEngine
    void keepTheirOriginWhenCarriedToAnotherRecord(State state) {
        LinkBases lead = new LinkBases("leads", record(1), record(1), Map.of("title", TITLE));
        state.run(tx -> state.bases().save(tx, List.of(lead)));
        state.run(tx -> {
            LinkBases found = state.bases().find(tx, "leads", records(1)).get(record(1));
            state.bases().remove(tx, "leads", records(1));
            state.bases().save(tx, List.of(found.carriedTo(CONTACTS, record(9))));
        });

        state.run(tx -> {
            assertThat(state.bases().find(tx, "leads", records(1))).isEmpty();
            assertThat(state.bases().find(tx, CONTACTS, records(9)))
                    .containsEntry(record(9), new LinkBases(CONTACTS, record(9), record(1), Map.of("title", TITLE)));
        });
    }

    @OnEachEngine
    void removesThoseOfTheseRecordsAlone(State state) {
        state.run(tx ->
                state.bases().save(tx, List.of(bases(1, Map.of("title", TITLE)), bases(2, Map.of("title", TITLE)))));
        state.run(tx -> state.bases().remove(tx, CONTACTS, records(1, 3)));

        state.run(tx ->
                assertThat(state.bases().find(tx, CONTACTS, records(1, 2))).containsOnlyKeys(record(2)));
    }

    @OnEachEngine
    void believesNoFormOfATransactionThatWasUndone(State state) {
        LinkBases undone = bases(1, Map.of("title", TITLE));
        LinkBases saved = bases(2, Map.of("phone", TITLE, "title", TITLE));
        assertThatThrownBy(() -> state.run(tx -> {
                    state.bases().save(tx, List.of(undone));
                    throw new IllegalStateException("undo");
                }))
                .hasMessage("undo");
        state.run(tx -> state.bases().save(tx, List.of(saved)));

        state.run(tx ->
                assertThat(state.bases().find(tx, CONTACTS, records(1, 2))).isEqualTo(Map.of(record(2), saved)));
    }

    @OnEachEngine
    void addsTheFormsOfTwoThatSaveAtOnce(State state) {
        List<CompletableFuture<Void>> savers = IntStream.range(0, 4)
                .mapToObj(n -> CompletableFuture.runAsync(
                        () -> state.run(tx -> state.bases().save(tx, List.of(wide(n))))))
                .toList();
        savers.forEach(CompletableFuture::join);

        state.run(tx -> {
            assertThat(state.bases().find(tx, CONTACTS, records(0, 1, 2, 3)))
                    .isEqualTo(Map.of(record(0), wide(0), record(1), wide(1), record(2), wide(2), record(3), wide(3)));
            assertThat(tx.selectNumber("forms", "select count(*) as forms from forms"))
                    .isEqualTo(30);
        });
    }

    @OnEachEngine
    void takesAPageOfManyFieldsInOneCall(State state) {
        List<LinkBases> page =
                IntStream.range(0, 5_000).mapToObj(BasesTest::wide).toList();
        List<UUID> ids = page.stream().map(LinkBases::recordId).toList();
        state.run(tx -> state.bases().save(tx, page));

        Map<UUID, LinkBases> found = state.transaction(tx -> state.bases().find(tx, CONTACTS, ids));

        assertThat(found.values()).containsExactlyInAnyOrderElementsOf(page);
    }

    @OnEachEngine
    void holdsAFormOfTheGreatestLength(State state) {
        LinkBases longest = bases(1, Map.of("f".repeat(200), new Base("\u6771".repeat(500), 1)));
        state.run(tx -> state.bases().save(tx, List.of(longest)));

        state.run(tx -> assertThat(state.bases().find(tx, CONTACTS, records(1))).containsEntry(record(1), longest));
        assertThatThrownBy(() -> new Base("x".repeat(501), 1)).hasMessageContaining("501");
    }

    private static LinkBases bases(int n, Map<String, Base> fields) {
        return new LinkBases(CONTACTS, record(n), record(n), fields);
    }

    private static LinkBases wide(int n) {
        Map<String, Base> fields = new HashMap<>();
        IntStream.range(0, 30).forEach(i -> fields.put("field" + i, new Base("text", 31L * n + i)));
        return bases(n, fields);
    }
}
