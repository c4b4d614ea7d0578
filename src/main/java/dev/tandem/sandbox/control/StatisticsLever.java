package dev.tandem.sandbox.control;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.sandbox.http.Call;
import java.util.Map;

/** {@code /sandbox/statistics}. */
record StatisticsLever(Statistics statistics) implements Lever {

    @Override
    public String name() {
        return "statistics";
    }

    @Override
    public Map<String, String> methods() {
        return Map.of("GET", "calls by API and operation, rejected calls, tokens issued", "DELETE", "starts from zero");
    }

    @Override
    public JsonNode pull(Call call) {
        if (call.method().equals("DELETE")) {
            statistics.reset();
        }
        return statistics.toJson();
    }
}
