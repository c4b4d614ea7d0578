package dev.tandem.sync;

import dev.tandem.dynamics.DynamicsClient;
import dev.tandem.dynamics.RowOutcome;
import dev.tandem.dynamics.RowVersion;
import dev.tandem.state.Link;
import dev.tandem.state.Undoing;
import dev.tandem.stream.StreamDefinition.PersonDeletes;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes in Dynamics the records whose persons were deleted in Marketo, where a stream says so ({@code person-deletes:
 * propagate}). A record that somebody changed since its last merge is kept, and gets a new person as elsewhere.
 */
public final class PersonRemovals {

    private static final Logger LOG = LoggerFactory.getLogger(PersonRemovals.class);

    private final Schemas schemas;
    private final DynamicsClient dynamics;
    private final Braking braking;

    public PersonRemovals(Schemas schemas, DynamicsClient dynamics, Braking braking) {
        this.schemas = schemas;
        this.dynamics = dynamics;
        this.braking = braking;
    }

    /** Those of the persons, by Marketo id, whose records the brake keeps from being deleted. */
    Set<String> waiting(List<Link> gone) {
        Map<String, Map<Undoing, String>> persons = new TreeMap<>();
        gone.stream().filter(this::isWanted).forEach(link -> persons.computeIfAbsent(
                        link.stream(), stream -> new HashMap<>())
                .put(deletion(link), link.marketoId()));
        Set<String> waiting = new HashSet<>();
        persons.forEach((stream, wanted) -> braking.waiting(
                        stream,
                        wanted.keySet().stream().map(Undoing::recordId).toList(),
                        wanted::containsKey,
                        wanted.keySet())
                .forEach(it -> waiting.add(wanted.get(it))));
        return waiting;
    }

    private static Undoing deletion(Link link) {
        return new Undoing(link.stream(), Undoing.Kind.DELETES, Undoing.IN_DYNAMICS, link.recordId());
    }

    private boolean isWanted(Link link) {
        ReadyStream stream = schemas.of(link.stream());
        return stream != null
                && stream.definition().twoWay().personDeletes() == PersonDeletes.PROPAGATE
                && link.version() != null;
    }

    /** Deletes the link's record, if its stream wants it and the record is as it was at the last merge. */
    void remove(Link link) {
        if (!isWanted(link)) {
            return;
        }
        ReadyStream stream = schemas.of(link.stream());
        RowOutcome outcome = dynamics.delete(
                        stream.selection(), List.of(new RowVersion(link.recordId(), OptionalLong.of(link.version()))))
                .get(0);
        if (outcome instanceof RowOutcome.Refused refused) {
            LOG.warn(
                    "{} {} stays, although its person was deleted in Marketo: {}",
                    link.stream(),
                    link.recordId(),
                    refused.sentence());
        }
    }
}
