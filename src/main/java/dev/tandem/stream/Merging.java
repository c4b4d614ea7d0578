package dev.tandem.stream;

import dev.tandem.merge.Policy;
import dev.tandem.merge.Side;
import java.util.Optional;
import java.util.Set;

/**
 * What decides where both sides changed one field (design, section 4).
 *
 * @param policy the field's own policy; without one the stream's winner decides
 * @param optIn for a field in which an opt-out holds on both sides: the sides whose lone opt-in is believed
 * @param atOnce for a field that travels one way: whether an edit on its target is overwritten at once, instead of at the
 *     next change of its source
 */
public record Merging(Optional<Policy> policy, Set<Side> optIn, boolean atOnce) {

    /** A field that says nothing of its own. */
    public static final Merging PLAIN = new Merging(Optional.empty(), Set.of(), false);

    public Merging {
        optIn = Set.copyOf(optIn);
    }
}
