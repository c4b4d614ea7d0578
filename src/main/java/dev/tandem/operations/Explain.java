package dev.tandem.operations;

import dev.tandem.operations.Explanation.About;
import dev.tandem.operations.Explanation.Field;
import dev.tandem.state.State;
import dev.tandem.sync.Batch;
import dev.tandem.sync.Foreseen;
import dev.tandem.sync.ForeseenField;
import dev.tandem.sync.Foresight;
import dev.tandem.sync.Glance;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Explains one record: both sides as they are now, what they last agreed on, and what the next sync makes of it. */
public final class Explain {

    private static final String ALONE = "nothing: the person lives only in Marketo until somebody asks for a record";

    private final RecordSearch search;
    private final Foresight foresight;
    private final Function<Batch, Foreseen> route;
    private final RecordHistory history;
    private final State state;

    /**
     * @param route takes one record to what would come of it, through the steps that a cycle takes, but for the writes
     */
    public Explain(RecordSearch search, Foresight foresight, Function<Batch, Foreseen> route, State state) {
        this.search = search;
        this.foresight = foresight;
        this.route = route;
        this.history = new RecordHistory(state);
        this.state = state;
    }

    /** What is known of whoever is meant; nothing but reads are sent to either side. */
    public Explanation of(Sought sought) {
        List<Match> matches = search.find(sought);
        return new Explanation(matches, matches.size() == 1 ? about(matches.get(0)) : null);
    }

    private About about(Match match) {
        if (match.recordId() == null) {
            return state.transaction(tx -> new About(
                    null,
                    null,
                    match.marketoId(),
                    history.ofPerson(tx, match.marketoId()),
                    "no record, no filter",
                    List.of(),
                    ALONE,
                    List.of(),
                    history.events(tx, match)));
        }
        UUID record = UUID.fromString(match.recordId());
        Glance glance = foresight.look(match.stream(), record);
        Optional<Foreseen> foreseen = foreseen(glance);
        String next = glance.rests()
                .map(rests -> "nothing: " + rests)
                .or(() -> foreseen.map(Foreseen::next))
                .orElse("nothing");
        String marketoId = Optional.ofNullable(match.marketoId())
                .or(() -> foreseen.flatMap(Foreseen::marketoId))
                .orElse(null);
        Match found = new Match(match.stream(), match.recordId(), marketoId);
        return state.transaction(tx -> new About(
                match.stream(),
                match.recordId(),
                marketoId,
                history.links(tx, found),
                filter(glance),
                history.pauses(tx, match.stream(), record),
                next,
                foreseen.map(Foreseen::fields).orElse(List.of()).stream()
                        .map(Explain::field)
                        .toList(),
                history.events(tx, found)));
    }

    private Optional<Foreseen> foreseen(Glance glance) {
        return glance.batch()
                .map(batch -> glance.looksFurther()
                        ? route.apply(batch)
                        : foresight.alone(batch, glance.rests().orElse("")));
    }

    private static String filter(Glance glance) {
        if (!glance.there()) {
            return "not known: Dynamics does not show the record";
        }
        return glance.filter().map(reason -> "leaves it out: " + reason).orElse("lets it take part");
    }

    private static Field field(ForeseenField field) {
        return new Field(
                field.column(),
                field.field(),
                field.direction(),
                field.policy().orElse(null),
                field.dynamics().orElse(null),
                field.marketo().orElse(null),
                field.dynamicsIs().orElse(null),
                field.marketoIs().orElse(null),
                field.next());
    }
}
