package dev.tandem.sandbox.dataverse.query;

import dev.tandem.sandbox.dataverse.protocol.Refusal;
import dev.tandem.sandbox.dataverse.tables.Tables;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.olingo.commons.api.edm.Edm;
import org.apache.olingo.server.api.OData;
import org.apache.olingo.server.api.ODataLibraryException;
import org.apache.olingo.server.api.ServiceMetadata;
import org.apache.olingo.server.api.uri.UriInfo;
import org.apache.olingo.server.core.uri.parser.Parser;

/** Parses resource paths and query options with Apache Olingo and puts its complaints in Dataverse's words. */
public final class Urls {

    private static final Pattern UNKNOWN =
            Pattern.compile("The property '([^']*)', used in a query expression, is not defined in type '([^']*)'\\.");
    private static final Pattern UNKNOWN_IN_PATH = Pattern.compile("The type '([^']*)' has no property '([^']*)'\\.");

    private final OData odata;
    private final Tables tables;
    private final AtomicReference<Model> model;

    /** The URLs of an organization with these tables. */
    public Urls(Tables tables) {
        this.odata = OData.newInstance();
        this.tables = tables;
        this.model = new AtomicReference<>(model());
    }

    /** The model of the tables at one of their revisions. */
    private record Model(long revision, ServiceMetadata metadata) {}

    private Model model() {
        return new Model(tables.revision(), odata.createServiceMetadata(new Schema(tables), List.of()));
    }

    /** The model, for {@code $metadata}. */
    public ServiceMetadata metadata() {
        Model known = model.get();
        if (known.revision() != tables.revision()) {
            known = model();
            model.set(known);
        }
        return known.metadata();
    }

    /** The model with annotations that tell which sets are tracked. */
    public ServiceMetadata annotated() {
        return odata.createServiceMetadata(new Schema(tables, true), List.of());
    }

    /** Parses a decoded path and decoded query options. */
    public UriInfo parse(String path, Map<String, String> options) {
        Edm edm = metadata().getEdm();
        String query = options.entrySet().stream()
                .map(option -> encode(option.getKey()) + "=" + encode(option.getValue()))
                .collect(Collectors.joining("&"));
        try {
            return new Parser(edm, odata).parseUri("/" + encodePath(path), query, null, "");
        } catch (ODataLibraryException e) {
            throw refusal(e, path);
        }
    }

    private static Refusal refusal(ODataLibraryException problem, String path) {
        String key = problem.getMessageKey().getKey();
        String text = problem.getTranslatedMessage(Locale.ENGLISH).getMessage();
        Matcher unknown = UNKNOWN.matcher(text);
        if (unknown.matches()) {
            return Refusal.malformed("Could not find a property named '" + unknown.group(1) + "' on type '"
                    + named(unknown.group(2)) + "'.");
        }
        Matcher inPath = UNKNOWN_IN_PATH.matcher(text);
        if (inPath.matches()) {
            return Refusal.unknownSegment(inPath.group(2));
        }
        if (key.equals("RESOURCE_NOT_FOUND")) {
            return Refusal.unknownSegment(path.replaceAll("[(/].*", ""));
        }
        return Refusal.malformed(text);
    }

    private static String named(String type) {
        return type.contains(".") ? type : Schema.NAMESPACE + "." + type;
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%40", "@");
    }

    private static String encodePath(String path) {
        return Pattern.compile("/")
                .splitAsStream(path)
                .map(segment -> encode(segment)
                        .replace("%24", "$")
                        .replace("%28", "(")
                        .replace("%29", ")")
                        .replace("%3D", "=")
                        .replace("%2C", ",")
                        .replace("%27", "'"))
                .collect(Collectors.joining("/"));
    }
}
