package dev.tandem.sync;

import dev.tandem.dynamics.DynamicsClient;
import dev.tandem.dynamics.Row;
import dev.tandem.dynamics.RowOutcome;
import dev.tandem.state.Intent;
import dev.tandem.state.LinkBases;
import dev.tandem.state.State;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Creates records in Dynamics for the persons that were asked for, each under an id that a repeat meets again. */
public final class RequestCreation {

    /** The code of a failure whose cause Dynamics did not name by a code. */
    private static final String REFUSED = "refused";

    private final State state;
    private final DynamicsClient dynamics;
    private final Cycle cycle;
    private final Clock clock;

    public RequestCreation(State state, DynamicsClient dynamics, Cycle cycle, Clock clock) {
        this.state = state;
        this.dynamics = dynamics;
        this.cycle = cycle;
        this.clock = clock;
    }

    /** Makes durable which records are about to be created, for whom, and what both sides agree on then. */
    public Answers intend(Answers answers) {
        List<Answer.Create> fresh = answers.of(Answer.Create.class).stream()
                .filter(create -> !create.again())
                .toList();
        if (!fresh.isEmpty()) {
            List<Intent> intents = fresh.stream().map(this::intent).toList();
            List<LinkBases> bases = fresh.stream().map(RequestCreation::bases).toList();
            state.run(tx -> {
                state.intents().open(tx, intents);
                state.bases().save(tx, bases);
                cycle.check(tx);
            });
        }
        return answers;
    }

    private Intent intent(Answer.Create create) {
        return new Intent(
                create.stream(),
                create.record(),
                create.ready().definition().marketo().object(),
                create.person(),
                null,
                clock.instant());
    }

    static LinkBases bases(Answer.Create create) {
        return new LinkBases(
                create.stream(),
                create.record(),
                create.record(),
                create.draft().bases());
    }

    /** Creates the records; one that is there already was created by an attempt whose answer was lost. */
    public Answers create(Answers answers) {
        Map<String, List<Answer.Create>> byStream = answers.of(Answer.Create.class).stream()
                .collect(Collectors.groupingBy(Answer.Create::stream, LinkedHashMap::new, Collectors.toList()));
        Map<UUID, Answer> outcomes = new HashMap<>();
        byStream.values().forEach(creates -> outcomes.putAll(send(creates)));
        return answers.map(answer -> answer instanceof Answer.Create create ? outcomes.get(create.record()) : answer);
    }

    /** What Dynamics refuses because of one column is sent again without it: one bad field holds up no other. */
    private Map<UUID, Answer> send(List<Answer.Create> creates) {
        Map<UUID, Answer> outcomes = new HashMap<>();
        List<Answer.Create> left = creates;
        while (!left.isEmpty()) {
            List<RowOutcome> sent = dynamics.create(
                    left.get(0).ready().selection(),
                    left.stream().map(create -> create.draft().row()).toList());
            List<Answer.Create> again = new ArrayList<>();
            for (int i = 0; i < left.size(); i++) {
                Answer.Create create = left.get(i);
                RowOutcome outcome = sent.get(i);
                Optional<Answer.Create> less = withoutRefused(create, outcome);
                less.ifPresentOrElse(again::add, () -> outcomes.put(create.record(), answer(create, outcome)));
            }
            left = again;
        }
        return readAnew(creates.get(0).ready(), outcomes);
    }

    private static Optional<Answer.Create> withoutRefused(Answer.Create create, RowOutcome outcome) {
        return outcome instanceof RowOutcome.Refused refused
                ? refused.column().flatMap(create.draft()::without).map(create::with)
                : Optional.empty();
    }

    private static Answer answer(Answer.Create create, RowOutcome outcome) {
        if (outcome instanceof RowOutcome.Written written) {
            return new Answer.Made(create, Optional.of(written.row()), true);
        }
        if (outcome instanceof RowOutcome.Refused refused) {
            String code = refused.code().isEmpty() ? REFUSED : refused.code();
            return new Answer.Failed(
                    create.request(),
                    create.stream(),
                    create.record(),
                    false,
                    code,
                    "Person " + create.person() + " could not be created in Dynamics: " + refused.sentence());
        }
        return new Answer.Made(create, Optional.empty(), false);
    }

    private Map<UUID, Answer> readAnew(ReadyStream stream, Map<UUID, Answer> outcomes) {
        List<UUID> unread = outcomes.values().stream()
                .filter(answer ->
                        answer instanceof Answer.Made made && made.row().isEmpty())
                .map(answer -> ((Answer.Made) answer).record())
                .toList();
        if (unread.isEmpty()) {
            return outcomes;
        }
        for (Row row : dynamics.rows(stream.selection(), unread)) {
            Answer.Made made = (Answer.Made) outcomes.get(row.id());
            outcomes.put(row.id(), new Answer.Made(made.create(), Optional.of(row), made.fresh()));
        }
        return outcomes;
    }
}
