package dev.tandem.state;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The addresses that opted out, so that an opt-out reaches every record and person with that address. */
public final class OptOuts {

    private static final String NOTE = """
            merge into opt_outs t
            using (select cast(? as bigint) as address, cast(? as varchar(200)) as field,
                cast(? as timestamp(6) with time zone) as since) s
            on t.address = s.address and t.field = s.field
            when not matched then insert (address, field, since) values (s.address, s.field, s.since)
            """;

    private static final String FIND =
            "select o.address, o.field from unnest(cast(? as bigint array)) as wanted(address) "
                    + "join opt_outs o on o.address = wanted.address";

    OptOuts() {}

    /** Notes opt-outs; one that is known already stays as it is. */
    public void note(Transaction tx, Collection<OptOut> optOuts) {
        tx.changeEach(NOTE, optOuts, out -> new Object[] {out.address(), out.field(), out.since()});
    }

    /** The fields that those of the given addresses that opted out did so for, by address. */
    public Map<Long, Set<String>> find(Transaction tx, Collection<Long> addresses) {
        Map<Long, Set<String>> found = new HashMap<>();
        tx.select(row -> Map.entry(row.number("address"), row.text("field")), FIND, ArrayParameter.numbers(addresses))
                .forEach(row -> found.computeIfAbsent(row.getKey(), address -> new TreeSet<>())
                        .add(row.getValue()));
        return found;
    }

    /** The address is opted in again for this field; whether it had been opted out. */
    public boolean lift(Transaction tx, long address, String field) {
        return tx.change("delete from opt_outs where address = ? and field = ?", address, field) > 0;
    }
}
