package dev.tandem.operations;

import dev.tandem.merge.Side;
import dev.tandem.state.ConflictRecord;
import dev.tandem.state.PutOff;
import dev.tandem.state.State;
import dev.tandem.sync.Wait;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** The conflicts that were recorded, and the decisions of those that wait for a person; never a value. */
public final class ConflictList {

    private final State state;
    private final List<String> streams;
    private final Clock clock;

    /**
     * @param streams the streams that are kept in sync
     */
    public ConflictList(State state, List<String> streams, Clock clock) {
        this.state = state;
        this.streams = List.copyOf(streams);
        this.clock = clock;
    }

    /**
     * A part of the conflicts, the latest first.
     *
     * @param total how many there are
     * @param undecided how many of them wait for a person
     */
    public record Report(long total, long undecided, List<Entry> conflicts) {

        /** Nothing was ever synced. */
        public static final Report EMPTY = new Report(0, 0, List.of());

        public Report {
            conflicts = List.copyOf(conflicts);
        }
    }

    /**
     * One conflict.
     *
     * @param kind such as {@code both-moved}, {@code first-contact} or {@code opt-in-refused}
     * @param winner {@code dynamics}, {@code marketo} or {@code both}; null while nobody has decided
     * @param decided what a person chose, null if nobody did
     */
    public record Entry(
            String at,
            String stream,
            String recordId,
            String marketoId,
            String field,
            String kind,
            String winner,
            String decided) {}

    /**
     * A part of the conflicts.
     *
     * @param stream the stream, or empty for all
     * @param offset how many entries to pass over
     * @param limit how many to tell at most
     */
    public Report list(Optional<String> stream, int offset, int limit) {
        return state.transaction(tx -> new Report(
                state.conflicts().count(tx, stream),
                state.conflicts().undecided(tx, stream),
                state.conflicts().list(tx, stream, offset, limit).stream()
                        .map(ConflictList::entry)
                        .toList()));
    }

    /**
     * Decides a field's open conflict: at the next merge, which comes in the next cycle, the side's value survives.
     *
     * @return how many conflicts were decided; 0 if the record has no open one in that field
     */
    public int decide(UUID record, String field, Side side) {
        return state.transaction(tx -> {
            int decided = 0;
            for (String stream : streams) {
                int here = state.conflicts()
                        .decide(tx, stream, record, field, side.name().toLowerCase(Locale.ROOT));
                if (here > 0) {
                    state.putOffs()
                            .add(tx, List.of(new PutOff(stream, record, Wait.DECIDED.reason(), null, clock.instant())));
                }
                decided += here;
            }
            return decided;
        });
    }

    private static Entry entry(ConflictRecord conflict) {
        return new Entry(
                conflict.at().truncatedTo(ChronoUnit.SECONDS).toString(),
                conflict.stream(),
                conflict.recordId().toString(),
                conflict.marketoId(),
                conflict.field(),
                conflict.kind().toLowerCase(Locale.ROOT).replace('_', '-'),
                conflict.winner(),
                conflict.decided());
    }
}
