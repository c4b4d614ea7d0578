package dev.tandem.sync;

import dev.tandem.state.Base;
import dev.tandem.state.LinkBases;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * The bases that a merge leads to, by what must be confirmed before they hold.
 *
 * @param origin the record under which the bases were first made
 * @param agreed the bases that hold whatever becomes of the writes: old ones that stay, and those of fields that agree
 * @param ifMarketo bases that hold as soon as Marketo has taken the change
 * @param ifDynamics bases that hold as soon as Dynamics has taken the field's part of the patch
 * @param moved whether a base has changed without any write
 */
record MergedBases(
        UUID origin,
        Map<String, Base> agreed,
        Map<String, Base> ifMarketo,
        Map<String, Base> ifDynamics,
        boolean moved) {

    /** The bases of a record while nothing is written. */
    LinkBases unwritten(String stream, UUID record) {
        return new LinkBases(stream, record, origin, agreed);
    }

    /** The bases of a record after Marketo has taken the change, and Dynamics its parts of these fields. */
    LinkBases written(String stream, UUID record, Set<String> inDynamics) {
        Map<String, Base> bases = new HashMap<>(agreed);
        bases.putAll(ifMarketo);
        ifDynamics.forEach((field, base) -> {
            if (inDynamics.contains(field)) {
                bases.put(field, base);
            }
        });
        return new LinkBases(stream, record, origin, bases);
    }
}
