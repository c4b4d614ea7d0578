package dev.tandem.sync;

import dev.tandem.governor.Urgency;
import dev.tandem.marketo.MarketoClient;
import dev.tandem.state.Link;
import dev.tandem.state.PendingChange;
import dev.tandem.state.PersonEnd;
import dev.tandem.state.State;
import dev.tandem.state.Tombstone;
import dev.tandem.state.Transaction;
import dev.tandem.stream.StreamDefinition;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What becomes of links whose person was merged into another one or deleted in Marketo (design, section 5). Of two linked
 * persons that were merged the winner's link stays; the other record is not created anew.
 */
public final class PersonEndings {

    private static final int AT_ONCE = 300;
    private static final Logger LOG = LoggerFactory.getLogger(PersonEndings.class);

    private final State state;
    private final MarketoClient marketo;
    private final PersonRemovals removals;
    private final UnconfirmedWinners unconfirmed;
    private final Cycle cycle;
    private final Clock clock;

    public PersonEndings(
            State state,
            MarketoClient marketo,
            PersonRemovals removals,
            UnconfirmedWinners unconfirmed,
            Cycle cycle,
            Clock clock) {
        this.removals = removals;
        this.unconfirmed = unconfirmed;
        this.state = state;
        this.marketo = marketo.with(Urgency.FEED);
        this.cycle = cycle;
        this.clock = clock;
    }

    /** Settles all ends that the feeds have told of so far. */
    public void settle() {
        Instant now = clock.instant();
        List<PersonEnd> ends;
        do {
            ends = state.transaction(tx -> state.personEnds().due(tx, now.plusSeconds(1), AT_ONCE));
            List<PersonEnd> these = ends;
            Map<String, Map<String, Object>> found = these.isEmpty() ? Map.of() : stillThere(these);
            Set<String> there = found.keySet();
            List<Link> deleted = deleted(these, there);
            Set<String> waiting = new HashSet<>(removals.waiting(deleted));
            waiting.addAll(unconfirmed.among(these, found));
            deleted.stream().filter(link -> !waiting.contains(link.marketoId())).forEach(removals::remove);
            state.run(tx -> {
                these.stream().filter(end -> !waiting.contains(end.marketoId())).forEach(end -> settle(tx, end, there));
                state.personEnds()
                        .remove(
                                tx,
                                these.stream()
                                        .map(PersonEnd::marketoId)
                                        .filter(id -> !waiting.contains(id))
                                        .toList());
                state.personEnds().putOff(tx, waiting);
                cycle.check(tx);
            });
        } while (ends.size() == AT_ONCE);
    }

    /** A person that is said to be gone counts as gone only if a look does not find it. */
    private Map<String, Map<String, Object>> stillThere(List<PersonEnd> ends) {
        Set<String> ids = new HashSet<>();
        ends.forEach(end -> {
            ids.add(end.marketoId());
            end.winner().ifPresent(ids::add);
        });
        return new Persons(marketo)
                .by("id", ids, unconfirmed.keys()).values().stream()
                        .flatMap(List::stream)
                        .collect(Collectors.toMap(Persons::id, Function.identity()));
    }

    /** The links of persons that are gone and live on in no other one; a deletion is sent before its link ends. */
    private List<Link> deleted(List<PersonEnd> ends, Set<String> there) {
        List<String> ids = ends.stream()
                .filter(end -> end.winner().filter(there::contains).isEmpty())
                .map(PersonEnd::marketoId)
                .filter(id -> !there.contains(id))
                .toList();
        return ids.isEmpty()
                ? List.of()
                : List.copyOf(state.transaction(tx -> state.links().ofMarketo(tx, StreamDefinition.PERSON, ids))
                        .values());
    }

    private void settle(Transaction tx, PersonEnd end, Set<String> there) {
        Map<String, Link> links = state.links()
                .ofMarketo(
                        tx,
                        StreamDefinition.PERSON,
                        end.winner()
                                .map(winner -> List.of(end.marketoId(), winner))
                                .orElse(List.of(end.marketoId())));
        Optional<Link> gone =
                Optional.ofNullable(links.get(end.marketoId())).filter(link -> !there.contains(end.marketoId()));
        if (gone.isEmpty()) {
            return;
        }
        Optional<String> winner = end.winner().filter(there::contains);
        if (winner.isEmpty()) {
            retire(tx, gone.get(), Tombstone.Reason.PERSON_DELETED, null);
        } else if (links.containsKey(winner.get())) {
            mergedInto(tx, gone.get(), links.get(winner.get()));
        } else {
            follow(tx, gone.get(), winner.get());
        }
    }

    private void mergedInto(Transaction tx, Link loser, Link winner) {
        retire(tx, loser, Tombstone.Reason.MERGED, winner.recordId().toString());
        look(tx, winner.marketoId());
        LOG.warn(
                "{} {} has no person of its own any more: Marketo merged it into person {}, which is linked to {} {}."
                        + " Merge the two records in Dynamics, too.",
                loser.stream(),
                loser.recordId(),
                winner.marketoId(),
                winner.stream(),
                winner.recordId());
    }

    /** The record goes on with the person into which its own was merged. */
    private void follow(Transaction tx, Link link, String winner) {
        state.links().remove(tx, List.of(link));
        state.tombstones()
                .bury(
                        tx,
                        List.of(Tombstone.of(link, Tombstone.Reason.MERGED, clock.instant())
                                .movedTo(winner)));
        state.links()
                .save(
                        tx,
                        List.of(new Link(
                                link.stream(),
                                link.recordId(),
                                link.object(),
                                winner,
                                null,
                                null,
                                link.address(),
                                link.load(),
                                link.ties(),
                                link.filled())));
        look(tx, winner);
    }

    /** Its person holds more than before, so both sides are compared. */
    private void look(Transaction tx, String person) {
        state.pending().note(tx, List.of(PendingChange.ofAll(person, clock.instant())));
    }

    private void retire(Transaction tx, Link link, Tombstone.Reason reason, String movedTo) {
        state.links().remove(tx, List.of(link));
        state.bases().remove(tx, link.stream(), List.of(link.recordId()));
        state.brakes().made(tx, link.stream(), List.of(link.recordId()));
        state.tombstones()
                .bury(tx, List.of(Tombstone.of(link, reason, clock.instant()).movedTo(movedTo)));
        state.held().wake(tx, List.of(Parents.waitsFor(link.stream(), link.recordId())), clock.instant());
    }
}
