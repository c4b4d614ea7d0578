package dev.tandem.merge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Opt-outs: once either side has one, both have it. */
class RatchetTest {

    @ParameterizedTest(name = "{0}: {1} in Dynamics, {2} in Marketo, opt-ins from {3}, elsewhere {4}: {5}")
    @CsvSource(delimiter = '|', textBlock = """
            # base  | dynamics | marketo | opt-in from | elsewhere | verdict          | conflict

            # nobody edited
              true  | true     | true    | -           | false     | keep             | -
              false | false    | false   | -           | false     | keep             | -
              -     | -        | -       | -           | false     | keep             | -

            # an opt-out travels
              false | true     | false   | -           | false     | marketo := true  | -
              false | false    | true    | -           | false     | dynamics := true | -
              -     | true     | -       | -           | false     | marketo := true  | -
              -     | -        | true    | -           | false     | dynamics := true | -
              false | true     | true    | -           | false     | agree true       | -

            # also against an edit that says nothing new
              false | true     | -       | -           | false     | marketo := true  | -
              -     | false    | true    | -           | false     | dynamics := true | -

            # a lone opt-in is put back
              true  | false    | true    | -           | false     | dynamics := true | OPT_IN_REFUSED won by MARKETO
              true  | true     | false   | -           | false     | marketo := true  | OPT_IN_REFUSED won by DYNAMICS
              true  | -        | true    | -           | false     | dynamics := true | OPT_IN_REFUSED won by MARKETO
              true  | true     | -       | -           | true      | marketo := true  | OPT_IN_REFUSED won by DYNAMICS
              true  | true     | false   | DYNAMICS    | false     | marketo := true  | OPT_IN_REFUSED won by DYNAMICS
              true  | false    | true    | MARKETO     | false     | dynamics := true | OPT_IN_REFUSED won by MARKETO

            # unless its side may opt in, also against an opt-out elsewhere
              true  | false    | true    | DYNAMICS    | false     | marketo := false | -
              true  | true     | -       | MARKETO     | true      | dynamics := false | -
              true  | false    | true    | DYNAMICS MARKETO | true | marketo := false | -

            # people set both sides, also against an opt-out elsewhere
              true  | false    | false   | -           | false     | agree false      | -
              true  | false    | -       | -           | false     | agree false      | -
              true  | false    | false   | -           | true      | agree false      | -

            # false and nothing agree
              false | false    | -       | -           | false     | agree false      | -
              -     | false    | -       | -           | false     | agree false      | -
              ?     | -        | false   | -           | false     | agree false      | -

            # there is no base
              ?     | true     | false   | MARKETO     | false     | marketo := true  | -
              ?     | -        | true    | DYNAMICS    | false     | dynamics := true | -
              ?     | true     | true    | -           | false     | agree true       | -
              ?     | -        | -       | -           | false     | agree false      | -

            # an opt-out elsewhere
              false | false    | false   | -           | true      | both := true     | -
              -     | -        | -       | DYNAMICS MARKETO | true | both := true     | -
              false | false    | -       | MARKETO     | true      | both := true     | -
              false | -        | false   | DYNAMICS    | true      | both := true     | -
              ?     | -        | false   | -           | true      | both := true     | -
              false | true     | false   | -           | true      | marketo := true  | -
              true  | true     | true    | -           | true      | keep             | -
            """)
    void anOptOutHoldsOnBothSides(
            String base,
            String dynamics,
            String marketo,
            String optIn,
            boolean elsewhere,
            String verdict,
            String conflict) {
        Rule rule = rule(Ways.BOTH, Notation.sides(optIn));

        assertThat(merge(base, dynamics, marketo, rule, elsewhere))
                .isEqualTo(new Merged(Notation.verdict(verdict), Notation.conflict(conflict)));
    }

    @ParameterizedTest(name = "{0}: {1} in Dynamics, {2} in Marketo, elsewhere {4}: {5}")
    @CsvSource(delimiter = '|', textBlock = """
            # base  | dynamics | marketo | ways        | elsewhere | verdict
              false | true     | false   | TO_MARKETO  | false     | marketo := true
              false | false    | true    | TO_DYNAMICS | false     | dynamics := true
              ?     | true     | false   | TO_MARKETO  | false     | marketo := true
              true  | true     | false   | TO_MARKETO  | false     | marketo := true
              true  | false    | true    | TO_DYNAMICS | false     | dynamics := true
              false | true     | true    | TO_MARKETO  | false     | agree true
              true  | false    | false   | TO_MARKETO  | false     | agree false

            # against its way nothing is written, and no copy takes an opt-out back
              false | false    | true    | TO_MARKETO  | false     | keep
              ?     | -        | true    | TO_MARKETO  | false     | keep
              true  | false    | true    | TO_MARKETO  | false     | keep
              false | true     | false   | TO_DYNAMICS | false     | keep
              true  | true     | false   | TO_DYNAMICS | false     | keep

            # an opt-out elsewhere
              false | false    | false   | TO_MARKETO  | true      | marketo := true
              ?     | -        | -       | TO_DYNAMICS | true      | dynamics := true
              false | false    | true    | TO_MARKETO  | true      | keep
            """)
    void oneWayItIsNeverLowered(
            String base, String dynamics, String marketo, Ways ways, boolean elsewhere, String verdict) {
        Rule rule = rule(ways, Set.of(Side.DYNAMICS, Side.MARKETO));

        assertThat(merge(base, dynamics, marketo, rule, elsewhere))
                .isEqualTo(Merged.quietly(Notation.verdict(verdict)));
    }

    /** Under another form than that of the base, an opt-out may show that nobody made, and two may differ. */
    @Test
    void anOptOutThatNobodyMadeHoldsToo() {
        Circumstances none = new Circumstances(Optional.empty(), false, false);
        Sight in = new Sight(Value.truth(false), Motion.SAME, false);
        Sight out = new Sight(Value.truth(true), Motion.SAME, false);
        Sight newlyOut = new Sight(Value.truth(true), Motion.MOVED, false);

        assertThat(FieldMerge.merge(in, out, rule(Ways.BOTH, Set.of()), none))
                .isEqualTo(Merged.quietly(Notation.verdict("dynamics := true")));
        assertThat(FieldMerge.merge(newlyOut, out, rule(Ways.BOTH, Set.of()), none))
                .isEqualTo(Merged.quietly(Notation.verdict("agree true")));
    }

    @Test
    void aValueThatIsNoBooleanIsRefusedAndNotTold() {
        assertThatThrownBy(() -> merge("?", "true", "secret", rule(Ways.BOTH, Set.of()), false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no boolean")
                .hasMessageNotContaining("secret");
    }

    /** Neither policy nor winner nor the newest edit has a say. */
    private static Rule rule(Ways ways, Set<Side> optIn) {
        return new Rule(ways, Optional.of(Policy.MANUAL), Side.MARKETO, true, optIn, false);
    }

    private static Merged merge(String base, String dynamics, String marketo, Rule rule, boolean elsewhere) {
        return FieldMerge.merge(
                Notation.sight(base, dynamics),
                Notation.sight(base, marketo),
                rule,
                new Circumstances(Optional.of(Side.MARKETO), true, elsewhere));
    }
}
