package dev.tandem.operations;

import dev.tandem.marketo.NewObjectField;
import dev.tandem.marketo.NewObjectField.RelatedTo;
import dev.tandem.marketo.NewObjectType;
import dev.tandem.stream.MappingLine;
import dev.tandem.stream.StreamDefinition;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A custom object type as the streams want it.
 *
 * @param apiName its API name
 * @param table the Dynamics table that it shows
 * @param optional whether every stream that names it does without it where Marketo has no custom objects
 * @param fields its fields, the key first
 */
record WantedObjectType(String apiName, String table, boolean optional, List<NewObjectField> fields) {

    WantedObjectType {
        fields = List.copyOf(fields);
    }

    /** The types that these streams name, each once. */
    static List<WantedObjectType> of(List<StreamDefinition> streams) {
        Map<String, WantedObjectType> types = new LinkedHashMap<>();
        for (StreamDefinition stream : streams) {
            stream.marketo()
                    .name()
                    .ifPresent(name -> types.merge(
                            name,
                            new WantedObjectType(name, stream.dynamics().table(), stream.optional(), fields(stream)),
                            WantedObjectType::together));
        }
        return List.copyOf(types.values());
    }

    private WantedObjectType together(WantedObjectType other) {
        Map<String, NewObjectField> both = new LinkedHashMap<>();
        fields.forEach(field -> both.put(field.name(), field));
        other.fields.forEach(field -> both.putIfAbsent(field.name(), field));
        return new WantedObjectType(apiName, table, optional && other.optional, List.copyOf(both.values()));
    }

    /** Those of the fields that are not among the given ones. */
    List<NewObjectField> without(Collection<String> there) {
        return fields.stream().filter(field -> !there.contains(field.name())).toList();
    }

    /** What creates the type itself. */
    NewObjectType type() {
        String label = MappingLine.label(apiName);
        boolean ofLeads = fields.stream()
                .flatMap(field -> field.relatedTo().stream())
                .anyMatch(to -> to.object().equalsIgnoreCase("lead"));
        return new NewObjectType(apiName, label, label + "s", "Microsoft Dynamics table " + table, ofLeads);
    }

    private static List<NewObjectField> fields(StreamDefinition stream) {
        Map<String, NewObjectField> fields = new LinkedHashMap<>();
        stream.marketo()
                .key()
                .ifPresent(key ->
                        fields.put(key, plain(key, "string", stream.dynamics().key(), true)));
        stream.lines().stream()
                .filter(MappingLine::isOurs)
                .forEach(line -> fields.putIfAbsent(line.field(), field(line)));
        stream.dynamics()
                .members()
                .ifPresent(members -> fields.putIfAbsent(
                        members.field(), plain(members.field(), "text", members.navigation(), false)));
        return List.copyOf(fields.values());
    }

    private static NewObjectField plain(String name, String type, String column, boolean key) {
        return new NewObjectField(name, MappingLine.label(name), type, description(column), key, Optional.empty());
    }

    private static NewObjectField field(MappingLine line) {
        Optional<RelatedTo> relatedTo = line.link().map(link -> new RelatedTo(link.object(), link.field()));
        String type = relatedTo.map(to -> "link").or(line::custom).orElseThrow();
        return new NewObjectField(line.field(), line.displayName(), type, description(line.column()), false, relatedTo);
    }

    private static String description(String column) {
        return "Microsoft Dynamics column " + column;
    }
}
