package dev.tandem.routes;

import dev.tandem.routes.RouteFile.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Every route, source and step has an id, which stands once in all files, and a description. */
final class NamedStepsRule implements RouteRule {

    private static final Set<String> PARTS =
            Set.of("route", "routeTemplate", "routeConfiguration", "from", "otherwise", "onWhen", "doFinally");
    private static final Set<String> LISTS = Set.of("when", "doCatch");

    @Override
    public List<String> problems(List<RouteFile> files) {
        List<String> problems = new ArrayList<>();
        Map<String, String> owners = new HashMap<>();
        for (RouteFile file : files) {
            file.places().stream().filter(NamedStepsRule::isNamed).forEach(place -> {
                String where = file.name() + place;
                for (String member : List.of("id", "description")) {
                    if (place.node().path(member).asText().isBlank()) {
                        problems.add(where + " has no " + member);
                    }
                }
                String id = place.node().path("id").asText();
                String owner = owners.putIfAbsent(id, where);
                if (owner != null && !id.isBlank()) {
                    problems.add(where + " has the id " + id + " of " + owner);
                }
            });
        }
        return problems;
    }

    private static boolean isNamed(Place place) {
        boolean inList = place.key().matches("\\d+") && LISTS.contains(place.ancestor(1));
        boolean step = place.ancestor(1).matches("\\d+") && place.ancestor(2).equals("steps");
        boolean handler = place.key().equals("onException") && place.ancestor(1).matches("\\d+");
        return PARTS.contains(place.key()) || inList || step || handler;
    }
}
