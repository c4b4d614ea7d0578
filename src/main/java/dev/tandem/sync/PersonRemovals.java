package dev.tandem.sync;

import dev.tandem.dynamics.DynamicsClient;
import dev.tandem.dynamics.RowOutcome;
import dev.tandem.dynamics.RowVersion;
import dev.tandem.state.Link;
import dev.tandem.stream.StreamDefinition.PersonDeletes;
import java.util.List;
import java.util.OptionalLong;
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

    public PersonRemovals(Schemas schemas, DynamicsClient dynamics) {
        this.schemas = schemas;
        this.dynamics = dynamics;
    }

    /** Deletes the link's record, if its stream wants it and the record is as it was at the last merge. */
    void remove(Link link) {
        ReadyStream stream = schemas.of(link.stream());
        if (stream == null
                || stream.definition().twoWay().personDeletes() != PersonDeletes.PROPAGATE
                || link.version() == null) {
            return;
        }
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
