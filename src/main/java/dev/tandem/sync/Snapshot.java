package dev.tandem.sync;

import dev.tandem.dynamics.Association;
import dev.tandem.dynamics.DynamicsClient;
import dev.tandem.dynamics.Row;
import dev.tandem.dynamics.RowPage;
import dev.tandem.state.Checkpoint;
import dev.tandem.state.Link;
import dev.tandem.state.State;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * A small table of whose changes no feed tells, because they are changes of what belongs to its rows: all of it is read
 * each cycle. The first time it is the load. Later only rows that differ from what Marketo holds are inputs, with those
 * whose time has come again; so a quiet cycle counts and says nothing. Linked rows that are no longer there are
 * suspected deletions.
 */
final class Snapshot implements PageSource {

    private static final int LINKS_A_PAGE = 500;

    private final ReadyStream stream;
    private final Association association;
    private final State state;
    private final DynamicsClient dynamics;
    private final Conversion conversion;
    private final Instant serverTime;
    private final Clock clock;
    private final Loads loads;
    private final Set<UUID> seen = new HashSet<>();
    private Set<UUID> due = Set.of();
    private Checkpoint at;
    private Optional<String> next = Optional.empty();
    private UUID lastLink;
    private Step step = Step.BEGIN;

    /** What comes next. */
    private enum Step {
        BEGIN,
        ROWS,
        ABSENT,
        CHECKPOINT,
        END
    }

    /**
     * @param serverTime when the load begins, if this is one
     * @param loads told of the load, if this is one
     */
    Snapshot(
            ReadyStream stream,
            State state,
            DynamicsClient dynamics,
            Conversion conversion,
            Instant serverTime,
            Clock clock,
            Loads loads) {
        this.stream = stream;
        this.association = stream.definition()
                .dynamics()
                .members()
                .map(members -> new Association(members.navigation(), members.key()))
                .orElseThrow();
        this.state = state;
        this.dynamics = dynamics;
        this.conversion = conversion;
        this.serverTime = serverTime;
        this.clock = clock;
        this.loads = loads;
    }

    @Override
    public Optional<Page> next() {
        while (step != Step.END) {
            Optional<Page> page = take();
            if (page.isPresent()) {
                return page;
            }
        }
        return Optional.empty();
    }

    private Optional<Page> take() {
        return switch (step) {
            case BEGIN -> begin();
            case ROWS -> rows(dynamics.followJoined(next.orElseThrow(), stream.selection(), association));
            case ABSENT -> absent();
            case CHECKPOINT -> checkpoint();
            case END -> Optional.empty();
        };
    }

    private Optional<Page> begin() {
        at = state.transaction(tx -> state.checkpoints().find(tx, name()))
                .orElseGet(() -> state.transaction(
                        tx -> state.checkpoints().advance(tx, Checkpoint.firstLoad(name(), serverTime, ""))));
        if (at.loading()) {
            loads.begin(at);
        }
        due = new Due(state, name(), clock.instant(), false).records();
        return rows(dynamics.joined(stream.selection(), association));
    }

    private Optional<Page> rows(RowPage read) {
        next = read.nextLink();
        step = next.isPresent() ? Step.ROWS : Step.ABSENT;
        read.rows().forEach(row -> seen.add(row.id()));
        return page(at.loading() ? read.rows() : differing(read.rows()), List.of());
    }

    /** Rows whose values are not those that were last written, unless they failed and their time has not come. */
    private List<Row> differing(List<Row> rows) {
        List<UUID> ids = rows.stream().map(Row::id).toList();
        Map<UUID, Link> links = state.transaction(tx -> state.links().find(tx, name(), ids));
        Set<UUID> failed =
                state.transaction(tx -> state.failures().since(tx, name(), ids)).keySet();
        Set<UUID> held =
                state.transaction(tx -> state.held().find(tx, name(), ids)).keySet();
        List<Row> wanted = rows.stream()
                .filter(row -> SkipRules.reason(stream, row).isEmpty() && !failed.contains(row.id()))
                .toList();
        Set<UUID> different = conversion.convert(stream, wanted, links).stream()
                .filter(converted -> isInput(converted, held))
                .map(Converted::recordId)
                .collect(Collectors.toSet());
        return rows.stream()
                .filter(row -> different.contains(row.id()) || due.contains(row.id()))
                .toList();
    }

    /** What cannot be written is an input once, so that its reason is kept. */
    private static boolean isInput(Converted converted, Set<UUID> held) {
        if (converted instanceof Converted.Ready ready) {
            return ready.change()
                    .link()
                    .map(Link::fingerprint)
                    .filter(known -> Objects.equals(known, ready.change().fingerprint()))
                    .isEmpty();
        }
        return converted instanceof Converted.Incomplete
                || (converted instanceof Converted.Waiting && !held.contains(converted.recordId()));
    }

    /** Linked records, and records whose time has come again, that the table does not hold. */
    private Optional<Page> absent() {
        boolean first = lastLink == null;
        List<UUID> linked =
                state
                        .transaction(tx -> state.links().notSeenIn(tx, name(), Long.MAX_VALUE, lastLink, LINKS_A_PAGE))
                        .stream()
                        .map(Link::recordId)
                        .toList();
        Set<UUID> absent = linked.stream().filter(id -> !seen.contains(id)).collect(Collectors.toSet());
        absent.removeAll(state.transaction(tx -> state.failures().since(tx, name(), absent))
                .keySet());
        if (first) {
            due.stream().filter(id -> !seen.contains(id)).forEach(absent::add);
        }
        if (linked.size() < LINKS_A_PAGE) {
            step = Step.CHECKPOINT;
        } else {
            lastLink = linked.get(linked.size() - 1);
        }
        return page(List.of(), List.copyOf(absent));
    }

    /** The load is done when everything in it is durable. */
    private Optional<Page> checkpoint() {
        step = Step.END;
        return at.loading()
                ? Optional.of(new Page(
                        name(),
                        Lane.LOAD,
                        at.load(),
                        List.of(),
                        List.of(),
                        Optional.of(at.withLastPage(null, seen.size()).tracking(null))))
                : Optional.empty();
    }

    private Optional<Page> page(List<Row> rows, List<UUID> absent) {
        return rows.isEmpty() && absent.isEmpty()
                ? Optional.empty()
                : Optional.of(new Page(
                        name(), at.loading() ? Lane.LOAD : Lane.CHANGES, at.load(), rows, absent, Optional.empty()));
    }

    private String name() {
        return stream.definition().name();
    }
}
