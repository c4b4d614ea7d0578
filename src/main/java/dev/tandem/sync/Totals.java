package dev.tandem.sync;

import dev.tandem.dynamics.DynamicsClient;
import dev.tandem.dynamics.DynamicsFailure;
import dev.tandem.governor.ShareSpent;
import dev.tandem.governor.Urgency;
import dev.tandem.stream.StreamDefinition;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * About how many records the tables hold, for an estimate of the time left. Asked for all tables at once, and only if
 * somebody wants to know; a refusal is no trouble, since nothing depends on it.
 */
final class Totals {

    private static final Logger LOG = LoggerFactory.getLogger(Totals.class);

    private final Map<String, String> tables = new HashMap<>();
    private final DynamicsClient dynamics;
    private Optional<Map<String, Long>> answer = Optional.empty();

    Totals(List<StreamDefinition> streams, DynamicsClient dynamics) {
        streams.forEach(stream -> tables.put(stream.name(), stream.dynamics().table()));
        this.dynamics = dynamics;
    }

    /** About how many records the stream's table holds, those that the stream skips too; empty if nobody knows. */
    OptionalLong of(String stream) {
        if (answer.isEmpty()) {
            answer = Optional.of(ask());
        }
        Map<String, Long> totals = answer.orElseThrow();
        String table = tables.getOrDefault(stream, "");
        return totals.containsKey(table) ? OptionalLong.of(totals.get(table)) : OptionalLong.empty();
    }

    /** The next question is asked anew. */
    void forget() {
        answer = Optional.empty();
    }

    private Map<String, Long> ask() {
        try {
            return dynamics.with(Urgency.LOAD).totals(tables.values());
        } catch (DynamicsFailure | ShareSpent refused) {
            LOG.debug("No estimate of the time left: {}", refused.getMessage());
            return Map.of();
        }
    }
}
