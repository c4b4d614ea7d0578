package dev.tandem.sandbox.dataverse.metadata;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.sandbox.dataverse.protocol.Refusal;
import dev.tandem.sandbox.dataverse.protocol.Replies;
import dev.tandem.sandbox.dataverse.protocol.Request;
import dev.tandem.sandbox.dataverse.tables.Table;
import dev.tandem.sandbox.dataverse.tables.Tables;
import dev.tandem.sandbox.http.Reply;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Answers {@code EntityDefinitions}, {@code RelationshipDefinitions} and global choices, for reading only. */
public final class Metadata {

    private static final String KEY = "\\((?:LogicalName='(\\w+)'|([0-9a-fA-F-]{36}))\\)";
    private static final Pattern ENTITIES = Pattern.compile("EntityDefinitions");
    private static final Pattern ENTITY = Pattern.compile("EntityDefinitions" + KEY);
    private static final Pattern MEMBERS =
            Pattern.compile("EntityDefinitions" + KEY + "/(\\w+)(?:/Microsoft\\.Dynamics\\.CRM\\.(\\w+))?");
    private static final Pattern ATTRIBUTE = Pattern.compile(
            "EntityDefinitions" + KEY + "/Attributes" + KEY + "(?:/Microsoft\\.Dynamics\\.CRM\\.(\\w+))?");
    private static final List<String> COLLECTIONS = List.of(
            "Attributes", "ManyToOneRelationships", "OneToManyRelationships", "ManyToManyRelationships", "Keys");
    private static final Set<String> ROOTS = Set.of("EntityDefinitions", Relationships.ROOT, GlobalChoices.ROOT);

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Tables tables;
    private final Relationships relationships;
    private final GlobalChoices choices;

    /** The metadata of these tables. */
    public Metadata(Tables tables) {
        this.tables = tables;
        this.relationships = new Relationships(tables);
        this.choices = new GlobalChoices(tables);
    }

    /** Whether a first segment names metadata. */
    public static boolean knows(String segment) {
        return ROOTS.contains(segment);
    }

    /** Answers a GET; everything else would customize the organization, which is not imitated. */
    public Reply answer(Request request) {
        if (!request.method().equals("GET")) {
            throw Refusal.lacking("customizing by " + request.operation());
        }
        String path = request.path();
        if (ENTITIES.matcher(path).matches()) {
            return list(
                    request,
                    "EntityDefinitions",
                    tables.addressable().stream().map(Entities::of).toList());
        }
        Matcher entity = ENTITY.matcher(path);
        if (entity.matches()) {
            return entity(request, table(entity.group(1), entity.group(2)));
        }
        Matcher attribute = ATTRIBUTE.matcher(path);
        if (attribute.matches()) {
            return attribute(request, attribute);
        }
        Matcher members = MEMBERS.matcher(path);
        if (members.matches() && COLLECTIONS.contains(members.group(3))) {
            return members(request, members);
        }
        Optional<Relationships.Found> relations = relationships.find(path);
        if (relations.isPresent()) {
            return relations.get().single()
                    ? single(
                            request,
                            Relationships.ROOT,
                            Shape.of(request.options())
                                    .apply(relations.get().nodes().get(0)))
                    : list(request, path, relations.get().nodes());
        }
        Optional<GlobalChoices.Found> found = choices.find(path);
        if (found.isPresent()) {
            return choices(request, found.get());
        }
        throw Refusal.lacking("the metadata path " + path);
    }

    /** Choices know no {@code $filter} (Dataverse reference, section 16.1). */
    private static Reply choices(Request request, GlobalChoices.Found found) {
        if (request.options().containsKey("$filter")) {
            throw Refusal.malformed("The $filter query option is not supported for GlobalOptionSetDefinitions.");
        }
        return found.single()
                ? single(
                        request,
                        GlobalChoices.ROOT,
                        Shape.of(request.options()).apply(found.nodes().get(0)))
                : list(request, GlobalChoices.ROOT, found.nodes());
    }

    private Reply entity(Request request, Table table) {
        Shape shape = Shape.of(request.options());
        ObjectNode node = shape.apply(Entities.of(table));
        for (Map.Entry<String, Shape> expanded : shape.expanded().entrySet()) {
            if (!COLLECTIONS.contains(expanded.getKey())) {
                throw Refusal.unknownProperty(expanded.getKey(), "EntityMetadata");
            }
            ArrayNode array = node.putArray(expanded.getKey());
            Entities.members(tables, table, expanded.getKey())
                    .forEach(one -> array.add(expanded.getValue().apply(one)));
        }
        return single(request, "EntityDefinitions", node);
    }

    private Reply attribute(Request request, Matcher path) {
        Table table = table(path.group(1), path.group(2));
        ObjectNode attribute = Entities.members(tables, table, "Attributes").stream()
                .filter(one -> matches(one, path.group(3), path.group(4)) && isOf(one, path.group(5)))
                .findFirst()
                .orElseThrow(() -> new Refusal(
                        404, "0x80060888", "Could not find an attribute with specified " + request.path() + "."));
        return single(
                request,
                "EntityDefinitions('" + table + "')/Attributes",
                Shape.of(request.options()).apply(attribute));
    }

    private Reply members(Request request, Matcher path) {
        Table table = table(path.group(1), path.group(2));
        String name = path.group(3);
        List<ObjectNode> members = Entities.members(tables, table, name).stream()
                .filter(one -> isOf(one, path.group(4)))
                .toList();
        return list(request, "EntityDefinitions('" + table + "')/" + name, members);
    }

    private static boolean matches(ObjectNode node, String logicalName, String id) {
        return logicalName == null
                ? node.path("MetadataId").asText().equalsIgnoreCase(id)
                : node.path("LogicalName").asText().equals(logicalName);
    }

    private static boolean isOf(ObjectNode node, String cast) {
        return cast == null || node.path("@odata.type").asText().equals("#Microsoft.Dynamics.CRM." + cast);
    }

    private Table table(String logicalName, String id) {
        return tables.addressable().stream()
                .filter(table -> logicalName == null
                        ? Labels.id(table.name()).equalsIgnoreCase(id)
                        : table.name().equals(logicalName))
                .findFirst()
                .orElseThrow(() -> new Refusal(
                        404,
                        "0x80060888",
                        "Could not find an entity with specified entity name '"
                                + (logicalName == null ? id : logicalName) + "'."));
    }

    private static Reply list(Request request, String context, List<ObjectNode> all) {
        Map<String, String> options = request.options();
        Shape shape = Shape.of(options);
        ArrayNode shown = JsonNodeFactory.instance.arrayNode();
        all.stream()
                .filter(MetadataFilter.of(options.getOrDefault("$filter", "")))
                .forEach(one -> shown.add(shape.apply(one)));
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("@odata.context", request.root() + "$metadata#" + context);
        body.set("value", shown);
        return reply(request, body);
    }

    private static Reply single(Request request, String context, ObjectNode node) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("@odata.context", request.root() + "$metadata#" + context + "/$entity");
        body.setAll(node);
        return reply(request, body);
    }

    private static Reply reply(Request request, ObjectNode body) {
        return Replies.json(request, 200, json -> {
            json.setCodec(JSON);
            json.writeTree(body);
        });
    }
}
