package dev.tandem.routes;

import java.util.List;

/** A rule that the route files keep. */
@FunctionalInterface
public interface RouteRule {

    /** One sentence, beginning with the file's name, for each place that breaks the rule. */
    List<String> problems(List<RouteFile> files);
}
