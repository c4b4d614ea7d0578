package dev.tandem.contracts;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Assumptions;

/** The files that Adobe publishes, where they lie beside the project; a test that needs them is skipped elsewhere. */
final class PublishedFiles {

    private static final Path FOLDER = Path.of("..", "shared", "contracts");
    private static final ObjectMapper JSON = new ObjectMapper();

    private PublishedFiles() {}

    /** The definitions of the identity service and of the lead database in one document. */
    static ObjectNode marketo() {
        ObjectNode all = read("marketo-mapi.swagger.json");
        ObjectNode identity = read("marketo-identity.swagger.json");
        for (String part : new String[] {"paths", "definitions"}) {
            all.withObjectProperty(part).setAll((ObjectNode) identity.path(part));
        }
        return all;
    }

    /** The published operations that the imitated Marketo has built, in Adobe's words. */
    static Set<String> operationsOfTheSandbox() {
        MarketoCaller marketo = new MarketoCaller();
        marketo.identity("GET", MarketoCaller.SECRET);
        Set<String> built = new TreeSet<>();
        marketo().path("paths").properties().forEach(path -> path.getValue()
                .fieldNames()
                .forEachRemaining(verb -> marketo.operationIfBuilt(
                                verb.toUpperCase(Locale.ROOT), path.getKey().replaceAll("\\{[^}]*}", "1"))
                        .ifPresent(built::add)));
        return built;
    }

    private static ObjectNode read(String name) {
        Path file = FOLDER.resolve(name);
        Assumptions.assumeTrue(
                Files.isRegularFile(file),
                () -> "Adobe's published file " + name + " does not lie in " + FOLDER
                        + ", so nothing can be held against it");
        try {
            return (ObjectNode) JSON.readTree(file.toFile());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
