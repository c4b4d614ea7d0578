package dev.tandem.sync;

import dev.tandem.dynamics.Row;
import dev.tandem.state.Failure;
import dev.tandem.state.Link;
import dev.tandem.state.PutOff;
import dev.tandem.state.State;
import dev.tandem.state.Tally;
import dev.tandem.state.Tombstone;
import dev.tandem.state.Transaction;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Makes durable what planning a page settled, and commits the page itself when its writes are done. */
public final class Settlement {

    /** The code of a record that lacks what Marketo demands. */
    private static final String INCOMPLETE = "incomplete";

    /** Later than every cycle, and within what both databases can hold. */
    private static final Instant NOT_BY_TIME = Instant.parse("9000-01-01T00:00:00Z");

    private static final Set<Lane> OF_A_LOAD = EnumSet.of(Lane.LOAD, Lane.LIVE, Lane.CATCH_UP);

    private final State state;
    private final Cycle cycle;
    private final Patience patience;
    private final Clock clock;
    private final Turn turn;
    private final Regrouping regrouping;

    public Settlement(State state, Cycle cycle, Patience patience, Clock clock, Turn turn, Regrouping regrouping) {
        this.state = state;
        this.cycle = cycle;
        this.patience = patience;
        this.clock = clock;
        this.turn = turn;
        this.regrouping = regrouping;
    }

    /** Counts the settled inputs of a page as unchanged or skipped, and ends what waited for them. */
    void settle(Page page, Settled settled) {
        cycle.expect(page.stream(), page.size() - settled.size());
        List<Failure> failures = failures(page, settled);
        Map<String, Long> failed = failures.isEmpty() ? Map.of() : Map.of(INCOMPLETE, (long) failures.size());
        Tally tally = new Tally(settled.size(), 0, settled.unchanged().size(), settled.skipped(), failed);
        cycle.commit(page.stream(), tally, tx -> {
            state.links().save(tx, settled.retied());
            regrouping.lookAgain(
                    tx,
                    page.stream(),
                    settled.retied().stream().map(Link::recordId).toList());
            seen(tx, page);
            List<UUID> records = settled.records();
            state.failures().resolve(tx, page.stream(), records);
            state.putOffs().remove(tx, page.stream(), records);
            state.putOffs().add(tx, waiting(page, settled.paused(), Wait.PAUSED));
            state.putOffs().add(tx, waiting(page, settled.braked(), Wait.BRAKED));
            state.putOffs().add(tx, awaited(page, settled.awaited()));
            patience.hold(tx, page.stream(), records, settled.held(), settled.unchanged());
            patience.record(tx, page.stream(), failures);
            retire(tx, settled.retired());
            left(tx, page, records);
        });
        settled.tell(cycle.watch());
    }

    /** Whoever resumes them makes them due. */
    private static List<PutOff> waiting(Page page, List<UUID> records, Wait cause) {
        return records.stream()
                .map(record -> new PutOff(page.stream(), record, cause.reason(), null, NOT_BY_TIME))
                .toList();
    }

    private static List<PutOff> awaited(Page page, Map<UUID, Instant> records) {
        return records.entrySet().stream()
                .map(record ->
                        new PutOff(page.stream(), record.getKey(), Wait.ANSWER_LOST.reason(), null, record.getValue()))
                .toList();
    }

    /** What a record that does not take part lacks of its person is merged when it takes part again. */
    private void left(Transaction tx, Page page, List<UUID> records) {
        if (page.lane().looksAtPersons()) {
            state.pending()
                    .remove(
                            tx,
                            state.links().find(tx, page.stream(), records).values().stream()
                                    .map(Link::marketoId)
                                    .toList(),
                            Long.MAX_VALUE);
        }
    }

    private List<Failure> failures(Page page, Settled settled) {
        Instant now = clock.instant();
        return settled.failed().stream()
                .map(it -> new Failure(page.stream(), it.recordId(), INCOMPLETE, it.sentence(), 1, now, now, now))
                .toList();
    }

    /** The page's writes are done: whoever starts again starts behind it. */
    public void commitPage(Plan plan) {
        cycle.allCame(plan.page().stream());
        plan.page()
                .after()
                .ifPresent(checkpoint -> state.run(tx -> {
                    state.checkpoints().advance(tx, checkpoint);
                    cycle.check(tx);
                }));
        turn.giveBack();
    }

    private void seen(Transaction tx, Page page) {
        if (OF_A_LOAD.contains(page.lane())) {
            state.links()
                    .seen(tx, page.stream(), page.rows().stream().map(Row::id).toList(), page.load());
        }
    }

    private void retire(Transaction tx, List<Link> links) {
        state.links().remove(tx, links);
        links.forEach(link -> {
            state.bases().remove(tx, link.stream(), List.of(link.recordId()));
            state.intents().close(tx, link.stream(), List.of(link.recordId()));
        });
        state.tombstones()
                .bury(
                        tx,
                        links.stream()
                                .map(link -> Tombstone.of(link, Tombstone.Reason.DELETED, clock.instant()))
                                .toList());
    }
}
