package dev.tandem.sync;

import dev.tandem.state.Fingerprints;
import dev.tandem.state.Held;
import dev.tandem.state.Link;
import dev.tandem.state.Ties;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * One record that must be written.
 *
 * @param recordId the record's id
 * @param version its row version; 0 when it is gone
 * @param link its link, if it has one
 * @param fields Marketo values by REST name, null clears; a {@code direct:customize-...} route may alter them in place.
 *     Before a merge all that the record says, after it what its person lacks
 * @param print the canonical values of which the fingerprint is made
 * @param fingerprint of all mapped values
 * @param address keyed fingerprint of the address that the matching rule compares; empty without one
 * @param matching the value that the matching rule looks for; empty without one
 * @param held fields that are knowingly not written, with the reason
 * @param ties what the record belongs with
 * @param modifiedAt when the record was changed last, where a policy asks for it
 * @param deleted whether its link ends: the record is gone from Dynamics, or means the same as another one
 * @param shown what Dynamics shows of each mapped field; empty where nothing is merged
 * @param merged what the merge came to; empty before it, and where nothing is merged
 */
public record Change(
        UUID recordId,
        long version,
        Optional<Link> link,
        Map<String, Object> fields,
        RecordPrint print,
        long fingerprint,
        Optional<Long> address,
        Optional<String> matching,
        List<Held> held,
        Ties ties,
        Optional<Instant> modifiedAt,
        boolean deleted,
        List<Shown> shown,
        Optional<MergePlan> merged) {

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
                new RecordPrint(link.stream(), link.recordId(), "", Map.of()),
                0,
                Optional.ofNullable(link.address()),
                Optional.empty(),
                held,
                link.ties(),
                Optional.empty(),
                true,
                List.of(),
                Optional.empty());
    }

    /** The same for a person that keeps a company which its record does not have. */
    Change keeping(UUID company, Held because) {
        List<Held> all = new ArrayList<>(held);
        all.add(because);
        Ties kept = new Ties(ties.relatedTo(), company, ties.key());
        return new Change(
                recordId,
                version,
                link,
                fields,
                print,
                fingerprint,
                address,
                matching,
                all,
                kept,
                modifiedAt,
                deleted,
                shown,
                merged);
    }

    /** The same without fields that are left as they are in Marketo, each with the reason. */
    Change without(Map<String, Held> left, Fingerprints fingerprints) {
        Map<String, Object> rest = new HashMap<>(fields);
        rest.keySet().removeAll(left.keySet());
        RecordPrint written = print.without(left.keySet());
        List<Held> all = new ArrayList<>(held);
        all.addAll(left.values());
        return new Change(
                recordId,
                version,
                link,
                rest,
                written,
                written.fingerprint(fingerprints),
                address,
                matching,
                all,
                ties,
                modifiedAt,
                deleted,
                shown,
                merged);
    }

    /**
     * Where nothing is merged: the fields that hold a value in Marketo once this is written. A field that is not written
     * is as it was.
     */
    Set<String> filled() {
        if (merged.isPresent()) {
            return Set.of();
        }
        Set<String> filled = new HashSet<>(link.map(Link::filled).orElse(Set.of()));
        filled.removeAll(print.canonical().keySet());
        filled.addAll(print.filled());
        return filled;
    }

    /**
     * The same after the merge.
     *
     * @param lacking what Marketo lacks
     * @param after the canonical values that Dynamics will have
     * @param newMatching the value of the matching rule, if the merge alters it in Dynamics
     */
    Change merged(
            Map<String, Object> lacking,
            RecordPrint after,
            Fingerprints fingerprints,
            Optional<String> newMatching,
            List<Held> heldNow,
            MergePlan outcome) {
        return new Change(
                recordId,
                version,
                link,
                lacking,
                after,
                after.fingerprint(fingerprints),
                newMatching
                        .map(value -> value.isEmpty() ? Optional.<Long>empty() : address(fingerprints, value))
                        .orElse(address),
                newMatching.isPresent() ? newMatching : matching,
                heldNow,
                ties,
                modifiedAt,
                deleted,
                shown,
                Optional.of(outcome));
    }

    private static Optional<Long> address(Fingerprints fingerprints, String value) {
        return Optional.of(fingerprints.of("address", value));
    }

    /** Names the record only: fields are personal data. */
    @Override
    public String toString() {
        return "Change[" + recordId + "]";
    }
}
