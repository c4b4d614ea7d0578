package dev.tandem.sync;

import dev.tandem.marketo.MarketoClient;
import dev.tandem.marketo.MarketoRefused;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Looks persons up in Marketo. */
final class Persons {

    /** The code of a query that matches more than 1,000 persons (Marketo reference, section 6.3). */
    private static final String TOO_MANY = "1003";

    private final MarketoClient marketo;

    Persons(MarketoClient marketo) {
        this.marketo = marketo;
    }

    /**
     * The persons whose field has one of the values, by that value in lower case.
     *
     * @param more what to read of them besides {@code id} and the field
     */
    Map<String, List<Map<String, Object>>> by(String field, Collection<String> values, Set<String> more) {
        Set<String> fields = new LinkedHashSet<>(List.of("id", field));
        fields.addAll(more);
        return lookUp(field, List.copyOf(values), List.copyOf(fields)).stream()
                .filter(person -> person.get(field) != null)
                .collect(Collectors.groupingBy(
                        person -> person.get(field).toString().strip().toLowerCase(Locale.ROOT)));
    }

    /** A query that matches too many persons is asked again in halves. */
    private List<Map<String, Object>> lookUp(String field, List<String> values, List<String> fields) {
        if (values.isEmpty()) {
            return List.of();
        }
        try {
            return marketo.persons(field, values, fields);
        } catch (MarketoRefused refused) {
            if (!refused.code().equals(TOO_MANY) || values.size() == 1) {
                throw refused;
            }
            int half = values.size() / 2;
            List<Map<String, Object>> both = new ArrayList<>(lookUp(field, values.subList(0, half), fields));
            both.addAll(lookUp(field, values.subList(half, values.size()), fields));
            return both;
        }
    }

    static String id(Map<String, Object> person) {
        return person.get("id").toString();
    }

    static String ids(List<Map<String, Object>> persons) {
        return persons.stream().map(Persons::id).sorted().collect(Collectors.joining(", "));
    }
}
