package dev.tandem.sync;

import dev.tandem.marketo.ChangedField;
import dev.tandem.marketo.FeedEntry;
import dev.tandem.marketo.MergeEntry;
import dev.tandem.state.PendingChange;
import dev.tandem.state.PersonEnd;
import dev.tandem.state.PersonRequest;
import dev.tandem.state.Sent;
import dev.tandem.state.State;
import dev.tandem.state.Transaction;
import dev.tandem.stream.StreamDefinition;
import dev.tandem.sync.PersonFeed.Taken;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Takes Marketo's feeds in: which persons and which fields, never a value, and the place behind the page in the same
 * transaction (design, section 3). What concerns nobody that is linked, or about to be, is forgotten.
 */
public final class PersonNotices {

    /** The type of a New Lead entry (Marketo reference, section 7.4). */
    private static final int NEW = 12;

    private final State state;
    private final Cycle cycle;
    private final Echoes echoes;
    private final LateConflicts lateConflicts;
    private final CoveredEdits covered;
    private final Clock clock;

    public PersonNotices(
            State state, Cycle cycle, Echoes echoes, LateConflicts lateConflicts, CoveredEdits covered, Clock clock) {
        this.state = state;
        this.cycle = cycle;
        this.echoes = echoes;
        this.lateConflicts = lateConflicts;
        this.covered = covered;
        this.clock = clock;
    }

    /** Stores one page of one feed. */
    public void store(Taken taken) {
        List<FeedEntry> entries = taken.page().entries();
        if (entries.isEmpty() && taken.position().isEmpty()) {
            return;
        }
        covered.keep(state.transaction(tx -> {
            Map<Sent, CoveredEdits.Edit> found =
                    switch (taken.kind()) {
                        case CHANGES, SWEEP -> changes(tx, entries, taken.kind());
                        case DELETIONS -> deletions(tx, entries);
                        case MERGES, MERGE_SWEEP -> merges(tx, entries);
                    };
            taken.position().ifPresent(position -> state.feeds().advance(tx, position));
            cycle.check(tx);
            return found;
        }));
    }

    /** What of our own writes the page shows to have covered. */
    private Map<Sent, CoveredEdits.Edit> changes(Transaction tx, List<FeedEntry> entries, PersonFeed.Kind kind) {
        Set<String> known = known(tx, entries.stream().map(FeedEntry::personId));
        List<PendingChange> pending = new ArrayList<>();
        List<PersonRequest> requests = new ArrayList<>();
        Set<String> echoed = echoes.among(tx, entries, known);
        LateConflicts.Found late = lateConflicts.among(tx, entries, known);
        pending.addAll(late.toLookAt());
        for (FeedEntry entry : entries) {
            if (entry.type() == NEW && !known.contains(entry.personId())) {
                requests.add(unspoken(entry));
            }
            for (ChangedField field : entry.fields()) {
                if (field.name().equals(PersonFeed.REQUEST)) {
                    request(entry, field, kind).ifPresent(requests::add);
                } else if (known.contains(entry.personId()) && !echoed.contains(Echoes.key(entry, field))) {
                    pending.add(new PendingChange(entry.personId(), field.name(), entry.at()));
                }
            }
        }
        state.pending().note(tx, pending);
        state.requests().note(tx, requests);
        return late.values();
    }

    /**
     * Any value asks; an empty one says that the request was served, or taken back. What a sweep tells of may have been
     * served long ago: there the person's own field decides when the request's turn comes.
     */
    private Optional<PersonRequest> request(FeedEntry entry, ChangedField field, PersonFeed.Kind kind) {
        Optional<Wish> wish = Optional.ofNullable(field.newValue())
                .map(String::strip)
                .filter(text -> !text.isEmpty() && !text.equalsIgnoreCase("null"))
                .map(Wish::asked);
        return kind == PersonFeed.Kind.SWEEP
                ? wish.map(late -> unspoken(entry))
                : wish.map(asked -> PersonRequest.of(entry.personId(), asked.text(), clock.instant()));
    }

    private static PersonRequest unspoken(FeedEntry entry) {
        return PersonRequest.of(entry.personId(), Wish.UNSPOKEN.text(), entry.at());
    }

    private Map<Sent, CoveredEdits.Edit> deletions(Transaction tx, List<FeedEntry> entries) {
        Set<String> known = known(tx, entries.stream().map(FeedEntry::personId));
        state.personEnds()
                .note(
                        tx,
                        entries.stream()
                                .map(FeedEntry::personId)
                                .filter(known::contains)
                                .map(id -> PersonEnd.deleted(id, clock.instant()))
                                .toList());
        return Map.of();
    }

    private Map<Sent, CoveredEdits.Edit> merges(Transaction tx, List<FeedEntry> entries) {
        Set<String> known = known(tx, entries.stream().flatMap(entry -> MergeEntry.losers(entry).stream()));
        state.personEnds()
                .note(
                        tx,
                        entries.stream()
                                .flatMap(entry -> MergeEntry.losers(entry).stream()
                                        .filter(known::contains)
                                        .map(loser -> PersonEnd.merged(loser, entry.personId(), clock.instant())))
                                .toList());
        return Map.of();
    }

    private Set<String> known(Transaction tx, Stream<String> persons) {
        Set<String> ids = new HashSet<>(persons.toList());
        return ids.isEmpty() ? Set.of() : state.pending().known(tx, StreamDefinition.PERSON, ids);
    }
}
