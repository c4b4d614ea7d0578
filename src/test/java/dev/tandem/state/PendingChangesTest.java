package dev.tandem.state;

import static dev.tandem.state.Some.CONTACTS;
import static dev.tandem.state.Some.NOON;
import static dev.tandem.state.Some.link;
import static dev.tandem.state.Some.records;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

class PendingChangesTest {

    private static final String PERSON = "lead";
    private static final Optional<Collection<String>> ALL = Optional.empty();

    @OnEachEngine
    void numbersEachNoteAndKeepsTheLaterTime(State state) {
        state.run(tx -> state.pending().note(tx, List.of(change("p1", "title", 5), change("p1", "phone", 5))));
        state.run(tx -> state.pending().note(tx, List.of(change("p1", "title", 2), change("p2", "title", 9))));

        state.run(tx -> {
            assertThat(state.pending().of(tx, List.of("p1", "p2", "p3")))
                    .isEqualTo(Map.of(
                            "p1",
                            List.of(
                                    new PendingChange("p1", "phone", NOON.plusSeconds(5), 2),
                                    new PendingChange("p1", "title", NOON.plusSeconds(5), 3)),
                            "p2",
                            List.of(new PendingChange("p2", "title", NOON.plusSeconds(9), 4))));
            assertThat(state.pending().lastSequence(tx)).isEqualTo(4);
        });
    }

    @OnEachEngine
    void theLastNoteOfAFieldInOneCallCounts(State state) {
        state.run(tx -> state.pending().note(tx, List.of(change("p1", "title", 5), change("p1", "title", 3))));

        state.run(tx -> assertThat(state.pending().of(tx, List.of("p1")))
                .containsEntry("p1", List.of(new PendingChange("p1", "title", NOON.plusSeconds(5), 2))));
    }

    @OnEachEngine
    void showsNoSequenceBeforeItIsCommitted(State state) {
        List<CompletableFuture<Void>> second = new ArrayList<>();
        state.run(tx -> {
            state.pending().note(tx, List.of(change("p1", "title", 1)));
            if (second.isEmpty()) {
                second.add(CompletableFuture.runAsync(
                        () -> state.run(other -> state.pending().note(other, List.of(change("p2", "title", 1))))));
            }
            long seen = state.transaction(other -> state.pending().lastSequence(other));
            assertThat(seen).isZero();
        });
        second.get(0).join();

        state.run(tx -> {
            assertThat(state.pending().lastSequence(tx)).isEqualTo(2);
            assertThat(state.pending().of(tx, List.of("p1")).get("p1"))
                    .extracting(PendingChange::sequence)
                    .containsExactly(1L);
        });
    }

    @OnEachEngine
    void removesOnlyWhatWasNotedBefore(State state) {
        state.run(tx -> state.pending().note(tx, List.of(change("p1", "phone", 1), change("p1", "title", 1))));
        long seen = state.transaction(tx -> state.pending().lastSequence(tx));
        state.run(tx -> state.pending().note(tx, List.of(change("p1", "title", 0), change("p2", "title", 1))));

        state.run(tx -> state.pending().remove(tx, List.of("p1", "p2"), seen));

        state.run(tx -> assertThat(state.pending().of(tx, List.of("p1", "p2")))
                .isEqualTo(Map.of(
                        "p1",
                        List.of(new PendingChange("p1", "title", NOON.plusSeconds(1), 3)),
                        "p2",
                        List.of(new PendingChange("p2", "title", NOON.plusSeconds(1), 4)))));
    }

    @OnEachEngine
    void pagesThroughTheStreamsLinkedPersonsByMarketoId(State state) {
        Link lead = new Link("leads", Some.record(7), PERSON, "p4", null, null, null, 0);
        state.run(tx -> {
            state.links().save(tx, List.of(link(5), link(3), link(1), link(2), lead));
            state.pending()
                    .note(
                            tx,
                            IntStream.of(5, 4, 9, 3, 1)
                                    .mapToObj(n -> change("p" + n, "title", n))
                                    .toList());
            state.pending().note(tx, List.of(change("p1", "phone", 1)));
        });

        state.run(tx -> {
            assertThat(state.pending().persons(tx, CONTACTS, PERSON, ALL, 99, null, 2))
                    .containsExactly(link(1), link(3));
            assertThat(state.pending().persons(tx, CONTACTS, PERSON, ALL, 99, "p3", 2))
                    .containsExactly(link(5));
            assertThat(state.pending().persons(tx, "leads", PERSON, ALL, 99, null, 2))
                    .containsExactly(lead);
            assertThat(state.pending().persons(tx, CONTACTS, "company", ALL, 99, null, 2))
                    .isEmpty();
        });
    }

    @OnEachEngine
    void countsOnlyTheseFieldsUpToTheSequence(State state) {
        state.run(tx -> {
            state.links().save(tx, List.of(link(1), link(2), link(3)));
            state.pending()
                    .note(
                            tx,
                            List.of(
                                    change("p1", "title", 1),
                                    change("p2", "unsubscribed", 1),
                                    change("p3", "unsubscribed", 1)));
        });

        state.run(tx -> {
            assertThat(state.pending()
                            .persons(tx, CONTACTS, PERSON, Optional.of(Set.of("unsubscribed", "x")), 99, null, 9))
                    .containsExactly(link(2), link(3));
            assertThat(state.pending().persons(tx, CONTACTS, PERSON, Optional.of(List.of("unsubscribed")), 2, null, 9))
                    .containsExactly(link(2));
            assertThat(state.pending().persons(tx, CONTACTS, PERSON, Optional.of(List.of()), 99, null, 9))
                    .isEmpty();
            assertThat(state.pending().persons(tx, CONTACTS, PERSON, ALL, 1, null, 9))
                    .containsExactly(link(1));
        });
    }

    @OnEachEngine
    void findsAPersonBehindAFloodOfOtherStreamsPersons(State state) {
        List<PendingChange> flood = IntStream.range(0, 1_500)
                .boxed()
                .flatMap(n -> IntStream.range(0, 3).mapToObj(f -> change("a" + n, "field" + f, 1)))
                .toList();
        state.run(tx -> {
            state.links().save(tx, List.of(link(1), link(2)));
            state.pending().note(tx, flood);
            state.pending().note(tx, List.of(change("p1", "title", 1), change("p2", "title", 1)));
        });

        state.run(tx -> assertThat(state.pending().persons(tx, CONTACTS, PERSON, ALL, 9_999, null, 9))
                .containsExactly(link(1), link(2)));
    }

    @OnEachEngine
    void namesEachPersonOnceAcrossAllPages(State state) {
        List<Link> links = IntStream.range(0, 900).mapToObj(Some::link).toList();
        List<PendingChange> changes = links.stream()
                .flatMap(link -> IntStream.range(0, 7).mapToObj(f -> change(link.marketoId(), "field" + f, 1)))
                .toList();
        state.run(tx -> {
            state.links().save(tx, links);
            state.pending().note(tx, changes);
        });

        List<Link> walked = new ArrayList<>();
        state.run(tx -> {
            walked.clear();
            String after = null;
            List<Link> page;
            do {
                page = state.pending().persons(tx, CONTACTS, PERSON, ALL, changes.size(), after, 300);
                walked.addAll(page);
                after = page.isEmpty() ? after : page.get(page.size() - 1).marketoId();
            } while (page.size() == 300);
        });

        assertThat(walked).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(links);
    }

    @OnEachEngine
    void dropsThePersonsThatHaveNeitherLinkNorIntent(State state) {
        state.run(tx -> {
            state.links().save(tx, List.of(link(1)));
            state.intents().open(tx, List.of(Some.intent(2, "p2"), Some.intent(4, null)));
            state.pending()
                    .note(tx, List.of(change("p1", "title", 1), change("p2", "title", 1), change("p3", "title", 1)));
        });

        int dropped = state.transaction(tx -> state.pending().dropUnlinked(tx, PERSON));

        assertThat(dropped).isEqualTo(1);
        state.run(tx ->
                assertThat(state.pending().of(tx, List.of("p1", "p2", "p3"))).containsOnlyKeys("p1", "p2"));
    }

    @OnEachEngine
    void knowsThePersonsWithALinkOrAnOpenIntent(State state) {
        state.run(tx -> {
            state.links().save(tx, List.of(link(1)));
            state.intents().open(tx, List.of(Some.intent(2, "p2"), Some.intent(3, "p3")));
            state.intents().close(tx, CONTACTS, records(3));
        });

        state.run(tx -> {
            assertThat(state.pending().known(tx, PERSON, List.of("p1", "p2", "p3", "p4")))
                    .containsExactlyInAnyOrder("p1", "p2");
            assertThat(state.pending().known(tx, "company", List.of("p1"))).isEmpty();
            assertThat(state.pending().known(tx, PERSON, List.of())).isEmpty();
        });
    }

    @OnEachEngine
    void countsPersonsAndTellsTheOldestChangeOfTheStream(State state) {
        state.run(tx -> {
            state.links().save(tx, List.of(link(1), link(2)));
            assertThat(state.pending().oldest(tx, CONTACTS, PERSON)).isEmpty();
            state.pending()
                    .note(
                            tx,
                            List.of(
                                    change("p1", "title", 3),
                                    change("p1", "phone", 2),
                                    change("p2", "title", 4),
                                    change("p9", "title", 1)));
        });

        state.run(tx -> {
            assertThat(state.pending().count(tx, CONTACTS, PERSON)).isEqualTo(2);
            assertThat(state.pending().oldest(tx, CONTACTS, PERSON)).contains(NOON.plusSeconds(2));
            assertThat(state.pending().count(tx, "leads", PERSON)).isZero();
            assertThat(state.pending().oldest(tx, "leads", PERSON)).isEmpty();
        });
    }

    private static PendingChange change(String person, String field, int second) {
        Instant at = NOON.plusSeconds(second);
        return new PendingChange(person, field, at);
    }
}
