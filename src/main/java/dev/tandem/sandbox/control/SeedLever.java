package dev.tandem.sandbox.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.tandem.sandbox.http.Call;
import java.util.Map;
import java.util.Set;

/** {@code /sandbox/seed}. */
record SeedLever(Seeding seeding) implements Lever {

    private static final int LARGEST = 5_000_000;

    @Override
    public String name() {
        return "seed";
    }

    @Override
    public Map<String, String> methods() {
        return Map.of("POST", "empties both services and fills them anew: {\"size\":1000,\"seed\":1}");
    }

    @Override
    public JsonNode pull(Call call) throws Refused {
        Body body = Body.parse(call.body(), Set.of("size", "seed"));
        int size = body.number("size", 0, LARGEST)
                .orElseThrow(() -> Refused.malformed("The body needs the member 'size'."));
        long seed = body.whole("seed", Long.MIN_VALUE, Long.MAX_VALUE).orElse(1L);
        seeding.seed(size, seed);
        return JsonNodeFactory.instance.objectNode().put("size", size).put("seed", seed);
    }
}
