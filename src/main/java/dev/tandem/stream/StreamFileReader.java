package dev.tandem.stream;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Reads one stream file and notes in which line each member stands; a key that stands twice is no valid YAML. */
final class StreamFileReader {

    private final YAMLMapper mapper = new YAMLMapper(YAMLFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build());

    /** The file's content; throws where it cannot be read, and a JsonProcessingException where it is no YAML. */
    StreamFile read(Path path) throws IOException {
        String text = Files.readString(path);
        JsonNode root = mapper.readTree(text);
        return new StreamFile(path, root, lines(text));
    }

    /** The line of each member's key and of each list's items, by JSON pointer. */
    private Map<JsonPointer, Integer> lines(String text) throws IOException {
        Map<JsonPointer, Integer> lines = new HashMap<>();
        try (YAMLParser parser = mapper.getFactory().createParser(text)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                JsonPointer place = parser.getParsingContext().pathAsPointer();
                lines.putIfAbsent(place, parser.currentTokenLocation().getLineNr());
            }
        }
        return lines;
    }
}
