package dev.tandem.sync;

import dev.tandem.state.Held;
import dev.tandem.state.Link;
import dev.tandem.state.Ties;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * One record that must be written to Marketo.
 *
 * @param recordId the record's id
 * @param version its row version; 0 when it is gone
 * @param link its link, if it has one
 * @param fields Marketo values by REST name, null clears; a {@code direct:customize-...} route may alter them in place
 * @param ratchets those of the fields in which an opt-out is never taken back
 * @param fingerprint of all mapped values
 * @param address keyed fingerprint of the address that the matching rule compares; empty without one
 * @param matching the value that the matching rule looks for; empty without one
 * @param held fields that are knowingly not written, with the reason
 * @param ties what the record belongs with
 * @param deleted whether its link ends: the record is gone from Dynamics, or means the same as another one
 */
public record Change(
        UUID recordId,
        long version,
        Optional<Link> link,
        Map<String, Object> fields,
        Set<String> ratchets,
        long fingerprint,
        Optional<Long> address,
        Optional<String> matching,
        List<Held> held,
        Ties ties,
        boolean deleted) {

    /** The end of a linked record, with what it still says in Marketo. */
    static Change ofDeleted(Link link, Map<String, Object> fields) {
        return ended(link, fields, List.of());
    }

    /** The end of a link whose record means the same as another now, for which it waits. */
    static Change ofDouble(Link link, Held waiting) {
        return ended(link, Map.of(), List.of(waiting));
    }

    private static Change ended(Link link, Map<String, Object> fields, List<Held> held) {
        return new Change(
                link.recordId(),
                0,
                Optional.of(link),
                new HashMap<>(fields),
                Set.of(),
                0,
                Optional.ofNullable(link.address()),
                Optional.empty(),
                held,
                link.ties(),
                true);
    }

    /** The same for a person that keeps a company which its record does not have. */
    Change keeping(UUID company, Held because) {
        List<Held> all = new ArrayList<>(held);
        all.add(because);
        Ties kept = new Ties(ties.relatedTo(), company, ties.key());
        return new Change(
                recordId, version, link, fields, ratchets, fingerprint, address, matching, all, kept, deleted);
    }

    /** Names the record only: fields are personal data. */
    @Override
    public String toString() {
        return "Change[" + recordId + "]";
    }
}
