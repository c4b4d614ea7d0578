package dev.tandem.operations;

import dev.tandem.marketo.MarketoClient;
import dev.tandem.marketo.MarketoObject;
import dev.tandem.marketo.NewField;
import dev.tandem.marketo.Outcome;
import dev.tandem.stream.MappingLine;
import dev.tandem.stream.StreamDefinition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Creates in Marketo the custom fields that the streams need and that are not there; doing it twice changes nothing. */
public final class Setup {

    private final List<StreamDefinition> streams;
    private final MarketoClient marketo;

    public Setup(List<StreamDefinition> streams, MarketoClient marketo) {
        this.streams = List.copyOf(streams);
        this.marketo = marketo;
    }

    /**
     * What came of one field.
     *
     * @param field its REST name
     * @param problem why it could not be created; empty if it was
     */
    public record Created(String field, Optional<String> problem) {}

    /** Creates what is missing; one entry for each field that was missing. */
    public List<Created> run() {
        List<Created> created = new ArrayList<>();
        created.addAll(create(MarketoObject.PERSON, wanted("person")));
        created.addAll(create(MarketoObject.COMPANY, wanted("company")));
        return created;
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

    private List<Created> create(MarketoObject object, Map<String, NewField> wanted) {
        if (wanted.isEmpty()) {
            return List.of();
        }
        Set<String> there = marketo.describe(object, true).fields().keySet();
        List<NewField> missing = wanted.values().stream()
                .filter(field -> !there.contains(field.name()))
                .toList();
        if (missing.isEmpty()) {
            return List.of();
        }
        List<Outcome> outcomes = marketo.createFields(object, missing);
        List<Created> created = new ArrayList<>();
        for (int i = 0; i < missing.size(); i++) {
            Outcome outcome = outcomes.get(i);
            boolean refused = outcome.status() == Outcome.Status.SKIPPED;
            created.add(new Created(
                    missing.get(i).name(),
                    refused ? Optional.of(outcome.code() + ": " + outcome.reason()) : Optional.empty()));
        }
        return created;
    }
}
