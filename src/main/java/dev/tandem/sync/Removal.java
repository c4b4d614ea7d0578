package dev.tandem.sync;

import dev.tandem.marketo.MarketoClient;
import dev.tandem.marketo.MarketoObject;
import dev.tandem.marketo.Outcome;
import dev.tandem.state.Link;
import dev.tandem.state.Tombstone;
import dev.tandem.sync.Identified.Ended;
import dev.tandem.sync.Identified.Patched;
import dev.tandem.sync.Identified.Result;
import dev.tandem.sync.Identified.Write;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Deletes in Marketo what is gone from Dynamics, parts first; what is gone there already is done. */
final class Removal {

    /** There is no such person; there is no such record (Marketo reference, section 5.3). */
    private static final Set<String> GONE = Set.of("1004", "1013");

    private final MarketoClient marketo;

    Removal(MarketoClient marketo) {
        this.marketo = marketo;
    }

    /** One result for each record of the batch that is to be removed. */
    List<Result> remove(ReadyStream stream, Identified batch) {
        List<Write.Remove> removals = batch.writes().stream()
                .filter(Write.Remove.class::isInstance)
                .map(Write.Remove.class::cast)
                .toList();
        List<Link> parts =
                removals.stream().flatMap(removal -> removal.parts().stream()).toList();
        delete(
                MarketoObject.OPPORTUNITY_ROLE,
                parts.stream().map(Link::marketoId).toList());
        List<Outcome> outcomes = delete(
                stream.object(), removals.stream().map(Removal::marketoId).toList());
        List<Result> results = new ArrayList<>();
        for (int i = 0; i < removals.size(); i++) {
            results.add(result(removals.get(i), outcomes.get(i)));
        }
        return results;
    }

    private static String marketoId(Write.Remove removal) {
        return removal.change().link().orElseThrow().marketoId();
    }

    private static Result result(Write.Remove removal, Outcome outcome) {
        if (outcome.status() == Outcome.Status.DELETED || GONE.contains(outcome.code())) {
            return new Result.Applied(
                    removal.change(),
                    marketoId(removal),
                    removal.parts().stream()
                            .map(part -> new Ended(part, Tombstone.Reason.DELETED))
                            .toList(),
                    new Patched.Nothing());
        }
        return Result.Failed.of(
                removal.change(), outcome.code(), outcome.reason(), Optional.ofNullable(outcome.field()));
    }

    /** Deletes the records whose key is no longer that of their Dynamics record, unless another one has taken it over. */
    void removeReplaced(ReadyStream stream, List<Result> results) {
        Set<String> current = new HashSet<>();
        List<String> replaced = new ArrayList<>();
        for (Result result : results) {
            if (result instanceof Result.Applied applied) {
                current.add(applied.marketoId());
                applied.change()
                        .link()
                        .map(Link::marketoId)
                        .filter(id -> !id.equals(applied.marketoId()))
                        .ifPresent(replaced::add);
            }
        }
        replaced.removeAll(current);
        delete(stream.object(), replaced);
    }

    private List<Outcome> delete(MarketoObject object, List<String> ids) {
        List<Outcome> outcomes = new ArrayList<>();
        for (int from = 0; from < ids.size(); from += MarketoClient.LARGEST_BATCH) {
            outcomes.addAll(marketo.delete(
                    object, ids.subList(from, Math.min(from + MarketoClient.LARGEST_BATCH, ids.size()))));
        }
        return outcomes;
    }
}
