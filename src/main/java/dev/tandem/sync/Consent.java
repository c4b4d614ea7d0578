package dev.tandem.sync;

import dev.tandem.merge.Value;
import dev.tandem.state.Base;
import java.util.HashSet;
import java.util.Set;

/** Watches the opt-outs of one record: an opt-out is news for everybody with the same address, and so is its end. */
final class Consent {

    private static final Value OUT = Value.truth(true);

    private final RecordAndPerson both;
    private final BaseMaker maker;
    private final Set<String> optedOut = new HashSet<>();
    private final Set<String> optOuts = new HashSet<>();
    private final Set<String> optIns = new HashSet<>();

    Consent(RecordAndPerson both, BaseMaker maker) {
        this.both = both;
        this.maker = maker;
    }

    /**
     * What the merge leaves behind.
     *
     * @param optedOut ratchet fields in which the record is opted out after the merge
     * @param optOuts ratchet fields in which the record has newly opted out, which concerns its address
     * @param optIns ratchet fields in which it has rightly opted in again
     */
    record News(Set<String> optedOut, Set<String> optOuts, Set<String> optIns) {}

    News news() {
        return new News(optedOut, optOuts, optIns);
    }

    /** The field has that value after the merge; anything but an opt-out is passed over. */
    void is(Shown shown, Value value) {
        if (!shown.line().ratchet()) {
            return;
        }
        boolean out = value.equals(OUT);
        if (out) {
            optedOut.add(shown.field());
        }
        Base base = both.base(shown);
        boolean news = base == null || !base.equals(maker.of(shown, value));
        if (out && news) {
            optOuts.add(shown.field());
        } else if (!out && news && base != null) {
            optIns.add(shown.field());
        }
    }

    /** The brake holds an opt-in back, so that the field stays opted out. */
    void staysOut(Shown shown) {
        is(shown, OUT);
    }
}
