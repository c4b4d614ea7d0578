package dev.tandem.stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import com.networknt.schema.serialization.JsonNodeReader;
import com.networknt.schema.utils.JsonNodes;
import dev.tandem.stream.StreamFileProblem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Reads the stream files of a folder, each checked against the schema that is shipped beside them. */
public final class StreamFiles {

    static final String SCHEMA = "stream.schema.json";

    private final Path folder;
    private final JsonNodeReader reader =
            JsonNodeReader.builder().locationAware().build();

    /** The files {@code *.yaml} of a folder, without its sub-folders (those hold examples). */
    public StreamFiles(Path folder) {
        this.folder = folder;
    }

    /** All streams in dependency order; throws {@link StreamFileProblem} with every problem of every file. */
    public List<StreamDefinition> read() {
        List<Problem> problems = new ArrayList<>();
        List<StreamFile> files = new ArrayList<>();
        JsonSchema schema = schema();
        for (Path path : paths()) {
            StreamFile file = parse(path, problems);
            if (file != null && conforms(file, schema, problems)) {
                files.add(file);
            }
        }
        StreamReferences.check(files, problems);
        if (!problems.isEmpty()) {
            throw new StreamFileProblem(problems);
        }
        return StreamOrder.of(files.stream().map(StreamFile::definition).toList());
    }

    private List<Path> paths() {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(path -> path.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw broken(folder, "the folder of stream files cannot be read; restore config/streams");
        }
    }

    private JsonSchema schema() {
        Path path = folder.resolve(SCHEMA);
        try {
            return JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(Files.readString(path));
        } catch (IOException unreadable) {
            throw broken(path, "the schema of stream files cannot be read; restore it from the distribution");
        }
    }

    private StreamFile parse(Path path, List<Problem> problems) {
        try {
            JsonNode root = reader.readTree(Files.readString(path), InputFormat.YAML);
            return new StreamFile(path, root);
        } catch (IOException unreadable) {
            problems.add(new Problem(path, 0, "", "the file cannot be read"));
        } catch (IllegalArgumentException | com.networknt.schema.JsonSchemaException notYaml) {
            problems.add(new Problem(
                    path, YamlTrouble.line(notYaml), "", "this is not valid YAML; check indentation and colons"));
        }
        return null;
    }

    private static boolean conforms(StreamFile file, JsonSchema schema, List<Problem> problems) {
        var messages = schema.validate(file.root());
        messages.forEach(message -> problems.add(problem(file, message)));
        return messages.isEmpty();
    }

    private static Problem problem(StreamFile file, ValidationMessage message) {
        String field = message.getInstanceLocation().toString().replaceFirst("^\\$\\.?", "");
        String named = message.getProperty() == null
                ? field
                : field.isEmpty() ? message.getProperty() : field + "." + message.getProperty();
        String said = message.getMessage().replaceFirst("^\\$[^:]*: ", "");
        return new Problem(
                file.path(), line(message.getInstanceNode()), named, said + "; see config/streams/" + SCHEMA);
    }

    static int line(JsonNode node) {
        var place = node == null ? null : JsonNodes.tokenLocationOf(node);
        return place == null ? 0 : place.getLineNr();
    }

    private static StreamFileProblem broken(Path path, String repair) {
        return new StreamFileProblem(List.of(new Problem(path, 0, "", repair)));
    }
}
