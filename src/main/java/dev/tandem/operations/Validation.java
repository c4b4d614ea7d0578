package dev.tandem.operations;

import dev.tandem.dynamics.Table;
import dev.tandem.marketo.MarketoObject;
import dev.tandem.operations.MarketoChecks.Seen;
import dev.tandem.stream.KnownNames;
import dev.tandem.stream.StreamDefinition;
import dev.tandem.sync.Environment;
import dev.tandem.sync.Fit;
import dev.tandem.sync.LeavingOut;
import dev.tandem.sync.MarketoObjects;
import dev.tandem.sync.ObjectSchemas;
import dev.tandem.sync.SetupMissing;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Checks the whole set-up, step by step, without writing anything anywhere. */
public final class Validation {

    private final List<StreamDefinition> streams;
    private final DynamicsChecks dynamics;
    private final MarketoChecks marketo;

    /**
     * @param streams all streams; a cycle begins only if each of them fits both systems
     * @param enabled the names of those that are kept in sync
     */
    public Validation(List<StreamDefinition> streams, List<String> enabled, Systems systems, Environment environment) {
        this.streams = List.copyOf(streams);
        this.dynamics = new DynamicsChecks(streams, Set.copyOf(enabled), systems, environment);
        this.marketo = new MarketoChecks(
                streams,
                streams.stream()
                        .filter(stream -> enabled.contains(stream.name()))
                        .map(MarketoObjects::of)
                        .collect(Collectors.toSet()),
                systems);
    }

    /**
     * Goes through the list.
     *
     * @param state opens the state and tells which systems it was built on; nothing is told of a state that is new or not
     *     bound yet. It may throw {@link dev.tandem.state.StateUnavailable}
     */
    public ValidationReport run(Supplier<Map<String, String>> state) {
        Checklist checklist = new Checklist();
        Optional<Environment> environment = dynamics.environment(checklist);
        Optional<Map<String, Table>> tables = dynamics.tables(checklist, environment);
        Optional<Seen> seen = marketo.objects(checklist);
        mapping(checklist, tables, seen);
        Optional<Map<String, String>> then = checklist.step("The state can be opened (state.url)", any -> state.get());
        checklist.step(
                "It belongs to these two systems, or to none yet",
                any -> {
                    environment.orElseThrow().compare(then.orElseThrow());
                    return then;
                },
                environment,
                then);
        return checklist.report();
    }

    private void mapping(Checklist checklist, Optional<Map<String, Table>> tables, Optional<Seen> seen) {
        Optional<Fit> fit = tables.flatMap(there -> seen.map(
                it -> Fit.of(streams, there, new ObjectSchemas(it.schemas(), it.withheld()), name -> KnownNames.NONE)));
        boolean whole = fit.filter(it -> it.streams().size() + it.leftOut().size() == streams.size())
                .isPresent();
        part(checklist, "Every line of the stream files fits both systems", whole, fit.map(Fit::problems));
        part(
                checklist,
                "Tandem's own fields and custom objects are there ('setup' creates them)",
                whole,
                fit.flatMap(it -> seen.map(objects -> missing(it, objects))));
        fit.map(Fit::leftOut).filter(leftOut -> !leftOut.isEmpty()).ifPresent(leftOut -> remarks(checklist, leftOut));
    }

    private static void remarks(Checklist checklist, Map<String, String> leftOut) {
        checklist.remark(
                "Streams that are left out are optional",
                leftOut.entrySet().stream()
                        .map(entry -> LeavingOut.sentence(entry.getKey(), entry.getValue()))
                        .sorted()
                        .toList());
    }

    private List<String> missing(Fit fit, Seen seen) {
        List<String> sentences = new ArrayList<>();
        if (!fit.missingFields().isEmpty()) {
            sentences.add(new SetupMissing(fit.missingFields(), List.of()).getMessage());
        }
        seen.absent().stream()
                .filter(object -> streams.stream()
                        .filter(stream -> !fit.leftOut().containsKey(stream.name()))
                        .map(MarketoObjects::of)
                        .anyMatch(object::equals))
                .map(MarketoObject::title)
                .map(title -> "Marketo has no approved " + title + "; run 'setup' once, it creates and approves it.")
                .forEach(sentences::add);
        return sentences;
    }

    /** What was looked at only in part, because earlier steps failed, is not good before the rest was seen. */
    private static void part(Checklist checklist, String step, boolean whole, Optional<List<String>> problems) {
        if (!whole && problems.filter(found -> !found.isEmpty()).isEmpty()) {
            checklist.notChecked(step);
        } else {
            checklist.step(step, findings -> findings.addAll(problems.orElseThrow()));
        }
    }
}
