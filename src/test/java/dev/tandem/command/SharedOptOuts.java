package dev.tandem.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The opt-outs that reach a record from another one with the same address. A record that was copied before that other one
 * came is looked at a second time, so that a first copy counts it twice as applied; and Dynamics tells of what was written
 * there, so that it may count once more as unchanged.
 */
final class SharedOptOuts {

    private static final List<String> COLUMNS =
            List.of("donotphone", "donotbulkemail", "donotemail", "donotfax", "donotsendmm");

    private SharedOptOuts() {}

    /** How many records of the table lack an opt-out that another contact or lead with their address has, before a copy. */
    static long lackedBy(String set, Office office) {
        Map<String, Set<String>> optOuts = Stream.of("contacts", "leads")
                .flatMap(table -> rows(office, table).stream())
                .collect(Collectors.toMap(SharedOptOuts::address, SharedOptOuts::optOuts, SharedOptOuts::both));
        return rows(office, set).stream()
                .filter(row -> !optOuts(row).containsAll(optOuts.get(address(row))))
                .count();
    }

    private static List<JsonNode> rows(Office office, String set) {
        String key = set.substring(0, set.length() - 1) + "id";
        return office.rows(set, key + ",emailaddress1," + String.join(",", COLUMNS)).stream()
                .filter(row -> row.path("emailaddress1").isTextual())
                .toList();
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
