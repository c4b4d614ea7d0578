package dev.tandem.state;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the state knows about the environments it was built on (organization id, munchkin id and their like), by which a
 * refreshed sandbox or a copied instance is recognised.
 */
public final class Installation {

    private static final String SAVE = """
            merge into installation t
            using (select cast(? as varchar(200)) as name, cast(? as varchar(4000)) as fact) s
            on t.name = s.name
            when matched then update set fact = s.fact
            when not matched then insert (name, fact) values (s.name, s.fact)
            """;

    Installation() {}

    /** All remembered facts by name, sorted. */
    public Map<String, String> facts(Transaction tx) {
        SortedMap<String, String> facts = new TreeMap<>();
        tx.select(row -> facts.put(row.text("name"), row.text("fact")), "select name, fact from installation");
        return Collections.unmodifiableSortedMap(facts);
    }

    /**
     * Remembers the given facts; those of other names stay.
     *
     * @param facts names of at most 200 and facts of at most 4,000 characters, none null, nothing personal or secret
     */
    public void remember(Transaction tx, Map<String, String> facts) {
        tx.changeEach(SAVE, facts.entrySet(), fact -> new Object[] {fact.getKey(), fact.getValue()});
    }
}
