package dev.tandem.sandbox.marketo.lead;

import dev.tandem.sandbox.http.LeadPartitions;
import dev.tandem.sandbox.marketo.store.Author;
import dev.tandem.sandbox.marketo.store.Field;
import dev.tandem.sandbox.marketo.store.Row;
import dev.tandem.sandbox.marketo.wire.ErrorCode;
import dev.tandem.sandbox.marketo.wire.Refusal;
import java.util.Optional;

/**
 * What all records of one write of persons share.
 *
 * @param action what becomes of records that match no person, one, or several
 * @param lookup the field by which persons are looked up
 * @param author who writes
 * @param office whether a marketer writes, who reaches the company of a person through the person
 * @param partition the partition that was named, if one was
 * @param seen which persons the write can see; those that an overlapping write creates it may not
 */
public record LeadOrder(
        Action action, Field lookup, Author author, boolean office, Optional<Integer> partition, Sight seen) {

    /** Which persons a write can see. */
    @FunctionalInterface
    public interface Sight {

        /** Every person. */
        Sight ALL = person -> true;

        /** Whether it can see this one. */
        boolean includes(Row person);
    }

    /**
     * The number of the named partition.
     *
     * @throws Refusal 1008 for a partition that the user may not see, which those that are not there are among
     */
    public static Optional<Integer> partition(LeadPartitions partitions, Optional<String> name) {
        Optional<Integer> id = name.map(partitions::idOf);
        if (id.filter(none -> none == 0).isPresent()) {
            throw new Refusal(ErrorCode.PARTITION_DENIED);
        }
        return id;
    }

    boolean byId() {
        return lookup.name().equals("id");
    }
}
