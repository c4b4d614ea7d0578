package dev.tandem.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The opt-outs that reach a record from another one of its table with the same address. A record that was copied with that
 * other one, or before it, is looked at a second time in the same cycle, so that a first copy counts it twice as applied;
 * and where Dynamics tells of what was written there, it counts once more as unchanged. What reaches it from another table
 * is for the next cycle.
 */
final class SharedOptOuts {

    private static final List<String> COLUMNS =
            List.of("donotphone", "donotbulkemail", "donotemail", "donotfax", "donotsendmm");

    private SharedOptOuts() {}

    /** How many records are looked at twice by a copy that takes the whole table at once. */
    static long lackedBy(String set, Office office) {
        return lackedBy(set, office, Integer.MAX_VALUE);
    }

    /**
     * How many records of the table are looked at twice by a copy: they lack an opt-out that another one with their address
     * has, and that is not known from an earlier page.
     *
     * @param pageSize how many records the copy takes at once; they are written in one batch
     */
    static long lackedBy(String set, Office office, int pageSize) {
        List<JsonNode> rows = rows(office, set);
        Map<String, Set<String>> all = rows.stream()
                .filter(SharedOptOuts::hasAddress)
                .collect(Collectors.toMap(SharedOptOuts::address, SharedOptOuts::optOuts, SharedOptOuts::both));
        Map<String, Set<String>> known = new HashMap<>();
        long lacking = 0;
        int step = Math.min(pageSize, rows.size());
        for (int first = 0; first < rows.size(); first += step) {
            List<JsonNode> ofPage = rows.subList(first, Math.min(first + step, rows.size())).stream()
                    .filter(SharedOptOuts::hasAddress)
                    .toList();
            lacking += ofPage.stream()
                    .filter(row -> !both(optOuts(row), known.getOrDefault(address(row), Set.of()))
                            .containsAll(all.get(address(row))))
                    .count();
            ofPage.forEach(row -> known.merge(address(row), optOuts(row), SharedOptOuts::both));
        }
        return lacking;
    }

    private static boolean hasAddress(JsonNode row) {
        return row.path("emailaddress1").isTextual();
    }

    private static List<JsonNode> rows(Office office, String set) {
        String key = set.substring(0, set.length() - 1) + "id";
        return office.rows(set, key + ",emailaddress1," + String.join(",", COLUMNS));
    }

    private static String address(JsonNode row) {
        return row.path("emailaddress1").asText().strip().toLowerCase(Locale.ROOT);
    }

    private static Set<String> optOuts(JsonNode row) {
        return COLUMNS.stream().filter(column -> row.path(column).asBoolean()).collect(Collectors.toSet());
    }

    private static Set<String> both(Set<String> some, Set<String> others) {
        Set<String> all = new HashSet<>(some);
        all.addAll(others);
        return all;
    }
}
