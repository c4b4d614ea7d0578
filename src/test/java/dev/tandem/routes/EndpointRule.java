package dev.tandem.routes;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.routes.RouteFile.Place;
import java.net.URISyntaxException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.catalog.CamelCatalog;
import org.apache.camel.catalog.DefaultCamelCatalog;
import org.apache.camel.catalog.EndpointValidationResult;

/** Each endpoint has only parameters that its component knows, and each {@code direct:} name has its route. */
final class EndpointRule implements RouteRule {

    /** What an installation puts in the place of an address. */
    private static final Map<String, String> ADDRESSES = Map.of(
            "{{dynamics.url}}", "https://dynamics.example",
            "{{marketo.url}}", "https://marketo.example",
            "{{alerts.uri}}", "log:dev.tandem.alerts?level=WARN&plain=true");

    private final CamelCatalog catalog = new DefaultCamelCatalog(true);

    @Override
    public List<String> problems(List<RouteFile> files) {
        Set<String> consumed = files.stream()
                .flatMap(file -> file.places().stream())
                .filter(place -> place.key().equals("from"))
                .map(place -> place.node().path("uri").asText())
                .collect(Collectors.toSet());
        return files.stream()
                .flatMap(file -> Stream.concat(wrong(file), unheard(file, consumed)))
                .toList();
    }

    private Stream<String> wrong(RouteFile file) {
        return file.places().stream()
                .filter(place -> place.node().path("uri").isTextual())
                .flatMap(place -> {
                    EndpointValidationResult result = validate(place);
                    return result.isSuccess() && !result.hasWarnings()
                            ? Stream.empty()
                            : Stream.of(file.name() + place + " " + result.summaryErrorMessage(false, false, true));
                });
    }

    private EndpointValidationResult validate(Place place) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> parameter :
                place.node().path("parameters").properties()) {
            parameters.put(parameter.getKey(), parameter.getValue().asText());
        }
        boolean source = place.key().equals("from");
        String uri = uri(place.node().path("uri").asText(), parameters);
        return catalog.validateEndpointProperties(uri, true, source, !source);
    }

    private String uri(String uri, Map<String, String> parameters) {
        String address = ADDRESSES.getOrDefault(uri, uri);
        if (parameters.isEmpty() || !catalog.findComponentNames().contains(address.split(":", 2)[0])) {
            return address;
        }
        if (address.contains(":")) {
            return address
                    + parameters.entrySet().stream().map(Map.Entry::toString).collect(Collectors.joining("&", "?", ""));
        }
        try {
            return catalog.asEndpointUri(address, parameters, false);
        } catch (URISyntaxException malformed) {
            throw new IllegalArgumentException(uri, malformed);
        }
    }

    private static Stream<String> unheard(RouteFile file, Set<String> consumed) {
        return file.scalars()
                .filter(place -> place.node().asText().matches("direct:[a-z-]+"))
                .filter(place -> !consumed.contains(place.node().asText()))
                .map(place -> file.name() + place + " sends to " + place.node().asText() + ", which no route consumes");
    }
}
