package dev.tandem.operations;

import dev.tandem.marketo.MarketoClient;
import dev.tandem.marketo.MarketoObject;
import dev.tandem.marketo.MarketoRefused;
import dev.tandem.marketo.NewField;
import dev.tandem.marketo.Outcome;
import dev.tandem.stream.MappingLine;
import dev.tandem.stream.StreamDefinition;
import dev.tandem.sync.PersonFeed;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Creates the custom fields of persons, companies and opportunities. */
final class FieldSetup {

    /** Where a marketer asks for a person to be created in Dynamics (behaviour page, REST names). */
    private static final String REPAIR =
            "Give the API user's role the permission 'Read-Write Schema Custom Field', or correct the stream's file.";

    /**
     * The method or the address is not served (Marketo reference, section 5.2). Adobe's files have no call that creates fields
     * of companies and opportunities; instances that offer one are asked all the same.
     */
    private static final Set<String> NOT_OFFERED = Set.of("605", "610");

    private final List<StreamDefinition> streams;
    private final MarketoClient marketo;

    FieldSetup(List<StreamDefinition> streams, MarketoClient marketo) {
        this.streams = List.copyOf(streams);
        this.marketo = marketo;
    }

    /**
     * Creates those of one object that are missing.
     *
     * @param name the object as stream files name it
     */
    void create(String name, MarketoObject object, Steps steps) {
        Map<String, NewField> wanted = wanted(name);
        if (wanted.isEmpty()) {
            return;
        }
        steps.isAllowed(name + " fields", () -> create(name, object, wanted, steps), REPAIR);
    }

    private void create(String name, MarketoObject object, Map<String, NewField> wanted, Steps steps) {
        try {
            createMissing(name, object, wanted, steps);
        } catch (MarketoRefused refused) {
            if (!NOT_OFFERED.contains(refused.code()) || !optional(name).containsAll(wanted.keySet())) {
                throw refused;
            }
            steps.leftOut(
                    name + " fields " + String.join(", ", wanted.keySet()),
                    "this Marketo does not create them through its API (code " + refused.code()
                            + "); where they matter, have them created by its administrator under these names");
        }
    }

    /** The fields that streams can do without. */
    private Set<String> optional(String object) {
        return streams.stream()
                .filter(stream -> stream.marketo().object().equals(object))
                .flatMap(stream -> stream.lines().stream())
                .filter(MappingLine::optional)
                .map(MappingLine::field)
                .collect(Collectors.toSet());
    }

    private void createMissing(String name, MarketoObject object, Map<String, NewField> wanted, Steps steps) {
        Set<String> there = marketo.describe(object, true).fields().keySet();
        List<NewField> missing = wanted.values().stream()
                .filter(field -> !there.contains(field.name()))
                .toList();
        if (missing.isEmpty()) {
            return;
        }
        List<Outcome> outcomes = marketo.createFields(object, missing);
        for (int i = 0; i < missing.size(); i++) {
            Outcome outcome = outcomes.get(i);
            String what = name + " field " + missing.get(i).name();
            if (outcome.status() == Outcome.Status.SKIPPED) {
                steps.refused(
                        what,
                        outcome.reason() + " (code " + outcome.code() + ") If another field has the label '"
                                + missing.get(i).displayName() + "', rename that one.");
            } else {
                steps.done(Steps.CREATED, what);
            }
        }
    }

    private Map<String, NewField> wanted(String object) {
        Map<String, NewField> wanted = new LinkedHashMap<>();
        for (StreamDefinition stream : streams) {
            if (stream.marketo().object().equals(object)) {
                own(stream).forEach(field -> wanted.putIfAbsent(field.name(), field));
                stream.lines().stream()
                        .flatMap(line -> custom(line).stream())
                        .forEach(field -> wanted.putIfAbsent(field.name(), field));
            }
        }
        return wanted;
    }

    private static List<NewField> own(StreamDefinition stream) {
        StreamDefinition.Target target = stream.marketo();
        List<NewField> fields = new ArrayList<>();
        if (target.customKey()) {
            target.key().ifPresent(key -> fields.add(field(key, "string", "Id of the record in Microsoft Dynamics")));
        }
        target.type().ifPresent(type -> fields.add(field(type.field(), "string", "What the record is in Dynamics")));
        target.deleted()
                .ifPresent(
                        deleted -> fields.add(field(deleted, "boolean", "Whether the record was deleted in Dynamics")));
        if (target.object().equals(StreamDefinition.PERSON)) {
            fields.add(field(
                    PersonFeed.REQUEST,
                    "string",
                    "Asks for the person to be created in Dynamics; cleared when served"));
        }
        return fields;
    }

    private static Optional<NewField> custom(MappingLine line) {
        return line.custom()
                .map(type -> new NewField(
                        line.field(), line.displayName(), type, "Microsoft Dynamics column " + line.column()));
    }

    private static NewField field(String name, String type, String description) {
        return new NewField(name, MappingLine.label(name), type, description);
    }
}
