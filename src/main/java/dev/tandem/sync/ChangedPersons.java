package dev.tandem.sync;

import dev.tandem.dynamics.DynamicsClient;
import dev.tandem.dynamics.Row;
import dev.tandem.state.Link;
import dev.tandem.state.State;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The records of persons that Marketo's feed told of and that no merge has looked at since. Their rows are read anew, so
 * that the merge sees both sides as they are.
 */
final class ChangedPersons implements PageSource {

    private static final int AT_ONCE = 1000;

    private final ReadyStream stream;
    private final State state;
    private final DynamicsClient dynamics;
    private final Lane lane;
    private final Optional<Collection<String>> fields;
    private long upTo = -1;
    private String after = "";

    /**
     * @param lane why they are looked at
     * @param fields those whose change counts; all if empty
     */
    ChangedPersons(
            ReadyStream stream, State state, DynamicsClient dynamics, Lane lane, Optional<Collection<String>> fields) {
        this.stream = stream;
        this.state = state;
        this.dynamics = dynamics;
        this.lane = lane;
        this.fields = fields;
    }

    /** What the feed tells while this lane runs belongs to the next one, so the lane comes to an end. */
    @Override
    public Optional<Page> next() {
        if (upTo < 0) {
            upTo = state.transaction(state.pending()::lastSequence);
        }
        List<Link> links = state.transaction(tx -> state.pending()
                .persons(
                        tx,
                        stream.definition().name(),
                        stream.definition().marketo().object(),
                        fields,
                        upTo,
                        after,
                        AT_ONCE));
        if (links.isEmpty()) {
            return Optional.empty();
        }
        after = links.get(links.size() - 1).marketoId();
        List<UUID> records = links.stream().map(Link::recordId).toList();
        List<Row> rows = dynamics.rows(stream.selection(), records);
        Set<UUID> found = rows.stream().map(Row::id).collect(Collectors.toSet());
        List<UUID> absent = new ArrayList<>(records);
        absent.removeAll(found);
        return Optional.of(new Page(stream.definition().name(), lane, 0, rows, absent, Optional.empty()));
    }
}
