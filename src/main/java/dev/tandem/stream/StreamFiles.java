package dev.tandem.stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
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

    private static final SchemaValidatorsConfig POINTERS =
            SchemaValidatorsConfig.builder().pathType(PathType.JSON_POINTER).build();

    private final Path folder;
    private final ConditionSyntax syntax;
    private final StreamFileReader reader = new StreamFileReader();

    /**
     * The files {@code *.yaml} of a folder, without its sub-folders (those hold examples).
     *
     * @param syntax knows the language of conditions
     */
    public StreamFiles(Path folder, ConditionSyntax syntax) {
        this.folder = folder;
        this.syntax = syntax;
    }

    /** All streams in dependency order; throws {@link StreamFileProblem} with every problem of every file. */
    public List<StreamDefinition> read() {
        List<Problem> problems = new ArrayList<>();
        List<StreamFile> files = new ArrayList<>();
        List<Path> paths = paths();
        JsonSchema schema = schema();
        for (Path path : paths) {
            StreamFile file = parse(path, problems);
            if (file != null && conforms(file, schema, problems)) {
                files.add(file);
            }
        }
        if (problems.isEmpty()) {
            StreamReferences.check(files, problems);
            files.forEach(file -> condition(file, problems));
        }
        if (!problems.isEmpty()) {
            throw new StreamFileProblem(problems);
        }
        return StreamOrder.of(files);
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
            return JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(Files.readString(path), POINTERS);
        } catch (IOException unreadable) {
            throw broken(path, "the schema of stream files cannot be read; restore it from the distribution");
        }
    }

    private StreamFile parse(Path path, List<Problem> problems) {
        try {
            return reader.read(path);
        } catch (JsonProcessingException notYaml) {
            problems.add(new Problem(path, YamlTrouble.line(notYaml), "", YamlTrouble.sentence(notYaml)));
        } catch (IOException unreadable) {
            problems.add(new Problem(path, 0, "", "the file cannot be read; make it a text file in UTF-8"));
        }
        return null;
    }

    private static boolean conforms(StreamFile file, JsonSchema schema, List<Problem> problems) {
        var messages = schema.validate(file.root());
        messages.forEach(message -> problems.add(problem(file, message)));
        return messages.isEmpty();
    }

    private void condition(StreamFile file, List<Problem> problems) {
        file.onlyWhen()
                .flatMap(condition -> condition.problem().or(() -> syntax.problem(condition)))
                .ifPresent(problem ->
                        problems.add(new Problem(file.path(), file.line("/only-when"), "only-when", problem)));
    }

    private static Problem problem(StreamFile file, ValidationMessage message) {
        String pointer = message.getInstanceLocation().toString();
        String member = message.getProperty() == null ? pointer : pointer + "/" + message.getProperty();
        String said = message.getMessage().replaceFirst("^/?[^:]*: ", "");
        return new Problem(
                file.path(),
                file.line(member),
                member.replaceFirst("^/", "").replace('/', '.'),
                said + "; see config/streams/" + SCHEMA);
    }

    private static StreamFileProblem broken(Path path, String repair) {
        return new StreamFileProblem(List.of(new Problem(path, 0, "", repair)));
    }
}
