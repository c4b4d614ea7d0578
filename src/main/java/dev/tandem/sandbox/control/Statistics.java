package dev.tandem.sandbox.control;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.sandbox.http.Reply;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What was called, how often, and what was refused; and how many different tokens were given out.
 *
 * <p>Marketo answers every identity call with the same token while that token lives, so tokens are told apart by their
 * text, not by the number of answers.
 */
public final class Statistics {

    private static final Map<String, String> TOKEN_OPERATIONS = Map.of("entra", "Token", "marketo", "Identity");

    private final ObjectMapper json = new ObjectMapper();
    private final Map<String, Counts> byApi = new TreeMap<>();
    private final Map<String, Set<Integer>> tokens = new TreeMap<>();

    private static final class Counts {

        private long calls;
        private final Map<String, Long> operations = new TreeMap<>();
        private final Map<String, Long> rejected = new TreeMap<>();
    }

    /** Starts with zero for each of the APIs. */
    public Statistics(List<String> apis) {
        apis.forEach(api -> byApi.put(api, new Counts()));
        TOKEN_OPERATIONS.keySet().forEach(api -> tokens.put(api, new TreeSet<>()));
    }

    /** Counts one call that was answered, or whose answer was lost on its way. */
    public void count(String api, Reply reply) {
        boolean token = reply.operation().equals(TOKEN_OPERATIONS.get(api)) && reply.status() == 200;
        int fingerprint = token ? fingerprint(reply) : 0;
        synchronized (this) {
            Counts counts = byApi.computeIfAbsent(api, unknown -> new Counts());
            counts.calls++;
            counts.operations.merge(reply.operation(), 1L, Long::sum);
            if (!reply.rejection().isEmpty()) {
                counts.rejected.merge(reply.rejection(), 1L, Long::sum);
            }
            if (fingerprint != 0) {
                tokens.get(api).add(fingerprint);
            }
        }
    }

    private int fingerprint(Reply reply) {
        try {
            return json.readTree(reply.body()).path("access_token").asText().hashCode();
        } catch (IOException noToken) {
            return 0;
        }
    }

    /** Forgets everything counted so far. */
    public synchronized void reset() {
        byApi.replaceAll((api, counts) -> new Counts());
        tokens.values().forEach(Set::clear);
    }

    /** The counts as the control call shows them. */
    public synchronized ObjectNode toJson() {
        ObjectNode all = json.createObjectNode();
        byApi.forEach((api, counts) -> {
            ObjectNode one = all.putObject(api).put("calls", counts.calls);
            ObjectNode operations = one.putObject("operations");
            counts.operations.forEach(operations::put);
            ObjectNode rejected = one.putObject("rejected");
            counts.rejected.forEach(rejected::put);
        });
        ObjectNode issued = all.putObject("tokens");
        tokens.forEach((api, different) -> issued.put(api, different.size()));
        return all;
    }
}
