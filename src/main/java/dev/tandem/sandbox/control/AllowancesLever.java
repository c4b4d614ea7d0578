package dev.tandem.sandbox.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.tandem.sandbox.http.AllowanceBook;
import dev.tandem.sandbox.http.Allowances;
import dev.tandem.sandbox.http.Call;
import java.util.Map;
import java.util.Set;

/** {@code /sandbox/allowances}: how much Marketo may be used; smaller numbers let a test reach its limits. */
record AllowancesLever(AllowanceBook book) implements Lever {

    private static final String RATE = "rate";
    private static final String CONCURRENT = "concurrent";
    private static final String DAILY_CALLS = "dailyCalls";
    private static final String DAILY_EXTRACT = "dailyExtract";

    @Override
    public String name() {
        return "allowances";
    }

    @Override
    public Map<String, String> methods() {
        return Map.of(
                "GET", "how much Marketo may be used",
                "PUT", "any of {\"rate\":100, \"concurrent\":10, \"dailyCalls\":50000, \"dailyExtract\":524288000}",
                "DELETE", "goes back to what a contract has");
    }

    @Override
    public JsonNode pull(Call call) throws Refused {
        if (call.method().equals("PUT")) {
            Body body = Body.parse(call.body(), Set.of(RATE, CONCURRENT, DAILY_CALLS, DAILY_EXTRACT));
            Allowances now = book.now();
            book.set(new Allowances(
                    body.number(RATE, 1, Integer.MAX_VALUE).orElse(now.rate()),
                    body.number(CONCURRENT, 1, Integer.MAX_VALUE).orElse(now.concurrent()),
                    body.number(DAILY_CALLS, 0, Integer.MAX_VALUE).orElse(now.dailyCalls()),
                    body.whole(DAILY_EXTRACT, 0, Long.MAX_VALUE).orElse(now.dailyExtract())));
        } else if (call.method().equals("DELETE")) {
            book.set(Allowances.CONTRACT);
        }
        return JsonNodeFactory.instance
                .objectNode()
                .put(RATE, book.now().rate())
                .put(CONCURRENT, book.now().concurrent())
                .put(DAILY_CALLS, book.now().dailyCalls())
                .put(DAILY_EXTRACT, book.now().dailyExtract());
    }
}
