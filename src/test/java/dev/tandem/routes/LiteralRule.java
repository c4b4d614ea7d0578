package dev.tandem.routes;

import dev.tandem.routes.RouteFile.Place;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** No count, time or address stands in a route: those are settings. */
final class LiteralRule implements RouteRule {

    /** What shapes a flow, and so is not for a setting: for ever, and how delays grow and scatter. */
    private static final Set<String> SHAPES =
            Set.of("trigger.repeatCount", "backOffMultiplier", "collisionAvoidanceFactor");

    private static final Set<String> WORDS = Set.of("id", "description", "name");
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?\\s*(ms|s|m|h|d)?");
    private static final Pattern IN_ADDRESS = Pattern.compile(".*[?&][\\w.]+=-?\\d.*");
    private static final Pattern HOST = Pattern.compile(".*(://|localhost|\\d{1,3}(\\.\\d{1,3}){3}|:\\d{2,5}\\b).*");

    @Override
    public List<String> problems(List<RouteFile> files) {
        return files.stream()
                .flatMap(file -> file.scalars()
                        .filter(LiteralRule::isLiteral)
                        .map(place ->
                                file.name() + place + " is " + place.node().asText() + "; make it a setting"))
                .toList();
    }

    private static boolean isLiteral(Place place) {
        if (SHAPES.contains(place.key()) || WORDS.contains(place.key())) {
            return false;
        }
        String text = place.node().asText();
        return place.node().isNumber()
                || NUMBER.matcher(text).matches()
                || IN_ADDRESS.matcher(text).matches()
                || HOST.matcher(text).matches();
    }
}
