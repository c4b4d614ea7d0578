package dev.tandem.sync;

import java.util.Optional;

/**
 * One record as it stands in Dynamics, before its person is looked for.
 *
 * @param there whether Dynamics shows it
 * @param filter why the stream leaves it out; empty if it takes part
 * @param rests why its next sync would not get to its values; empty if it would
 * @param batch the record, as a route takes it; empty where it cannot be converted
 * @param linked whether it has a link
 */
public record Glance(
        boolean there, Optional<String> filter, Optional<String> rests, Optional<Batch> batch, boolean linked) {

    /** A record that Dynamics does not show. */
    static Glance absent(boolean linked) {
        String sentence = linked
                ? "Dynamics does not show the record: if a look says that it is deleted, its link ends"
                : "Dynamics does not show the record";
        return new Glance(false, Optional.empty(), Optional.of(sentence), Optional.empty(), linked);
    }

    /** Whether it is worth while to look at the other side: where it is known, or will be looked for. */
    public boolean looksFurther() {
        return batch.isPresent() && (linked || rests.isEmpty());
    }
}
