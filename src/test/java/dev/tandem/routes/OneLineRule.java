package dev.tandem.routes;

import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** An expression, and the call of a bean's method, is one line: longer thoughts belong in a bean. */
final class OneLineRule implements RouteRule {

    private static final Pattern EXPRESSION = Pattern.compile(".*/(expression(/.*)?|method|simple|constant)");

    private final YAMLFactory yaml = new YAMLFactory();

    @Override
    public List<String> problems(List<RouteFile> files) {
        List<String> problems = new ArrayList<>();
        for (RouteFile file : files) {
            try (YAMLParser parser = yaml.createParser(file.text())) {
                for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                    if (token.isScalarValue() && isLong(parser)) {
                        problems.add(file.name() + parser.getParsingContext().pathAsPointer() + " takes several lines");
                    }
                }
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
        return problems;
    }

    private static boolean isLong(YAMLParser parser) {
        String place = parser.getParsingContext().pathAsPointer().toString();
        int first = parser.currentTokenLocation().getLineNr();
        int last = parser.currentLocation().getLineNr();
        return EXPRESSION.matcher(place).matches() && last > first;
    }
}
