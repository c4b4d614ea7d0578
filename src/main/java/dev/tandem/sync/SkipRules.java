package dev.tandem.sync;

import dev.tandem.dynamics.Row;
import dev.tandem.stream.StreamDefinition;
import java.util.Map;
import java.util.Optional;

/** Which rows of a table do not take part. */
final class SkipRules {

    private static final String MERGED = "merged";

    private SkipRules() {}

    /** Whether the row was merged into another one of its table, which the stream leaves out. */
    static boolean merged(ReadyStream stream, Row row) {
        return Boolean.TRUE.equals(stream.definition().skipWhen().get(MERGED))
                && Boolean.TRUE.equals(row.values().get(MERGED));
    }

    /**
     * Why a row is skipped, or empty if it takes part. Only an explicit No in the filter column keeps a row out; and what
     * does not meet the stream's condition stays out in the same way.
     */
    static Optional<String> reason(ReadyStream stream, Row row) {
        StreamDefinition definition = stream.definition();
        for (Map.Entry<String, Object> rule : definition.skipWhen().entrySet()) {
            if (rule.getValue().equals(row.values().get(rule.getKey()))) {
                return Optional.of(rule.getKey() + " is " + rule.getValue());
            }
        }
        boolean off = stream.mapping().filtered()
                && definition
                        .filterColumn()
                        .map(row.values()::get)
                        .filter(Boolean.FALSE::equals)
                        .isPresent();
        if (off) {
            return Optional.of(Reasons.FILTER);
        }
        return stream.filter().filter(condition -> !condition.lets(row)).map(condition -> Reasons.CONDITION);
    }
}
