package dev.tandem.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The shipped route files keep every rule, and every rule finds the copy that breaks it. */
class RouteRulesTest {

    private static final Map<String, RouteRule> RULES = Map.of(
            "schema", new SchemaRule(),
            "named steps", new NamedStepsRule(),
            "placeholders", new PlaceholderRule(settings()),
            "endpoints", new EndpointRule(),
            "one line", new OneLineRule(),
            "file names", new FileNameRule(),
            "literals", new LiteralRule());

    static Stream<String> rules() {
        return RULES.keySet().stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void theShippedFilesKeepTheRule(String rule) throws IOException {
        assertThat(RULES.get(rule).problems(RouteFile.shipped())).isEmpty();
    }

    static Stream<Arguments> breaches() {
        return Stream.of(
                arguments("schema", "00-schedule", "setHeader:", "setHeadre:", "setHeadre"),
                arguments("schema", "04-one-way", "streaming: true", "streaming: perhaps", "boolean expected"),
                arguments("schema", "90-dynamics", "      uri: direct:dynamics\n", "", "uri"),
                arguments(
                        "schema",
                        "91-marketo",
                        "retryAttemptedLogLevel: DEBUG",
                        "retryAttemptedLogLevel: LOUD",
                        "enumeration"),
                arguments(
                        "schema", "00-schedule", "autoStartup: \"{{sync.scheduled}}\"", "autoStartup: soon", "boolean"),
                arguments("named steps", "01-cycle", "id: cycle-begin", "name: cycle-begin", "has no id"),
                arguments(
                        "named steps", "00-schedule", "description: The pause begins", "note: x", "has no description"),
                arguments(
                        "named steps",
                        "95-console",
                        "id: console-health\n",
                        "id: console-status\n",
                        "id console-status of"),
                arguments(
                        "named steps",
                        "04-one-way",
                        "id: one-way-write\n",
                        "id: lease-renew\n",
                        "id lease-renew of 01-cycle"),
                arguments(
                        "named steps",
                        "90-dynamics",
                        "id: dynamics-requests\n",
                        "variableReceive: x\n",
                        "from has no id"),
                arguments("placeholders", "00-schedule", "{{sync.beat}}", "{{sync.baet}}", "sync.baet"),
                arguments("placeholders", "90-dynamics", "{{dynamics.url}}", "{{dynamics.uri}}", "dynamics.uri"),
                arguments(
                        "placeholders", "04-one-way", "id: one-way-start", "id: \"{{stream}}-start\"", "names stream"),
                arguments("endpoints", "90-dynamics", "soTimeout:", "soTimeuot:", "soTimeuot"),
                arguments(
                        "endpoints",
                        "95-console",
                        "httpMethodRestrict:",
                        "httpMethodRestricted:",
                        "httpMethodRestricted"),
                arguments("endpoints", "91-marketo", "followRedirects: false", "followRedirects: never", "never"),
                arguments("endpoints", "00-schedule", "stateful: true", "statefull: true", "statefull"),
                arguments(
                        "endpoints",
                        "00-schedule",
                        "uri: direct:cycle",
                        "uri: direct:cycles",
                        "direct:cycles, which no"),
                arguments(
                        "endpoints",
                        "90-dynamics",
                        "expression: direct:dynamics-call",
                        "expression: direct:call",
                        "direct:call, which no"),
                arguments("endpoints", "00-schedule", "uri: quartz", "uri: quarz", "quarz"),
                arguments(
                        "one line",
                        "01-cycle",
                        "expression: \"${body}\"",
                        "expression: |\n                  ${body}",
                        "several lines"),
                arguments(
                        "one line", "90-dynamics", "bearer\n", "\"bearer(\n                   1)\"\n", "several lines"),
                arguments("literals", "01-cycle", "period: \"{{sync.lease-beat}}\"", "period: 5000", "5000"),
                arguments("literals", "90-dynamics", "\"{{dynamics.retries}}\"", "\"5\"", "is 5"),
                arguments("literals", "91-marketo", "\"{{marketo.connect-timeout}}\"", "20s", "20s"),
                arguments("literals", "91-marketo", "\"{{marketo.url}}\"", "https://x.mktorest.com", "mktorest"),
                arguments("literals", "01-cycle", "uri: timer:lease", "uri: timer:lease?period=5000", "period=5000"));
    }

    @ParameterizedTest(name = "{0}: {1} with {3}")
    @MethodSource("breaches")
    void theRuleFindsABrokenCopy(String rule, String topic, String found, String replacement, String problem)
            throws IOException {
        List<RouteFile> broken = RouteFile.shippedWith(topic, found, replacement);

        assertThat(RULES.get(rule).problems(broken))
                .anySatisfy(said -> assertThat(said).startsWith(topic).contains(problem));
    }

    @ParameterizedTest
    @MethodSource("badNames")
    void theRuleFindsAWrongFileName(String name) throws IOException {
        assertThat(RULES.get("file names").problems(List.of(RouteFile.of(name, "[]"))))
                .hasSize(1);
    }

    static Stream<String> badNames() {
        return Stream.of(
                "cycle.camel.yaml",
                "1-cycle.camel.yaml",
                "01_cycle.camel.yaml",
                "01-cycle.yaml",
                "01-Cycle.camel.yaml");
    }

    @Test
    void thereAreFilesToLookAt() throws IOException {
        assertThat(RouteFile.shipped()).extracting(RouteFile::name).contains("01-cycle.camel.yaml");
    }

    private static Set<String> settings() {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(Path.of("config", "application.properties"))) {
            properties.load(reader);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return properties.stringPropertyNames();
    }
}
