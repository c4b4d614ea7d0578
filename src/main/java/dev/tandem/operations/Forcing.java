package dev.tandem.operations;

import dev.tandem.state.PersonRequest;
import dev.tandem.state.PutOff;
import dev.tandem.state.State;
import dev.tandem.stream.StreamDefinition;
import dev.tandem.sync.Came;
import dev.tandem.sync.CycleReport;
import dev.tandem.sync.Trouble;
import dev.tandem.sync.Wait;
import dev.tandem.sync.Watch;
import dev.tandem.sync.Wish;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * Has one record synced now: it falls due, the next cycle takes it, and what came of it is told. A person without a
 * record is asked for in Dynamics. What the filter or a pause keeps out stays out.
 */
public final class Forcing {

    private static final String LEAD = "lead";

    private final List<StreamDefinition> streams;
    private final RecordSearch search;
    private final State state;
    private final Watch watch;
    private final Clock clock;

    /**
     * @param streams those that are kept in sync
     * @param watch where cycles tell what came of single records
     */
    public Forcing(List<StreamDefinition> streams, RecordSearch search, State state, Watch watch, Clock clock) {
        this.streams = List.copyOf(streams);
        this.search = search;
        this.state = state;
        this.watch = watch;
        this.clock = clock;
    }

    /**
     * What was asked for.
     *
     * @param matches what matches; only a single one is synced
     * @param stream the stream that the next cycle must run; empty if there is nothing to do
     * @param id what is waited for: a record's id, or a person's; empty likewise
     */
    public record Asked(List<Match> matches, Optional<String> stream, Optional<String> id) {

        public Asked {
            matches = List.copyOf(matches);
        }

        /** The answer where nothing, or more than one, matches. */
        public Report undone() {
            return new Report(matches, null, null, null, null, false);
        }
    }

    /**
     * What came of it.
     *
     * @param matches what matches; only a single one was synced
     * @param outcome {@code applied}, {@code unchanged}, {@code skipped}, {@code failed} or {@code waits}; null if nothing
     *     was done
     * @param reason why, in one sentence; null or empty where nothing is to be said
     * @param trouble what ended the cycle before its time; null if nothing did
     * @param kind the kind of that trouble; null if there was none
     * @param wrote whether the cycle wrote anything
     */
    public record Report(
            List<Match> matches, String outcome, String reason, String trouble, String kind, boolean wrote) {

        public Report {
            matches = List.copyOf(matches);
        }
    }

    /** Makes what is meant due now, if exactly one matches. A cycle of the stream must follow. */
    public Asked ask(Sought sought) {
        List<Match> matches = search.find(sought);
        if (matches.size() != 1) {
            return new Asked(matches, Optional.empty(), Optional.empty());
        }
        Match match = matches.get(0);
        return match.recordId() == null ? person(matches, match.marketoId()) : record(matches, match);
    }

    private Asked record(List<Match> matches, Match match) {
        Instant now = clock.instant();
        watch.begin(match.recordId());
        state.run(tx -> state.putOffs()
                .add(
                        tx,
                        List.of(new PutOff(
                                match.stream(), UUID.fromString(match.recordId()), Wait.FORCED.reason(), null, now))));
        return new Asked(matches, Optional.of(match.stream()), Optional.of(match.recordId()));
    }

    private Asked person(List<Match> matches, String person) {
        Optional<StreamDefinition> leads = streams.stream()
                .filter(stream ->
                        stream.ofPersons() && stream.dynamics().table().equals(LEAD))
                .findFirst();
        Optional<StreamDefinition> stream = leads.or(
                () -> streams.stream().filter(StreamDefinition::ofPersons).findFirst());
        if (stream.isEmpty()) {
            return new Asked(List.of(), Optional.empty(), Optional.empty());
        }
        Wish wish = new Wish(leads.isPresent() ? Wish.As.LEAD : Wish.As.CONTACT, Optional.empty());
        watch.begin(person);
        state.run(tx -> {
            if (state.requests().of(tx, person).isPresent()) {
                state.requests().postpone(tx, person, clock.instant());
            } else {
                state.requests().note(tx, List.of(PersonRequest.of(person, wish.text(), clock.instant())));
            }
        });
        return new Asked(matches, Optional.of(stream.get().name()), Optional.of(person));
    }

    /** What the cycle that followed made of it; {@link Asked#id} must be there. */
    public Report came(Asked asked, CycleReport report) {
        Optional<Trouble> trouble = report.trouble().map(Trouble::of);
        Came came = watch.end(asked.id().orElseThrow()).orElseGet(() -> new Came(Came.Kind.WAITS, waits(report)));
        return new Report(
                asked.matches(),
                came.kind().name().toLowerCase(Locale.ROOT),
                came.reason(),
                trouble.map(Trouble::sentence).orElse(null),
                trouble.map(Trouble::kind).map(Enum::name).orElse(null),
                report.wrote());
    }

    private static String waits(CycleReport report) {
        String wrong = report.wrong();
        return "it is due, but the cycle did not come to it" + (wrong.isEmpty() ? "" : ": " + wrong);
    }
}
