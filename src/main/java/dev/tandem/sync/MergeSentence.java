package dev.tandem.sync;

import dev.tandem.merge.Conflict;
import dev.tandem.merge.ConflictKind;
import dev.tandem.merge.Merged;
import dev.tandem.merge.Motion;
import dev.tandem.merge.Rule;
import dev.tandem.merge.Side;
import dev.tandem.merge.Verdict;
import dev.tandem.merge.Ways;
import java.util.Locale;
import java.util.Optional;

/** Says in one sentence what a merge came to and why; it names sides and rules, never a value. */
final class MergeSentence {

    private MergeSentence() {}

    static String of(Merged merged, BaseMaker.Motions motions, Rule rule) {
        Verdict verdict = merged.verdict();
        if (verdict instanceof Verdict.Write write) {
            return write(write.to(), merged, motions, rule);
        } else if (verdict instanceof Verdict.WriteBoth) {
            return "both sides are opted out, because somebody with the same address is";
        } else if (verdict instanceof Verdict.Agree) {
            return "nothing is written: both sides say the same, on which they agree from then on";
        } else if (verdict instanceof Verdict.Undecided) {
            return "held: both sides differ, and a person decides ('conflicts decide')";
        }
        return keep(motions, rule);
    }

    private static String keep(BaseMaker.Motions motions, Rule rule) {
        if (motions.dynamics() == Motion.SAME && motions.marketo() == Motion.SAME) {
            return "nothing: both sides are as they last agreed";
        }
        if (rule.ways() != Ways.BOTH) {
            return "nothing yet: the edit in " + name(target(rule)) + " is overwritten when "
                    + name(target(rule).other()) + " changes the record";
        }
        return "nothing: what differs is not to be written";
    }

    private static String write(Side to, Merged merged, BaseMaker.Motions motions, Rule rule) {
        String travels = possessive(to.other()) + " value goes to " + name(to) + ": ";
        Optional<Conflict> conflict = merged.conflict();
        if (conflict.isPresent()) {
            return travels + kind(conflict.get().kind()) + ", " + decider(conflict.get(), rule);
        }
        if (rule.ratchet()) {
            return "the opt-out or opt-in of " + name(to.other()) + " goes to " + name(to);
        }
        if (rule.ways() != Ways.BOTH) {
            return travels + "it is the source of this field";
        }
        if (motions.dynamics() == Motion.UNKNOWN) {
            return travels + "there is nothing in " + name(to) + " yet";
        }
        return travels + "only " + name(to.other()) + " has changed it";
    }

    private static String kind(ConflictKind kind) {
        return switch (kind) {
            case BOTH_MOVED -> "both sides have changed it";
            case FIRST_CONTACT -> "both sides differ at their first contact";
            case LOSSY -> "the narrower side was edited, which cannot hold all that the other one says";
            case OPT_IN_REFUSED -> "a lone opt-in is not believed";
            case LATE -> "one side was edited while the other one's value was on its way";
        };
    }

    private static String decider(Conflict conflict, Rule rule) {
        if (conflict.kind() == ConflictKind.OPT_IN_REFUSED) {
            return "so that the opt-out stays";
        }
        String by = rule.policy()
                .map(policy -> "its policy is " + word(policy.name()))
                .orElseGet(() -> conflict.kind() == ConflictKind.LOSSY
                        ? "the longer value is not lost"
                        : "the winner of the stream is " + name(rule.winner()));
        return "and " + by;
    }

    private static Side target(Rule rule) {
        return rule.ways() == Ways.TO_MARKETO ? Side.MARKETO : Side.DYNAMICS;
    }

    private static String possessive(Side side) {
        return side == Side.DYNAMICS ? "Dynamics'" : "Marketo's";
    }

    private static String name(Side side) {
        return side == Side.DYNAMICS ? "Dynamics" : "Marketo";
    }

    /** A constant as a stream file writes it. */
    static String word(String constant) {
        return constant.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
