package dev.tandem.merge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** What holds of every merge of a field, whatever the values, the rule and the circumstances. */
class FieldMergeLawsTest {

    private static final Value OPTED_OUT = Value.truth(true);

    @Property(seed = "1")
    void neitherSideIsFavouredButByTheRule(@ForAll(supplier = Cases.Any.class) Case any) {
        assertThat(any.mirrored().merge()).isEqualTo(Case.mirrored(any.merge()));
    }

    @Property(seed = "2")
    void afterItsVerdictThereIsNothingLeftToDo(@ForAll(supplier = Cases.Any.class) Case any) {
        Merged merged = any.merge();
        Case next = any.after(any.pair().apply(merged.verdict()));

        if (merged.verdict() instanceof Verdict.Undecided) {
            assertThat(next.merge()).isEqualTo(merged);
        } else {
            assertThatNothingIsLeftToDo(next.merge());
        }
    }

    @Property(seed = "3")
    void aWriteWhoseConfirmationWasLostIsSeenAsAgreement(@ForAll(supplier = Cases.Any.class) Case any) {
        Verdict verdict = any.merge().verdict();
        Assume.that(!written(verdict).isEmpty());

        assertThatNothingIsLeftToDo(
                any.after(any.pair().applyButForTheBase(verdict)).merge());
    }

    @Property(seed = "4")
    void oneApplicationMakesBothSidesAgree(@ForAll(supplier = Cases.Any.class) Case any) {
        Case twoWay = any.bothWays();
        Verdict verdict = twoWay.merge().verdict();
        Assume.that(!(verdict instanceof Verdict.Undecided));

        Pair after = twoWay.pair().apply(verdict);

        assertThat(meaning(any, after.dynamics())).isEqualTo(meaning(any, after.marketo()));
    }

    @Property(seed = "5")
    void aFieldIsWrittenOnlyWhereItMayTravelAndWhereItDiffers(@ForAll(supplier = Cases.Any.class) Case any) {
        written(any.merge().verdict()).forEach(side -> {
            assertThat(any.rule().ways().reaches(side)).isTrue();
            assertThat(any.pair().apply(any.merge().verdict()).of(side).value())
                    .isNotEqualTo(any.pair().of(side).value());
        });
    }

    @Property(seed = "6")
    void aTwoWayFieldWithoutABaseIsNeverBlanked(@ForAll(supplier = Cases.Any.class) Case any) {
        Pair before = any.pair().forgotten();

        Pair after = before.apply(any.bothWays().with(before).merge().verdict());

        for (Side side : Side.values()) {
            boolean blanked = after.of(side).value().isNothing()
                    && !before.of(side).value().isNothing();
            assertThat(blanked).isFalse();
        }
    }

    @Property(seed = "7")
    void theLongerValueIsNeverLostButByTheFieldsOwnPolicy(
            @ForAll(supplier = Cases.Plain.class) Case plain, @ForAll Side wide) {
        Pair before = plain.pair().wide(wide);

        Pair after = before.apply(
                plain.bothWays().withoutPolicy().with(before).merge().verdict());

        assertThat(after.of(wide)).isEqualTo(before.of(wide));
    }

    @Property(seed = "8")
    void anOptOutIsLoweredOnlyByALoneEditThatIsAccepted(@ForAll(supplier = Cases.Ratchets.class) Case ratchet) {
        Pair after = ratchet.pair().apply(ratchet.merge().verdict());

        for (Side side : Side.values()) {
            if (optedOut(ratchet.pair().of(side)) && !optedOut(after.of(side))) {
                assertThat(acceptedOptIn(ratchet)).contains(side.other());
            }
        }
    }

    @Property(seed = "9")
    void anOptOutHereOrElsewhereReachesWhateverMayBeWritten(@ForAll(supplier = Cases.Ratchets.class) Case ratchet) {
        Pair before = ratchet.pair();
        boolean here = optedOut(before.dynamics()) || optedOut(before.marketo());
        boolean elsewhere = ratchet.circumstances().optedOutElsewhere();
        boolean peopleSetBoth = before.sight(Side.DYNAMICS).moved()
                && before.sight(Side.MARKETO).moved();
        Assume.that(here || (elsewhere && !peopleSetBoth));
        Assume.that(acceptedOptIn(ratchet).isEmpty());

        Pair after = before.apply(ratchet.merge().verdict());

        for (Side side : Side.values()) {
            boolean writable = ratchet.rule().ways().reaches(side);
            assertThat(optedOut(after.of(side)) || !writable).isTrue();
        }
    }

    @Property(seed = "10")
    void theOrderInWhichEditsArriveDoesNotMatter(
            @ForAll(supplier = Cases.Any.class) Case any,
            @ForAll(supplier = Cases.Edits.class) List<Pair.Holding> inDynamics,
            @ForAll(supplier = Cases.Edits.class) List<Pair.Holding> inMarketo,
            @ForAll Random order) {
        Pair oneAfterTheOther = edited(edited(any.pair(), Side.DYNAMICS, inDynamics), Side.MARKETO, inMarketo);
        Pair mixed = interleaved(any.pair(), inDynamics, inMarketo, order);

        assertThat(any.after(mixed).merge())
                .isEqualTo(any.after(oneAfterTheOther).merge());
    }

    @Property(seed = "11")
    void onlyADecisionThatIsDueLeavesNoWinner(@ForAll(supplier = Cases.Any.class) Case any) {
        Merged merged = any.merge();

        assertThat(merged.conflict()
                        .filter(conflict -> conflict.winner().isEmpty())
                        .isPresent())
                .isEqualTo(merged.verdict() instanceof Verdict.Undecided);
    }

    @Property(seed = "12")
    void theWinnerOfAConflictKeepsItsValue(@ForAll(supplier = Cases.Any.class) Case any) {
        Merged merged = any.merge();
        Pair after = any.pair().apply(merged.verdict());

        merged.conflict().flatMap(Conflict::winner).ifPresent(winner -> {
            assertThat(after.of(winner)).isEqualTo(any.pair().of(winner));
            assertThat(after.of(winner.other()).value())
                    .isEqualTo(any.pair().of(winner).value());
        });
    }

    @Test
    void aBaseIsThereForBothSidesOrForNeither() {
        Sight known = new Sight(Value.text("a"), Motion.MOVED, false);
        Sight unknown = new Sight(Value.text("a"), Motion.UNKNOWN, false);
        Rule rule = new Rule(Ways.BOTH, Optional.empty(), Side.DYNAMICS, false, Set.of(), false);
        Circumstances none = new Circumstances(Optional.empty(), false, false);

        assertThatThrownBy(() -> FieldMerge.merge(known, unknown, rule, none))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("one base");
        assertThatThrownBy(() -> FieldMerge.merge(unknown, known, rule, none))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aRuleDoesNotChangeWithTheSetItWasMadeFrom() {
        Set<Side> sides = new HashSet<>(Set.of(Side.DYNAMICS));
        Rule rule = new Rule(Ways.BOTH, Optional.empty(), Side.DYNAMICS, true, sides, false);

        sides.clear();

        assertThat(rule.optIn()).containsExactly(Side.DYNAMICS);
    }

    private static void assertThatNothingIsLeftToDo(Merged merged) {
        assertThat(merged.verdict()).isInstanceOfAny(Verdict.Keep.class, Verdict.Agree.class);
        assertThat(merged.conflict()).isEmpty();
    }

    private static Set<Side> written(Verdict verdict) {
        if (verdict instanceof Verdict.Write write) {
            return EnumSet.of(write.to());
        }
        return verdict instanceof Verdict.WriteBoth ? EnumSet.allOf(Side.class) : EnumSet.noneOf(Side.class);
    }

    /** For a ratchet nothing means what false means. */
    private static Object meaning(Case any, Pair.Holding holding) {
        return any.rule().ratchet() ? Value.truth(optedOut(holding)) : holding.value();
    }

    private static boolean optedOut(Pair.Holding holding) {
        return holding.value().equals(OPTED_OUT);
    }

    /** The side whose lone opt-in is accepted, if there is one. */
    private static Optional<Side> acceptedOptIn(Case ratchet) {
        return ratchet.rule().optIn().stream()
                .filter(side -> ratchet.rule().ways() == Ways.BOTH)
                .filter(side -> isNow(ratchet, side, Motion.MOVED, false))
                .filter(side -> isNow(ratchet, side.other(), Motion.SAME, true))
                .findFirst();
    }

    private static boolean isNow(Case ratchet, Side side, Motion motion, boolean optedOut) {
        return ratchet.pair().sight(side).motion() == motion
                && optedOut(ratchet.pair().of(side)) == optedOut;
    }

    private static Pair edited(Pair pair, Side side, List<Pair.Holding> edits) {
        Pair now = pair;
        for (Pair.Holding edit : edits) {
            now = now.with(side, edit);
        }
        return now;
    }

    private static Pair interleaved(
            Pair pair, List<Pair.Holding> inDynamics, List<Pair.Holding> inMarketo, Random order) {
        List<Side> turns = new ArrayList<>(Collections.nCopies(inDynamics.size(), Side.DYNAMICS));
        turns.addAll(Collections.nCopies(inMarketo.size(), Side.MARKETO));
        Collections.shuffle(turns, order);
        List<Pair.Holding> dynamics = new ArrayList<>(inDynamics);
        List<Pair.Holding> marketo = new ArrayList<>(inMarketo);
        Pair now = pair;
        for (Side turn : turns) {
            now = now.with(turn, (turn == Side.DYNAMICS ? dynamics : marketo).remove(0));
        }
        return now;
    }
}
