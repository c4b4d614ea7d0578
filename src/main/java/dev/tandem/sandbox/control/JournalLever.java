package dev.tandem.sandbox.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.tandem.sandbox.http.Call;
import dev.tandem.sandbox.http.Journal;
import java.util.Map;

/** {@code /sandbox/journal}: the calls to the two services, one by one; their sums are the statistics. */
record JournalLever(Journal journal) implements Lever {

    @Override
    public String name() {
        return "journal";
    }

    @Override
    public Map<String, String> methods() {
        return Map.of("GET", "the last 1,000 calls, without what they carried", "DELETE", "forgets them");
    }

    @Override
    public JsonNode pull(Call call) {
        if (call.method().equals("DELETE")) {
            journal.clear();
        }
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        journal.entries().forEach(each -> all.addObject()
                .put("number", each.number())
                .put("method", each.method())
                .put("path", each.path())
                .put("operation", each.operation())
                .put("status", each.status())
                .put("refusal", each.refusal()));
        return all;
    }
}
