package dev.tandem.merge;

import java.util.Optional;
import java.util.Set;

/**
 * How one field is merged: what its mapping line and its stream say.
 *
 * @param ways which way the field may travel; a one-way field's source always wins
 * @param policy the field's own way to end a conflict, if it has one
 * @param winner the stream's winner: whose value survives a conflict on which no policy has a say
 * @param ratchet whether the field is an opt-out, which holds on both sides once either side has it; such a field is a
 *     boolean, and a ratchet goes before any policy
 * @param optIn for a ratchet that travels both ways: the sides on which a lone move to "opted in" is accepted and
 *     travels
 * @param atOnce for a one-way field: whether an edit of the target is overwritten at once, and not only with the next
 *     change of the source
 */
public record Rule(Ways ways, Optional<Policy> policy, Side winner, boolean ratchet, Set<Side> optIn, boolean atOnce) {

    public Rule {
        optIn = Set.copyOf(optIn);
    }
}
