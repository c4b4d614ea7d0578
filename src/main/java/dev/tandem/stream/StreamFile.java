package dev.tandem.stream;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.merge.Policy;
import dev.tandem.merge.Side;
import dev.tandem.stream.MappingLine.Link;
import dev.tandem.stream.MappingLine.LookupAs;
import dev.tandem.stream.MappingLine.OverLong;
import dev.tandem.stream.StreamDefinition.Creates;
import dev.tandem.stream.StreamDefinition.Deletes;
import dev.tandem.stream.StreamDefinition.Match;
import dev.tandem.stream.StreamDefinition.Members;
import dev.tandem.stream.StreamDefinition.PersonDeletes;
import dev.tandem.stream.StreamDefinition.RelatesTo;
import dev.tandem.stream.StreamDefinition.Source;
import dev.tandem.stream.StreamDefinition.Target;
import dev.tandem.stream.StreamDefinition.TwoWay;
import dev.tandem.stream.StreamDefinition.TypeStamp;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** One parsed stream file that conforms to the schema. */
record StreamFile(Path path, JsonNode root, Map<JsonPointer, Integer> lines) {

    StreamFile {
        lines = Map.copyOf(lines);
    }

    /** The line in which a member stands, else the line of what encloses it; 0 if the file is empty. */
    int line(String pointer) {
        for (JsonPointer place = JsonPointer.compile(pointer); place != null; place = place.head()) {
            Integer line = lines.get(place);
            if (line != null) {
                return line;
            }
        }
        return 0;
    }

    String name() {
        return root.get("stream").asText();
    }

    List<String> after() {
        return texts(root.get("after"));
    }

    StreamDefinition definition() {
        Direction direction = Direction.of(root.get("direction").asText());
        List<MappingLine> mapped = new ArrayList<>();
        root.get("fields").properties().forEach(entry -> mapped.add(line(entry.getKey(), entry.getValue(), direction)));
        return new StreamDefinition(
                name(),
                direction,
                root.path("optional").asBoolean(false),
                new Source(
                        root.at("/dynamics/table").asText(),
                        root.at("/dynamics/key").asText(),
                        members()),
                target(root.get("marketo")),
                text(root, "filter"),
                onlyWhen(),
                skipWhen(),
                Optional.ofNullable(root.get("match"))
                        .map(match -> new Match(
                                match.get("column").asText(), match.get("field").asText())),
                Optional.ofNullable(root.get("relates-to"))
                        .map(related -> new RelatesTo(
                                texts(related.get("columns")),
                                related.get("stream").asText())),
                text(root, "deletes")
                        .map(deletes -> Deletes.valueOf(deletes.toUpperCase(Locale.ROOT)))
                        .orElse(Deletes.IGNORE),
                twoWay(),
                after(),
                mapped);
    }

    Optional<OnlyWhen> onlyWhen() {
        return text(root, "only-when").map(OnlyWhen::new);
    }

    private TwoWay twoWay() {
        return new TwoWay(
                Side.valueOf(word(root, "winner", "dynamics")),
                Creates.valueOf(word(root, "create-in-dynamics", "on-request")),
                PersonDeletes.valueOf(word(root, "person-deletes", "recreate")));
    }

    private static Merging merging(JsonNode node) {
        return new Merging(
                text(node, "policy").map(policy -> Policy.valueOf(word(node, "policy", ""))),
                texts(node.get("opt-in")).stream()
                        .map(side -> Side.valueOf(side.toUpperCase(Locale.ROOT)))
                        .collect(Collectors.toSet()),
                node.path("at-once").asBoolean(false));
    }

    private Optional<Members> members() {
        return Optional.ofNullable(root.at("/dynamics").get("members"))
                .map(members -> new Members(
                        members.get("navigation").asText(),
                        members.get("key").asText(),
                        members.get("field").asText()));
    }

    /** The key of a custom object comes into being with the object. */
    private static Target target(JsonNode marketo) {
        String object = marketo.get("object").asText();
        return new Target(
                object,
                text(marketo, "name"),
                text(marketo, "key"),
                object.equals("custom-object") || marketo.path("custom-key").asBoolean(false),
                Optional.ofNullable(marketo.get("type"))
                        .map(type -> new TypeStamp(
                                type.get("field").asText(), type.get("value").asText())),
                text(marketo, "deleted"),
                text(marketo, "primary"));
    }

    private static MappingLine line(String column, JsonNode node, Direction ofStream) {
        if (node.isTextual()) {
            return MappingLine.plain(column, node.asText(), ofStream);
        }
        return new MappingLine(
                column,
                node.get("field").asText(),
                texts(node.get("or")),
                text(node, "direction").map(Direction::of).orElse(ofStream),
                node.path("optional").asBoolean(false),
                node.path("required").asBoolean(false),
                node.path("ratchet").asBoolean(false),
                OverLong.valueOf(word(node, "over-long", "cut")),
                text(node, "custom"),
                text(node, "label"),
                LookupAs.valueOf(word(node, "as", "key")),
                texts(node.get("to")),
                merging(node),
                Optional.ofNullable(node.get("link"))
                        .map(link -> new Link(
                                link.get("object").asText(), link.get("field").asText())));
    }

    private Map<String, Object> skipWhen() {
        Map<String, Object> values = new LinkedHashMap<>();
        root.path("skip-when").properties().forEach(entry -> values.put(entry.getKey(), scalar(entry.getValue())));
        return values;
    }

    private static Object scalar(JsonNode node) {
        if (node.isBoolean()) {
            return node.booleanValue();
        }
        return node.isIntegralNumber() ? (Object) node.longValue() : node.asText();
    }

    /** A word of the file as the name of a constant: {@code marketo-id} is {@code MARKETO_ID}. */
    private static String word(JsonNode node, String member, String otherwise) {
        return text(node, member).orElse(otherwise).toUpperCase(Locale.ROOT).replace('-', '_');
    }

    private static Optional<String> text(JsonNode node, String member) {
        return Optional.ofNullable(node.get(member)).map(JsonNode::asText);
    }

    private static List<String> texts(JsonNode array) {
        List<String> values = new ArrayList<>();
        if (array != null) {
            array.forEach(value -> values.add(value.asText()));
        }
        return values;
    }
}
