package dev.tandem.state;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The dictionary of fields and the forms of their bases, each pair with a number. It grows with the mappings, not with
 * the records, so each transaction reads it anew: what another one has rolled back is never believed.
 */
final class Forms {

    private static final Comparator<Entry> IN_ORDER =
            Comparator.comparing(Entry::field).thenComparing(Entry::form);

    private final Map<Entry, Long> numbers = new HashMap<>();
    private final Map<Long, Entry> entries = new HashMap<>();

    private Forms(Transaction tx) {
        tx.select(
                        row -> Map.entry(row.number("number"), new Entry(row.text("field"), row.text("form"))),
                        "select * from forms")
                .forEach(row -> {
                    entries.put(row.getKey(), row.getValue());
                    numbers.put(row.getValue(), row.getKey());
                });
    }

    /** The whole dictionary. */
    static Forms all(Transaction tx) {
        return new Forms(tx);
    }

    /** The dictionary with every form of these bases; those that it lacked are added. */
    static Forms including(Transaction tx, Collection<LinkBases> bases) {
        Forms forms = new Forms(tx);
        // in one order, so that two that add the same forms do not wait for each other
        Collection<Entry> absent = new TreeSet<>(IN_ORDER);
        for (LinkBases link : bases) {
            link.fields().forEach((field, base) -> {
                Entry entry = new Entry(field, base.form());
                if (!forms.numbers.containsKey(entry)) {
                    absent.add(entry);
                }
            });
        }
        if (absent.isEmpty()) {
            return forms;
        }
        tx.changeEach("insert into forms (field, form) values (?, ?)", absent, entry ->
                new Object[] {entry.field(), entry.form()});
        return new Forms(tx);
    }

    /** The bases as pairs of form number and fingerprint. */
    List<Long> pack(Map<String, Base> fields) {
        List<Long> packed = new ArrayList<>(2 * fields.size());
        fields.forEach((field, base) -> {
            packed.add(numbers.get(new Entry(field, base.form())));
            packed.add(base.fingerprint());
        });
        return packed;
    }

    /** The bases that were packed. */
    Map<String, Base> unpack(List<Long> packed) {
        Map<String, Base> fields = new HashMap<>();
        for (int i = 0; i < packed.size(); i += 2) {
            Entry entry = entries.get(packed.get(i));
            fields.put(entry.field(), new Base(entry.form(), packed.get(i + 1)));
        }
        return fields;
    }

    private record Entry(String field, String form) {}
}
