package dev.tandem.state;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The optional streams that are left out now, because one of the systems lacks what they need. */
public final class LeftOutStreams {

    LeftOutStreams() {}

    /** Why each stream is left out, by its name, sorted; a stream that is kept in sync is not among them. */
    public Map<String, String> all(Transaction tx) {
        SortedMap<String, String> reasons = new TreeMap<>();
        tx.select(row -> reasons.put(row.text("stream"), row.text("reason")), "select * from left_out_streams");
        return Collections.unmodifiableSortedMap(reasons);
    }

    /**
     * Makes these the streams that are left out, and no others.
     *
     * @param reasons why, by stream: a cause and a repair of at most 4,000 characters, nothing personal or secret
     */
    public void settle(Transaction tx, Map<String, String> reasons) {
        tx.change("delete from left_out_streams");
        tx.changeEach("insert into left_out_streams (stream, reason) values (?, ?)", reasons.entrySet(), reason ->
                new Object[] {reason.getKey(), reason.getValue()});
    }
}
