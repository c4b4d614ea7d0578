package dev.tandem.routes;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.routes.RouteFile.Place;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.camel.Processor;

/** Each bean that a route names is bound, has the named public method, and is a processor where one is needed. */
public final class BeanRule implements RouteRule {

    private static final String REFERENCE = "#bean:";
    private static final Set<String> PROCESSORS = Set.of("onExceptionOccurredRef", "onRedeliveryRef");

    private final Function<String, Object> registry;

    /**
     * @param registry the bean of a name, or null
     */
    public BeanRule(Function<String, Object> registry) {
        this.registry = registry;
    }

    @Override
    public List<String> problems(List<RouteFile> files) {
        return files.stream()
                .flatMap(file -> file.places().stream()
                        .flatMap(place -> Stream.concat(call(place), reference(place)))
                        .map(problem -> file.name() + problem))
                .toList();
    }

    /** A node with {@code ref}: a step bean or process, or an expression of the language method. */
    private Stream<String> call(Place place) {
        JsonNode ref = place.node().path("ref");
        if (!ref.isTextual()) {
            return Stream.empty();
        }
        String name = ref.asText().replace(REFERENCE, "");
        Optional<Object> bean = Optional.ofNullable(registry.apply(name));
        if (bean.isEmpty()) {
            return Stream.of(place + " names the bean " + name + ", which nobody binds");
        }
        if (place.key().equals("process")) {
            return processor(place, name, bean.get());
        }
        String method = place.node().path("method").asText().split("\\(", 2)[0];
        return hasPublic(bean.get(), method)
                ? Stream.empty()
                : Stream.of(place + " names the method " + method + ", which the bean " + name + " does not have");
    }

    private Stream<String> reference(Place place) {
        String text = place.node().asText();
        if (!text.startsWith(REFERENCE) || place.key().equals("ref")) {
            return Stream.empty();
        }
        String name = text.substring(REFERENCE.length());
        Object bean = registry.apply(name);
        if (bean == null) {
            return Stream.of(place + " names the bean " + name + ", which nobody binds");
        }
        return PROCESSORS.contains(place.key()) ? processor(place, name, bean) : Stream.empty();
    }

    private static Stream<String> processor(Place place, String name, Object bean) {
        return bean instanceof Processor
                ? Stream.empty()
                : Stream.of(place + " needs a processor, which the bean " + name + " is not");
    }

    private static boolean hasPublic(Object bean, String method) {
        return Arrays.stream(bean.getClass().getMethods()).map(Method::getName).anyMatch(method::equals);
    }
}
