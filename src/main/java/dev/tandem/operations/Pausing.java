package dev.tandem.operations;

import dev.tandem.state.Link;
import dev.tandem.state.Pause;
import dev.tandem.state.State;
import dev.tandem.state.Transaction;
import dev.tandem.sync.Wait;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * Pauses everything, a stream or a record, and resumes it. While something is paused its change feed is taken in all the
 * same, so that nothing is lost; what changed is merged when it is resumed.
 */
public final class Pausing {

    private final State state;
    private final List<String> streams;
    private final Clock clock;

    /**
     * @param streams the streams that are kept in sync
     */
    public Pausing(State state, List<String> streams, Clock clock) {
        this.state = state;
        this.streams = List.copyOf(streams);
        this.clock = clock;
    }

    /**
     * What is paused.
     *
     * @param known whether the record that was named is one of a linked pair; nothing was done if not
     * @param changed whether the wish changed anything
     * @param pauses what is paused now
     */
    public record Report(boolean known, boolean changed, List<Entry> pauses) {

        public Report {
            pauses = List.copyOf(pauses);
        }
    }

    /**
     * One pause.
     *
     * @param scope {@code all}, {@code stream} or {@code record}
     * @param stream the stream, null for all
     * @param recordId the record, null unless it is of one
     * @param since when it was paused
     */
    public record Entry(String scope, String stream, String recordId, String since) {}

    /**
     * Pauses or resumes.
     *
     * @param paused true to pause
     * @param stream the stream; empty for everything, or for a record of whatever stream
     * @param record the record; empty for all of them
     */
    public Report set(boolean paused, Optional<String> stream, Optional<UUID> record) {
        return state.transaction(tx -> {
            Instant now = clock.instant();
            Optional<Pause> pause = record.isPresent()
                    ? streamOf(tx, stream, record.get()).map(name -> Pause.ofRecord(name, record.get(), now))
                    : Optional.of(stream.map(name -> Pause.ofStream(name, now)).orElseGet(() -> Pause.ofAll(now)));
            boolean changed = pause.isPresent() && (paused ? pause(tx, pause.get()) : resume(tx, pause.get(), now));
            return new Report(pause.isPresent(), changed, entries(tx));
        });
    }

    private boolean pause(Transaction tx, Pause pause) {
        boolean news = state.pauses().all(tx).stream().noneMatch(it -> isSame(it, pause));
        state.pauses().set(tx, pause);
        return news;
    }

    private static boolean isSame(Pause one, Pause other) {
        return one.equals(new Pause(other.scope(), other.stream(), other.recordId(), one.since()));
    }

    /** What waited for it is due at once; what something else pauses is put off again. */
    private boolean resume(Transaction tx, Pause pause, Instant now) {
        boolean lifted = state.pauses().lift(tx, pause);
        if (pause.scope() == Pause.Scope.RECORD) {
            state.putOffs().wake(tx, pause.stream(), List.of(pause.recordId()), now);
        } else {
            streams.stream()
                    .filter(name -> pause.stream() == null || pause.stream().equals(name))
                    .forEach(name -> state.putOffs().wake(tx, name, Wait.PAUSED.reason(), now));
        }
        return lifted;
    }

    private Optional<String> streamOf(Transaction tx, Optional<String> stream, UUID record) {
        return streams.stream()
                .filter(name -> stream.isEmpty() || stream.get().equals(name))
                .filter(name -> state.links().find(tx, name, List.of(record)).values().stream()
                        .map(Link::stream)
                        .anyMatch(name::equals))
                .findFirst();
    }

    private List<Entry> entries(Transaction tx) {
        List<Entry> entries = new ArrayList<>();
        for (Pause pause : state.pauses().all(tx)) {
            entries.add(new Entry(
                    pause.scope().name().toLowerCase(Locale.ROOT),
                    pause.stream(),
                    pause.recordId() == null ? null : pause.recordId().toString(),
                    pause.since().toString()));
        }
        return entries;
    }
}
