package dev.tandem.routes;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Each file is valid against the JSON schema of Camel's YAML DSL; a placeholder may stand for any value. */
final class SchemaRule implements RouteRule {

    private final JsonSchema schema = schema();

    @Override
    public List<String> problems(List<RouteFile> files) {
        return files.stream()
                .flatMap(file -> schema.validate(file.root()).stream()
                        .filter(message -> !isPlaceholder(message))
                        .map(message -> file.name() + message.getMessage()))
                .toList();
    }

    private static boolean isPlaceholder(ValidationMessage message) {
        return message.getInstanceNode().asText().matches("\\{\\{[^{}]+}}");
    }

    private static JsonSchema schema() {
        try (InputStream in = SchemaRule.class.getResourceAsStream("/schema/camelYamlDsl.json")) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return JsonSchemaFactory.getInstance(VersionFlag.V4).getSchema(text, InputFormat.JSON);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
