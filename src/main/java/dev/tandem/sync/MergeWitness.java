package dev.tandem.sync;

import dev.tandem.merge.Merged;
import dev.tandem.merge.Rule;
import dev.tandem.merge.Value;

/** Sees how each field of a record is merged, for people who ask why. */
interface MergeWitness {

    /** Nobody asks. */
    MergeWitness NOBODY = new MergeWitness() {
        @Override
        public void merged(Shown shown, Value inMarketo, BaseMaker.Motions motions, Rule rule, Merged merged) {}

        @Override
        public void leftOut(Shown shown, String reason) {}
    };

    /** The field was merged; whether its part could be carried out, the change says. */
    void merged(Shown shown, Value inMarketo, BaseMaker.Motions motions, Rule rule, Merged merged);

    /**
     * The field takes no part in the merge.
     *
     * @param reason why, for people
     */
    void leftOut(Shown shown, String reason);
}
