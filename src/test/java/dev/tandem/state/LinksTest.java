package dev.tandem.state;

import static dev.tandem.state.Some.CONTACTS;
import static dev.tandem.state.Some.link;
import static dev.tandem.state.Some.record;
import static dev.tandem.state.Some.records;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

class LinksTest {

    @OnEachEngine
    void findsByRecordAndByMarketoIdWhatWasSaved(State state) {
        Link full = new Link(CONTACTS, record(1), "lead", "101", Long.MIN_VALUE, 9L, -3L, 4);
        Link bare = new Link(CONTACTS, record(2), "lead", "102", null, null, null, 0);
        state.run(tx -> state.links().save(tx, List.of(full, bare)));

        Map<UUID, Link> found = state.transaction(tx -> state.links().find(tx, CONTACTS, records(1, 2, 3)));
        Map<String, Link> ofMarketo =
                state.transaction(tx -> state.links().ofMarketo(tx, "lead", List.of("102", "103", "102")));

        assertThat(found).isEqualTo(Map.of(record(1), full, record(2), bare));
        assertThat(ofMarketo).isEqualTo(Map.of("102", bare));
    }

    @OnEachEngine
    void keepsStreamsAndObjectsApart(State state) {
        Link contact = link(1);
        Link account = new Link("accounts", record(1), "company", "p1", null, null, null, 0);
        state.run(tx -> state.links().save(tx, List.of(contact, account)));

        state.run(tx -> assertThat(state.links().find(tx, CONTACTS, records(1)))
                .containsExactly(Map.entry(record(1), contact)));
        state.run(tx -> assertThat(state.links().ofMarketo(tx, "company", List.of("p1")))
                .containsExactly(Map.entry("p1", account)));
        state.run(tx -> assertThat(state.links().count(tx, "accounts")).isEqualTo(1));
    }

    @OnEachEngine
    void replacesTheLinkOfTheSameRecord(State state) {
        Link moved = new Link(CONTACTS, record(1), "lead", "p9", null, 8L, 5L, 2);
        state.run(tx -> state.links().save(tx, List.of(link(1))));
        state.run(tx -> state.links().save(tx, List.of(moved)));

        state.run(tx ->
                assertThat(state.links().find(tx, CONTACTS, records(1))).containsExactly(Map.entry(record(1), moved)));
        state.run(tx ->
                assertThat(state.links().ofMarketo(tx, "lead", List.of("p1"))).isEmpty());
    }

    @OnEachEngine
    void refusesASecondRecordForALinkedPerson(State state) {
        state.run(tx -> state.links().save(tx, List.of(link(1))));
        Link second = new Link("leads", record(2), "lead", "p1", null, null, null, 0);

        assertThatThrownBy(() -> state.run(tx -> state.links().save(tx, List.of(link(3), second))))
                .isInstanceOfSatisfying(AlreadyLinked.class, e -> {
                    assertThat(e.holder()).isEqualTo(record(1));
                    assertThat(e.claimant()).isEqualTo(record(2));
                    assertThat(e.marketoId()).isEqualTo("p1");
                })
                .hasMessageContaining(record(1).toString())
                .hasMessageContaining(record(2).toString());
        state.run(tx -> assertThat(state.links().count(tx, CONTACTS)).isEqualTo(1));
    }

    @OnEachEngine
    void refusesTwoRecordsForOnePersonInOneBatch(State state) {
        Link second = new Link(CONTACTS, record(2), "lead", "p1", null, null, null, 0);

        assertThatThrownBy(() -> state.run(tx -> state.links().save(tx, List.of(link(1), second))))
                .isInstanceOf(AlreadyLinked.class);
    }

    @OnEachEngine
    void pagesThroughTheLinksThatALoadDidNotSee(State state) {
        List<Link> links = IntStream.rangeClosed(1, 6).mapToObj(Some::link).toList();
        state.run(tx -> {
            state.links().save(tx, links);
            state.links().seen(tx, CONTACTS, records(2, 5, 99), 2);
        });

        List<List<Link>> pages = new ArrayList<>();
        state.run(tx -> {
            pages.add(state.links().notSeenIn(tx, CONTACTS, 2, null, 3));
            pages.add(state.links().notSeenIn(tx, CONTACTS, 2, record(4), 3));
            pages.add(state.links().notSeenIn(tx, CONTACTS, 1, null, 3));
        });

        assertThat(pages).containsExactly(List.of(link(1), link(3), link(4)), List.of(link(6)), List.of());
    }

    @OnEachEngine
    void countsHowManyLinksShareAnAddress(State state) {
        List<Long> addresses = Arrays.asList(-1L, -1L, 2L, null);
        List<Link> links = IntStream.range(0, 4)
                .mapToObj(n -> new Link(CONTACTS, record(n), "lead", "p" + n, null, null, addresses.get(n), 0))
                .toList();
        state.run(tx -> state.links().save(tx, links));

        state.run(tx -> assertThat(state.links().sharing(tx, Arrays.asList(-1L, 2L, 3L, null, -1L)))
                .isEqualTo(Map.of(-1L, 2, 2L, 1)));
    }

    @OnEachEngine
    void removesOnlyALinkThatStillJoinsTheSameIds(State state) {
        Link stale = new Link(CONTACTS, record(2), "lead", "elsewhere", null, null, null, 0);
        state.run(tx -> {
            state.links().save(tx, List.of(link(1), link(2)));
            state.links().remove(tx, List.of(link(1), stale));
        });

        state.run(tx ->
                assertThat(state.links().find(tx, CONTACTS, records(1, 2))).containsOnlyKeys(record(2)));
    }

    @OnEachEngine
    void takesAWholePageInOneCall(State state) {
        List<Link> page = IntStream.range(0, 5_000).mapToObj(Some::link).toList();
        List<UUID> ids = page.stream().map(Link::recordId).toList();
        state.run(tx -> state.links().save(tx, page));
        state.run(tx -> state.links().seen(tx, CONTACTS, ids, 3));

        Map<UUID, Link> found = state.transaction(tx -> state.links().find(tx, CONTACTS, ids));
        Map<String, Link> ofMarketo = state.transaction(tx -> state.links()
                .ofMarketo(tx, "lead", page.stream().map(Link::marketoId).toList()));

        assertThat(found).hasSize(5_000).allSatisfy((id, link) -> assertThat(link.load())
                .isEqualTo(3));
        assertThat(ofMarketo.values()).containsExactlyInAnyOrderElementsOf(found.values());
    }

    @OnEachEngine
    void findsNothingForNoIds(State state) {
        state.run(tx -> assertThat(state.links().find(tx, CONTACTS, List.of())).isEmpty());
        state.run(
                tx -> assertThat(state.links().ofMarketo(tx, "lead", List.of())).isEmpty());
        state.run(tx -> assertThat(state.links().sharing(tx, List.of())).isEmpty());
    }

    @OnEachEngine
    void findsTheLinksOfEveryStreamThatCarryAnAddress(State state) {
        Link contact = new Link(CONTACTS, record(1), "lead", "p1", null, null, -1L, 0);
        Link lead = new Link("leads", record(2), "lead", "p2", null, null, -1L, 0);
        Link other = new Link("leads", record(3), "lead", "p3", null, null, 2L, 0);
        state.run(tx -> state.links().save(tx, List.of(lead, contact, other, link(4))));

        state.run(tx -> assertThat(state.links().withAddress(tx, Arrays.asList(-1L, 3L, null)))
                .containsExactly(contact, lead));
    }
}
