package dev.tandem.sync;

import dev.tandem.state.Sent;
import java.util.Optional;

/**
 * An edit that a write of ours has covered, or seems to have covered.
 *
 * @param write the write
 * @param covered the edit's value; empty where it cannot be told
 */
record LateEdit(Sent write, Optional<CoveredEdits.Edit> covered) {

    static LateEdit of(Sent write, CoveredEdits edits) {
        return new LateEdit(write, write.standing() == Sent.Standing.LATE ? edits.of(write) : Optional.empty());
    }
}
