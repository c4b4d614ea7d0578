package dev.tandem.sync;

import dev.tandem.state.ConflictRecord;
import dev.tandem.state.Flip;
import dev.tandem.state.Link;
import dev.tandem.state.LinkBases;
import dev.tandem.state.OptOut;
import dev.tandem.state.PersonEnd;
import dev.tandem.state.PutOff;
import dev.tandem.state.Sent;
import dev.tandem.state.State;
import dev.tandem.state.Transaction;
import dev.tandem.sync.Identified.Patched;
import dev.tandem.sync.Identified.Result;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What the merges of one batch leave in the state: bases, conflicts, opt-outs, which way fields
 * travelled, and that pending changes and covered edits are done with. A
 * base moves only here, when the write that made both sides equal is confirmed.
 */
final class MergeEffects {

    private final State state;
    private final String stream;
    private final long seen;
    private final Instant now;
    private final List<LinkBases> bases = new ArrayList<>();
    private final List<ConflictRecord> conflicts = new ArrayList<>();
    private final Map<UUID, Set<String>> decided = new HashMap<>();
    private final Map<Long, Set<String>> optOuts = new TreeMap<>();
    private final Map<Long, Set<String>> optIns = new TreeMap<>();
    private final Map<UUID, Set<String>> optedOut = new HashMap<>();
    private final List<PersonEnd> gone = new ArrayList<>();
    private final Set<String> persons = new HashSet<>();
    private final Set<UUID> unlinked = new HashSet<>();
    private final List<Sent> over = new ArrayList<>();
    private final List<Flip> flips = new ArrayList<>();
    private final List<Flip> thawed = new ArrayList<>();
    private final Map<UUID, Set<String>> frozen = new TreeMap<>();

    /**
     * @param seen the last number of the pending changes before the persons were read
     */
    MergeEffects(State state, String stream, long seen, Instant now) {
        this.state = state;
        this.stream = stream;
        this.seen = seen;
        this.now = now;
    }

    void add(Result.Applied applied) {
        Change change = applied.change();
        Set<String> inDynamics = applied.patched() instanceof Patched.Done done ? done.fields() : Set.of();
        change.merged().ifPresent(merged -> {
            bases.add(merged.bases().written(stream, change.recordId(), inDynamics));
            note(change, applied.marketoId(), merged);
            merged.watched().travelling().forEach((field, flip) -> {
                if (!merged.patch().containsKey(field) || inDynamics.contains(field)) {
                    flips.add(flip);
                }
            });
        });
    }

    void add(Result.Unchanged result) {
        Change change = result.change();
        MergePlan merged = change.merged().orElseThrow();
        if (merged.bases().moved()) {
            bases.add(merged.bases().unwritten(stream, change.recordId()));
        }
        note(change, result.marketoId(), merged);
    }

    private void note(Change change, String marketoId, MergePlan merged) {
        persons.add(marketoId);
        conflicts.addAll(merged.conflicts());
        if (!merged.decided().isEmpty()) {
            decided.put(change.recordId(), merged.decided());
        }
        change.address().ifPresent(address -> {
            add(optOuts, address, merged.consent().optOuts());
            add(optIns, address, merged.consent().optIns());
        });
        optedOut.put(change.recordId(), merged.consent().optedOut());
        over.addAll(merged.over());
        flips.addAll(merged.watched().frozen());
        thawed.addAll(merged.watched().thawed());
        if (!merged.watched().news().isEmpty()) {
            frozen.put(change.recordId(), merged.watched().news());
        }
    }

    private static void add(Map<Long, Set<String>> all, Long address, Set<String> fields) {
        if (!fields.isEmpty()) {
            all.computeIfAbsent(address, key -> new HashSet<>()).addAll(fields);
        }
    }

    /** Its person was not there; whether it was deleted or merged, the feed says. */
    void gone(Change change) {
        change.link().map(Link::marketoId).ifPresent(id -> gone.add(PersonEnd.deleted(id, now)));
    }

    void failed(Change change) {
        unsent(change);
        change.link().map(Link::marketoId).ifPresentOrElse(persons::add, () -> unlinked.add(change.recordId()));
    }

    /** Marketo has not taken the change, so that no echo will come. */
    void unsent(Change change) {
        change.merged().ifPresent(merged -> over.addAll(merged.sent()));
    }

    /** The fields that were frozen, by record. */
    Map<UUID, Set<String>> frozen() {
        return frozen;
    }

    void save(Transaction tx, Collection<Link> links, Collection<Link> retired) {
        retired.stream()
                .collect(Collectors.groupingBy(Link::stream, Collectors.mapping(Link::recordId, Collectors.toList())))
                .forEach((name, records) -> state.bases().remove(tx, name, records));
        state.bases().remove(tx, stream, unlinked);
        state.bases().save(tx, bases);
        state.conflicts().add(tx, conflicts);
        // what a policy decided is over with the write, so that the same conflict may come again
        conflicts.stream().filter(conflict -> conflict.winner() != null).forEach(conflict -> state.conflicts()
                .applied(tx, stream, conflict.recordId(), List.of(conflict.field())));
        decided.forEach((record, fields) -> state.conflicts().applied(tx, stream, record, fields));
        state.pending().remove(tx, persons, seen);
        state.sent().remove(tx, over);
        state.flips().remove(tx, thawed);
        state.flips().save(tx, flips);
        state.personEnds().note(tx, gone);
        consent(tx, links);
    }

    /**
     * An opt-out reaches every record with the same address, whichever comes first (design, section 4). One that is known
     * already has reached those that were there, so that only the records of this batch are compared with it.
     */
    private void consent(Transaction tx, Collection<Link> links) {
        optIns.forEach(
                (address, fields) -> fields.forEach(field -> state.optOuts().lift(tx, address, field)));
        List<OptOut> news = news(tx);
        state.optOuts().note(tx, news);
        List<PutOff> others = new ArrayList<>(late(tx, links));
        if (!news.isEmpty()) {
            Set<Long> addresses = news.stream().map(OptOut::address).collect(Collectors.toSet());
            state.links().withAddress(tx, addresses).stream()
                    .filter(link -> !optedOut.containsKey(link.recordId()))
                    .map(this::putOff)
                    .forEach(others::add);
        }
        state.putOffs().add(tx, others);
    }

    private List<OptOut> news(Transaction tx) {
        if (optOuts.isEmpty()) {
            return List.of();
        }
        Map<Long, Set<String>> known = state.optOuts().find(tx, optOuts.keySet());
        return optOuts.entrySet().stream()
                .flatMap(entry -> entry.getValue().stream()
                        .filter(field ->
                                !known.getOrDefault(entry.getKey(), Set.of()).contains(field))
                        .map(field -> new OptOut(entry.getKey(), field, now)))
                .toList();
    }

    /** Records of this batch that lack an opt-out of their address. */
    private List<PutOff> late(Transaction tx, Collection<Link> links) {
        Map<Long, List<Link>> byAddress = links.stream()
                .filter(link -> link.address() != null && optedOut.containsKey(link.recordId()))
                .collect(Collectors.groupingBy(Link::address));
        if (byAddress.isEmpty()) {
            return List.of();
        }
        List<PutOff> late = new ArrayList<>();
        state.optOuts().find(tx, byAddress.keySet()).forEach((address, fields) -> byAddress.get(address).stream()
                .filter(link -> !optedOut.get(link.recordId()).containsAll(fields))
                .map(this::putOff)
                .forEach(late::add));
        return late;
    }

    private PutOff putOff(Link link) {
        return new PutOff(link.stream(), link.recordId(), Wait.CONSENT.reason(), link.address(), now);
    }
}
