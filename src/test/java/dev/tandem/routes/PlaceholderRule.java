package dev.tandem.routes;

import dev.tandem.routes.RouteFile.Place;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Each placeholder without a default is a setting, a parameter of its template, or a key that the engine adds. */
final class PlaceholderRule implements RouteRule {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\??([^{}:]+)(:[^{}]*)?}}");
    private static final Set<String> OF_THE_ENGINE =
            Set.of("sync.scheduled", "sync.dry-run", "dynamics.url", "marketo.url");

    private final Set<String> settings;

    PlaceholderRule(Set<String> settings) {
        this.settings = Set.copyOf(settings);
    }

    @Override
    public List<String> problems(List<RouteFile> files) {
        return files.stream()
                .flatMap(file -> file.scalars().flatMap(place -> unknown(file, place)))
                .toList();
    }

    private Stream<String> unknown(RouteFile file, Place place) {
        Set<String> known = new HashSet<>(settings);
        known.addAll(OF_THE_ENGINE);
        if (place.isUnder("routeTemplate")) {
            file.root().findValues("parameters").stream()
                    .filter(parameters -> parameters.isArray())
                    .forEach(parameters -> parameters.forEach(
                            parameter -> known.add(parameter.path("name").asText())));
        }
        return PLACEHOLDER
                .matcher(place.node().asText())
                .results()
                .filter(found -> found.group(2) == null)
                .map(found -> found.group(1))
                .filter(key -> !known.contains(key))
                .map(key -> file.name() + place + " names " + key + ", which is no setting");
    }

    /** Whether a text is one placeholder and nothing else. */
    static boolean isPlaceholder(String text) {
        Matcher matcher = PLACEHOLDER.matcher(text);
        return matcher.matches();
    }
}
