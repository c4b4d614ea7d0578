package dev.tandem.sync;

import dev.tandem.merge.Side;
import dev.tandem.merge.Value;
import dev.tandem.merge.Verdict;
import dev.tandem.state.Undoing.Kind;
import java.util.Optional;

/**
 * What a verdict takes away from the side that is written: a value that becomes empty, or an opt-out. What is empty
 * already, and what the two sides never agreed on, is not taken away.
 */
final class TakenAway {

    private static final Value OPTED_OUT = Value.truth(true);

    private TakenAway() {}

    /**
     * @param inMarketo what Marketo shows of the field
     * @param agreed whether both sides have ever agreed on it
     */
    static Optional<Kind> by(Verdict verdict, Shown shown, Value inMarketo, boolean agreed) {
        if (!agreed || !(verdict instanceof Verdict.Write write)) {
            return Optional.empty();
        }
        Value before = write.to() == Side.MARKETO ? inMarketo : shown.value();
        if (shown.line().ratchet()) {
            return before.equals(OPTED_OUT) && !write.value().equals(OPTED_OUT)
                    ? Optional.of(Kind.OPT_INS)
                    : Optional.empty();
        }
        return write.value().isNothing() && !before.isNothing() ? Optional.of(Kind.BLANKS) : Optional.empty();
    }
}
