package dev.tandem.sync;

import dev.tandem.dynamics.Row;
import dev.tandem.state.Link;
import dev.tandem.state.State;
import dev.tandem.state.Undoing;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Decides what a page asks for: which records are unchanged, which are skipped, which must be written. */
public final class Planner {

    private final Schemas schemas;
    private final State state;
    private final Conversion conversion;
    private final Departures departures;
    private final Successors successors;
    private final Doubles doubles;
    private final Braking braking;
    private final OneWayBlanks blanks;
    private final Settlement settlement;
    private final int batchSize;

    /**
     * @param batchSize records a batch, at most what Marketo takes
     */
    public Planner(
            Schemas schemas,
            State state,
            Conversion conversion,
            Departures departures,
            Successors successors,
            Doubles doubles,
            Braking braking,
            OneWayBlanks blanks,
            Settlement settlement,
            int batchSize) {
        this.schemas = schemas;
        this.state = state;
        this.conversion = conversion;
        this.departures = departures;
        this.successors = successors;
        this.doubles = doubles;
        this.braking = braking;
        this.blanks = blanks;
        this.settlement = settlement;
        this.batchSize = batchSize;
    }

    /** Settles what needs no write and returns the rest. */
    public Plan plan(Page page) {
        ReadyStream stream = schemas.of(page.stream());
        Map<UUID, Link> links = links(page);
        Settled settled = new Settled();
        Page going = withoutUnconfirmed(stream, without(page, paused(page), settled), links, settled);
        List<Change> ending = new ArrayList<>(departures.plan(stream, going.deleted(), links, settled));
        ending.addAll(mergedAway(stream, going, links, settled));
        List<Change> changes = new ArrayList<>(let(going, ending, settled));
        Doubles.Sorted sorted = doubles.sort(stream, rows(stream, going, links, settled));
        sorted.waiting().forEach(waiting -> settled.waits(waiting, Reasons.DOUBLE));
        changes.addAll(filled(stream, going, sorted.first(), settled));
        settlement.settle(page, settled);
        return new Plan(page, changes, batchSize);
    }

    private Set<UUID> paused(Page page) {
        Set<UUID> ids = ids(page);
        return state.transaction(tx -> state.pauses().isPaused(tx, page.stream())
                ? ids
                : state.pauses().records(tx, page.stream(), ids));
    }

    /** What is paused is taken in, so that the feed can go on, and looked at when it is resumed. */
    private static Page without(Page page, Set<UUID> paused, Settled settled) {
        if (paused.isEmpty()) {
            return page;
        }
        page.rows().stream().map(Row::id).filter(paused::contains).forEach(settled::pause);
        page.deleted().stream().filter(paused::contains).forEach(settled::pause);
        return page.without(paused);
    }

    /** Records that went while their person may have been created: its link is found, or waited for. */
    private Page withoutUnconfirmed(ReadyStream stream, Page page, Map<UUID, Link> links, Settled settled) {
        Set<UUID> gone = new HashSet<>(page.deleted());
        page.rows().stream()
                .filter(row -> stream.isPerson() && SkipRules.merged(stream, row))
                .forEach(row -> gone.add(row.id()));
        gone.removeAll(links.keySet());
        UnconfirmedPersons.Found found = departures.unconfirmed(stream, gone);
        links.putAll(found.links());
        found.waiting().forEach(settled::await);
        found.several()
                .forEach((record, persons) -> settled.failed(new Converted.Incomplete(
                        record,
                        "It is gone, but the persons " + persons + " have its id; merge or delete them in Marketo.")));
        Set<UUID> undecided = new HashSet<>(found.waiting().keySet());
        undecided.addAll(found.several().keySet());
        return page.without(undecided);
    }

    private static Set<UUID> ids(Page page) {
        Set<UUID> ids = page.rows().stream().map(Row::id).collect(Collectors.toCollection(HashSet::new));
        ids.addAll(page.deleted());
        return ids;
    }

    /** Those of the deletions that the brake does not hold back. */
    private List<Change> let(Page page, List<Change> ending, Settled settled) {
        Map<Undoing, Change> deletions = new LinkedHashMap<>();
        ending.forEach(change -> deletions.put(deletion(page, change), change));
        Set<Undoing> waiting = braking.waiting(page.stream(), ids(page), Planner::isDeletion, deletions.keySet());
        waiting.forEach(it -> settled.brake(it.recordId()));
        deletions.keySet().removeAll(waiting);
        return List.copyOf(deletions.values());
    }

    /** What the brake leaves of the page's records; where that is what was written last, nothing is to be written. */
    private List<Change> filled(ReadyStream stream, Page page, List<Change> first, Settled settled) {
        List<Change> changes = new ArrayList<>();
        for (Change change : blanks.let(stream, ids(page), first)) {
            if (!stream.isPerson() && saysNothingNew(change)) {
                settled.unchanged(change);
            } else {
                changes.add(change);
            }
        }
        return changes;
    }

    private static Undoing deletion(Page page, Change change) {
        return new Undoing(page.stream(), Undoing.Kind.DELETES, Undoing.IN_MARKETO, change.recordId());
    }

    private static boolean isDeletion(Undoing undoing) {
        return undoing.kind() == Undoing.Kind.DELETES && undoing.what().equals(Undoing.IN_MARKETO);
    }

    private Map<UUID, Link> links(Page page) {
        Set<UUID> ids = ids(page);
        return new HashMap<>(state.transaction(tx -> state.links().find(tx, page.stream(), ids)));
    }

    private List<Change> rows(ReadyStream stream, Page page, Map<UUID, Link> links, Settled settled) {
        Set<UUID> held = stream.isPerson() ? held(page) : Set.of();
        List<Change> changes = new ArrayList<>();
        for (Converted converted : conversion.convert(stream, wanted(stream, page, links, settled), links)) {
            if (converted instanceof Converted.Ready ready) {
                ready(stream, page.lane(), ready.change(), held, changes, settled);
            } else if (converted instanceof Converted.Left left) {
                settled.skip(left.recordId(), left.reason());
            } else if (converted instanceof Converted.Waiting waiting) {
                settled.waits(waiting, Reasons.WAITS);
            } else if (converted instanceof Converted.Incomplete incomplete) {
                settled.failed(incomplete);
            }
        }
        return changes;
    }

    private Set<UUID> held(Page page) {
        return state.transaction(tx -> state.held()
                .find(tx, page.stream(), page.rows().stream().map(Row::id).toList())
                .keySet());
    }

    /**
     * A record says nothing new where it is as it was at its last merge; its person may have changed all the same, and
     * what is held is for the merge to tell.
     */
    private static void ready(
            ReadyStream stream, Lane lane, Change change, Set<UUID> held, List<Change> changes, Settled settled) {
        boolean unchanged = !(stream.isPerson() && lane.looksAtPersons())
                && !held.contains(change.recordId())
                && saysNothingNew(change);
        if (unchanged) {
            settled.unchanged(change);
        } else {
            changes.add(change);
        }
    }

    private static boolean saysNothingNew(Change change) {
        return change.link()
                .map(Link::fingerprint)
                .filter(known -> known == change.fingerprint())
                .isPresent();
    }

    private List<Change> mergedAway(ReadyStream stream, Page page, Map<UUID, Link> links, Settled settled) {
        return page.rows().stream()
                .filter(row -> isMergedAway(stream, row, links))
                .map(row -> links.get(row.id()))
                .distinct()
                .flatMap(link -> departures.merged(stream, link, settled).stream())
                .toList();
    }

    private static boolean isMergedAway(ReadyStream stream, Row row, Map<UUID, Link> links) {
        return stream.isPerson() && links.containsKey(row.id()) && SkipRules.merged(stream, row);
    }

    private List<Row> wanted(ReadyStream stream, Page page, Map<UUID, Link> links, Settled settled) {
        Map<UUID, String> succeeded = successors.succeeded(stream, page.rows(), links);
        List<Row> wanted = new ArrayList<>();
        Set<UUID> seen = new HashSet<>();
        for (Row row : page.rows()) {
            if (isMergedAway(stream, row, links)) {
                continue;
            }
            Optional<String> reason = seen.add(row.id()) ? SkipRules.reason(stream, row) : Optional.of(Reasons.TWICE);
            if (reason.isPresent()) {
                settled.skip(row.id(), reason.get());
            } else if (succeeded.containsKey(row.id())) {
                settled.skip(row.id(), succeeded.get(row.id()));
            } else {
                wanted.add(row);
            }
        }
        return wanted;
    }
}
