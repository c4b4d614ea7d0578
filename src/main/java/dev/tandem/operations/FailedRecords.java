package dev.tandem.operations;

import dev.tandem.state.FailureLine;
import dev.tandem.state.State;
import dev.tandem.state.Transaction;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** What failed, for people: to be looked at and to be tried again. */
public final class FailedRecords {

    /** As Dynamics writes ids; Java's own parser takes more than that. */
    private static final Pattern ID = Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

    private final State state;
    private final Clock clock;

    public FailedRecords(State state, Clock clock) {
        this.state = state;
        this.clock = clock;
    }

    /**
     * A part of what failed, the latest first.
     *
     * @param stream the stream, or empty for all
     * @param offset how many entries to pass over, at least 0
     * @param limit how many to tell at most, at least 0
     */
    public FailureReport list(Optional<String> stream, long offset, int limit) {
        return state.transaction(tx -> new FailureReport(
                state.failureList().count(tx, stream),
                state.failureList().records(tx, stream),
                state.failureList().page(tx, stream, offset, limit).stream()
                        .map(FailedRecords::entry)
                        .toList()));
    }

    /**
     * Makes failures due now, so that the next cycle tries them again, from the values of then; requests that were put off
     * are due with them. If one of the ids is unknown nothing is done.
     *
     * @param ids the ids of records; none means everything that failed
     * @param stream limits it to that stream
     */
    public RetryReport retry(List<String> ids, Optional<String> stream) {
        Instant now = clock.instant();
        return state.transaction(tx -> ids.isEmpty() ? retryAll(tx, stream, now) : retrySome(tx, ids, stream, now));
    }

    private RetryReport retryAll(Transaction tx, Optional<String> stream, Instant now) {
        long records = state.failureList().records(tx, stream);
        state.failureList().retry(tx, stream, now);
        state.requests().hasten(tx, now);
        return new RetryReport(records, List.of());
    }

    private RetryReport retrySome(Transaction tx, List<String> ids, Optional<String> stream, Instant now) {
        Map<UUID, String> wanted = new LinkedHashMap<>();
        List<String> unknown = new ArrayList<>();
        for (String id : ids) {
            if (ID.matcher(id).matches()) {
                wanted.put(UUID.fromString(id), id);
            } else {
                unknown.add(id);
            }
        }
        Map<UUID, String> missing = new LinkedHashMap<>(wanted);
        missing.keySet().removeAll(state.failureList().find(tx, stream, wanted.keySet()));
        unknown.addAll(missing.values());
        if (!unknown.isEmpty()) {
            return new RetryReport(0, unknown);
        }
        state.failureList().retry(tx, stream, wanted.keySet(), now);
        state.requests().hasten(tx, now);
        return new RetryReport(wanted.size(), List.of());
    }

    private static FailureReport.Entry entry(FailureLine line) {
        return new FailureReport.Entry(
                line.stream(),
                line.recordId().toString(),
                line.field().orElse(null),
                line.field().isPresent() ? line.code().toLowerCase(Locale.ROOT) : line.code(),
                line.sentence(),
                line.attempts().orElse(null),
                time(line.firstAt()),
                time(line.lastAt()),
                line.nextAt().map(FailedRecords::time).orElse(null));
    }

    private static String time(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
