package dev.tandem.merge;

import dev.tandem.merge.Value.Truth;
import dev.tandem.merge.Verdict.Agree;
import dev.tandem.merge.Verdict.Keep;
import dev.tandem.merge.Verdict.Write;
import dev.tandem.merge.Verdict.WriteBoth;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * An opt-out: once either side has it, both have it. Nothing counts as "opted in", as false does. It is lowered only by
 * people who set both sides, or by a lone edit on a side from which opt-ins are accepted.
 *
 * <p>A ratchet that travels one way is never lowered by a lone edit, not even of its source: what would have to be
 * written against its way stays as it is, without a conflict.
 */
final class Ratchet {

    private static final Value OPTED_OUT = Value.truth(true);
    private static final Value OPTED_IN = Value.truth(false);

    private Ratchet() {}

    static Merged merge(Sights sights, Rule rule, Circumstances circumstances) {
        return loneOptIn(sights)
                .filter(side -> rule.ways() == Ways.BOTH)
                .map(side -> optIn(side, rule))
                .orElseGet(() -> Merged.quietly(verdict(sights, rule.ways(), circumstances)));
    }

    /** The side that moved to "opted in" while the other one stayed with the opt-out of the base. */
    private static Optional<Side> loneOptIn(Sights sights) {
        return sights.only(Sight::moved)
                .filter(side -> !optedOut(sights.of(side)) && optedOut(sights.of(side.other())));
    }

    private static Merged optIn(Side side, Rule rule) {
        if (rule.optIn().contains(side)) {
            return Merged.quietly(new Write(side.other(), OPTED_IN));
        }
        Conflict refused = new Conflict(ConflictKind.OPT_IN_REFUSED, Optional.of(side.other()));
        return Merged.after(refused, new Write(side, OPTED_OUT));
    }

    private static Verdict verdict(Sights sights, Ways ways, Circumstances circumstances) {
        boolean here = optedOut(sights.dynamics()) || optedOut(sights.marketo());
        boolean elsewhere = circumstances.optedOutElsewhere() && !sights.bothMoved();
        return here || elsewhere ? optOut(sights, ways) : settled(sights, OPTED_IN);
    }

    private static Verdict optOut(Sights sights, Ways ways) {
        List<Side> behind = Arrays.stream(Side.values())
                .filter(side -> !optedOut(sights.of(side)))
                .toList();
        List<Side> writable = behind.stream().filter(ways::reaches).toList();
        if (behind.isEmpty()) {
            return settled(sights, OPTED_OUT);
        }
        if (writable.isEmpty()) {
            return new Keep();
        }
        return writable.size() == 1 ? new Write(writable.get(0), OPTED_OUT) : new WriteBoth(OPTED_OUT);
    }

    private static Verdict settled(Sights sights, Value value) {
        return sights.nothingMoved() ? new Keep() : new Agree(value);
    }

    private static boolean optedOut(Sight sight) {
        Value value = sight.value();
        if (value instanceof Truth truth) {
            return truth.truth();
        }
        if (value.isNothing()) {
            return false;
        }
        throw new IllegalArgumentException("A field that is marked as a ratchet holds a value that is no boolean; "
                + "map it as a boolean, or take the mark from its mapping line.");
    }
}
