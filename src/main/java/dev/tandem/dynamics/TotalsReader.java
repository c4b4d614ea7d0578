package dev.tandem.dynamics;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Asks how many rows tables hold (reference: Counting, 8.5). */
final class TotalsReader {

    private static final String OPERATION = "RetrieveTotalRecordCount";

    private final DynamicsTransport transport;

    TotalsReader(DynamicsTransport transport) {
        this.transport = transport;
    }

    /** Not retried: it is only for an estimate. */
    Map<String, Long> read(Collection<String> logicalNames) {
        List<String> names = List.copyOf(new LinkedHashSet<>(logicalNames));
        String list = names.stream().map(name -> "%22" + name + "%22").collect(Collectors.joining(",", "%5B", "%5D"));
        DynamicsAnswer answer =
                transport.send(DynamicsRequest.read(OPERATION, OPERATION + "(EntityNames=@p1)?@p1=" + list)
                        .withImpatience(true));
        JsonNode counted = Json.read(OPERATION, answer).path("EntityRecordCountCollection");
        JsonNode tables = counted.path("Keys");
        Map<String, Long> totals = new HashMap<>();
        for (int i = 0; i < tables.size(); i++) {
            JsonNode total = counted.path("Values").path(i);
            if (total.isIntegralNumber()) {
                totals.put(tables.path(i).asText(), total.asLong());
            }
        }
        return totals;
    }
}
