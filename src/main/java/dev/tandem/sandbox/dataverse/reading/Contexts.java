package dev.tandem.sandbox.dataverse.reading;

import dev.tandem.sandbox.dataverse.query.Query;
import java.util.ArrayList;
import java.util.List;

/** The fragments behind {@code $metadata#} that describe a payload. */
final class Contexts {

    private Contexts() {}

    /** The fragment for rows of a query, for example {@code leads(fullname,ownerid(name))}. */
    static String of(Query query) {
        String set =
                query.table().set().isEmpty() ? "principals" : query.table().set();
        return set + shown(query);
    }

    private static String shown(Query query) {
        List<String> names = new ArrayList<>(query.selected());
        query.expansions()
                .forEach(one -> names.add(one.name() + (shown(one.query()).isEmpty() ? "()" : shown(one.query()))));
        return names.isEmpty() ? "" : "(" + String.join(",", names) + ")";
    }
}
