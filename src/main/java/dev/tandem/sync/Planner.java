package dev.tandem.sync;

import dev.tandem.dynamics.DynamicsClient;
import dev.tandem.dynamics.Row;
import dev.tandem.state.Link;
import dev.tandem.state.State;
import dev.tandem.stream.StreamDefinition.Deletes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
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
    private final DynamicsClient dynamics;
    private final Conversion conversion;
    private final Settlement settlement;
    private final int batchSize;

    /**
     * @param batchSize records a batch, at most what Marketo takes
     */
    public Planner(
            Schemas schemas,
            State state,
            DynamicsClient dynamics,
            Conversion conversion,
            Settlement settlement,
            int batchSize) {
        this.schemas = schemas;
        this.state = state;
        this.dynamics = dynamics;
        this.conversion = conversion;
        this.settlement = settlement;
        this.batchSize = batchSize;
    }

    /** Settles what needs no write and returns the rest. */
    public Plan plan(Page page) {
        ReadyStream stream = schemas.of(page.stream());
        Map<UUID, Link> links = links(page);
        Settled settled = new Settled();
        List<Change> changes = new ArrayList<>(deletions(stream, page, links, settled));
        changes.addAll(rows(stream, page, links, settled));
        settlement.settle(page, settled);
        return new Plan(page, changes, batchSize);
    }

    private Map<UUID, Link> links(Page page) {
        Set<UUID> ids = page.rows().stream().map(Row::id).collect(Collectors.toCollection(HashSet::new));
        ids.addAll(page.deleted());
        return state.transaction(tx -> state.links().find(tx, page.stream(), ids));
    }

    private List<Change> rows(ReadyStream stream, Page page, Map<UUID, Link> links, Settled settled) {
        List<Row> wanted = new ArrayList<>();
        for (Row row : page.rows()) {
            Optional<String> reason = SkipRules.reason(stream, row);
            reason.ifPresentOrElse(why -> settled.skip(row.id(), why), () -> wanted.add(row));
        }
        List<Change> changes = new ArrayList<>();
        for (Change change : conversion.convert(stream, wanted, links)) {
            if (change.link()
                    .map(Link::fingerprint)
                    .filter(known -> known == change.fingerprint())
                    .isPresent()) {
                settled.unchanged(change);
            } else {
                changes.add(change);
            }
        }
        return changes;
    }

    /** A deletion counts only if a look at the row answers 404 (design, section 5). */
    private List<Change> deletions(ReadyStream stream, Page page, Map<UUID, Link> links, Settled settled) {
        List<UUID> linked = new ArrayList<>();
        for (UUID id : page.deleted()) {
            if (links.containsKey(id)) {
                linked.add(id);
            } else {
                settled.skip(id, Reasons.GONE_BEFORE);
            }
        }
        if (linked.isEmpty()) {
            return List.of();
        }
        Set<UUID> gone = dynamics.gone(stream.selection(), linked);
        List<Change> changes = new ArrayList<>();
        for (UUID id : linked) {
            if (!gone.contains(id)) {
                settled.skip(id, Reasons.NOT_GONE);
            } else if (stream.definition().deletes() == Deletes.FLAG) {
                changes.add(deletion(stream, links.get(id)));
            } else {
                settled.retire(links.get(id));
            }
        }
        return changes;
    }

    private static Change deletion(ReadyStream stream, Link link) {
        Map<String, Object> flag = new HashMap<>();
        stream.definition().marketo().deleted().ifPresent(field -> flag.put(field, true));
        return new Change(
                link.recordId(),
                0,
                Optional.of(link),
                flag,
                Set.of(),
                0,
                Optional.ofNullable(link.address()),
                Optional.empty(),
                List.of(),
                true);
    }
}
