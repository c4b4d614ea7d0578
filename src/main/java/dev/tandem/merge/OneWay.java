package dev.tandem.merge;

import dev.tandem.merge.Verdict.Agree;
import dev.tandem.merge.Verdict.Keep;
import dev.tandem.merge.Verdict.Write;

/**
 * A field that travels one way only. Its source always wins, also if it is empty and there is no base: then the target
 * is blanked. There is never a conflict.
 */
final class OneWay {

    private OneWay() {}

    static Merged merge(Sights sights, Rule rule, Circumstances circumstances) {
        return Merged.quietly(verdict(sights, rule, circumstances));
    }

    private static Verdict verdict(Sights sights, Rule rule, Circumstances circumstances) {
        Side target = rule.ways() == Ways.TO_MARKETO ? Side.MARKETO : Side.DYNAMICS;
        Sight source = sights.of(target.other());
        if (sights.agree()) {
            return sights.nothingMoved() ? new Keep() : new Agree(source.value());
        }
        boolean onlyTheTargetWasEdited = source.motion() == Motion.SAME;
        if (onlyTheTargetWasEdited && !circumstances.sourceMoved() && !rule.atOnce()) {
            return new Keep();
        }
        return new Write(target, source.value());
    }
}
