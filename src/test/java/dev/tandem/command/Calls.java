package dev.tandem.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Map;
import java.util.TreeMap;

/** The sandbox's count of calls. */
public record Calls(JsonNode statistics) {

    /** The count of the sandbox at this address. */
    static Calls at(String url) {
        try (InputStream in = URI.create(url + "/sandbox/statistics").toURL().openStream()) {
            return new Calls(TwoSystems.JSON.readTree(in));
        } catch (IOException lost) {
            throw new UncheckedIOException(lost);
        }
    }

    /** Calls that write to Marketo. */
    public long writes() {
        return marketo().entrySet().stream()
                .filter(entry ->
                        entry.getKey().startsWith("Sync ") || entry.getKey().startsWith("Create "))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    /**
     * What a cycle reads that finds nothing to do: one call to each feed, the members of the teams, which no feed tells of,
     * and whether the organization is still the same.
     */
    static final Map<String, Long> QUIET = Map.of(
            "RetrieveCurrentOrganization", 1L,
            "GET systemusers delta", 1L,
            "GET teams delta", 1L,
            "GET accounts delta", 1L,
            "GET contacts delta", 1L,
            "GET leads delta", 1L,
            "GET opportunities delta", 1L,
            "GET connections delta", 1L,
            "GET teams", 1L);

    /** What a cycle reads in Marketo that finds nothing to do: one call to each feed of persons. */
    static final Map<String, Long> QUIET_IN_MARKETO =
            Map.of("Get Lead Changes", 1L, "Get Deleted Leads", 1L, "Get Lead Activities", 1L);

    /** The calls of a write of some persons: they are read just before. */
    static final Map<String, Long> WRITE_OF_PERSONS = Map.of("Get Leads by Filter Type", 1L, "Sync Leads", 1L);

    /** What a cycle calls in Marketo that does this besides its look at the feeds. */
    static Map<String, Long> inMarketo(Map<String, Long> besides) {
        Map<String, Long> calls = new TreeMap<>(QUIET_IN_MARKETO);
        besides.forEach((operation, count) -> calls.merge(operation, count, Long::sum));
        return calls;
    }

    /** Calls of one Dataverse operation, for example {@code GET contacts delta}. */
    public long dynamics(String operation) {
        return statistics.path("dataverse").path("operations").path(operation).asLong();
    }

    /** Calls of one Marketo operation, for example {@code Sync Leads}. */
    public long marketo(String operation) {
        return statistics.path("marketo").path("operations").path(operation).asLong();
    }

    public Map<String, Long> dynamics() {
        return counts("dataverse");
    }

    public Map<String, Long> marketo() {
        return counts("marketo");
    }

    long tokens(String api) {
        return statistics.path("tokens").path(api).asLong();
    }

    private Map<String, Long> counts(String api) {
        Map<String, Long> counts = new TreeMap<>();
        statistics
                .path(api)
                .path("operations")
                .properties()
                .forEach(entry -> counts.put(entry.getKey(), entry.getValue().asLong()));
        return counts;
    }
}
