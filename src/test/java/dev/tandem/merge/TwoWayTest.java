package dev.tandem.merge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each row of the design's table, each policy, and values of which one side holds more than the other can show. */
class TwoWayTest {

    private static final Circumstances NOTHING_KNOWN = new Circumstances(Optional.empty(), false, false);

    @ParameterizedTest(name = "{0}: {1} in Dynamics, {2} in Marketo, {3} wins: {4}")
    @CsvSource(delimiter = '|', textBlock = """
            # base | dynamics | marketo | winner   | verdict       | conflict

            # nobody edited
              a    | a        | a       | DYNAMICS | keep          | -
              -    | -        | -       | MARKETO  | keep          | -

            # one side was edited, a blank travels too
              a    | b        | a       | MARKETO  | marketo := b  | -
              a    | a        | b       | DYNAMICS | dynamics := b | -
              a    | -        | a       | MARKETO  | marketo := -  | -
              a    | a        | -       | DYNAMICS | dynamics := - | -
              -    | a        | -       | MARKETO  | marketo := a  | -
              -    | -        | a       | DYNAMICS | dynamics := a | -

            # both were edited alike
              a    | b        | b       | DYNAMICS | agree b       | -
              a    | -        | -       | MARKETO  | agree -       | -

            # both were edited, not alike
              a    | b        | c       | DYNAMICS | marketo := b  | BOTH_MOVED won by DYNAMICS
              a    | b        | c       | MARKETO  | dynamics := c | BOTH_MOVED won by MARKETO
              a    | -        | c       | DYNAMICS | marketo := -  | BOTH_MOVED won by DYNAMICS
              a    | -        | c       | MARKETO  | dynamics := c | BOTH_MOVED won by MARKETO

            # there is no base
              ?    | a        | a       | DYNAMICS | agree a       | -
              ?    | -        | -       | DYNAMICS | agree -       | -
              ?    | a        | -       | MARKETO  | marketo := a  | -
              ?    | -        | a       | DYNAMICS | dynamics := a | -
              ?    | a        | b       | DYNAMICS | marketo := a  | FIRST_CONTACT won by DYNAMICS
              ?    | a        | b       | MARKETO  | dynamics := b | FIRST_CONTACT won by MARKETO
            """)
    void followsTheTable(String base, String dynamics, String marketo, Side winner, String verdict, String conflict) {
        Rule rule = rule(Optional.empty(), winner);

        assertThat(merge(base, dynamics, marketo, rule, NOTHING_KNOWN)).isEqualTo(outcome(verdict, conflict));
    }

    @ParameterizedTest(name = "{0}: {1} in Dynamics, {2} in Marketo, {4} newest, {5} wins, policy {3}: {6}")
    @CsvSource(delimiter = '|', textBlock = """
            # base | dynamics | marketo | policy    | newest   | winner   | verdict       | conflict

            # a side
              a    | b        | c       | DYNAMICS  |          | MARKETO  | marketo := b  | BOTH_MOVED won by DYNAMICS
              a    | b        | c       | MARKETO   |          | DYNAMICS | dynamics := c | BOTH_MOVED won by MARKETO
              ?    | b        | c       | DYNAMICS  |          | MARKETO  | marketo := b  | FIRST_CONTACT won by DYNAMICS
              ?    | b        | c       | MARKETO   |          | DYNAMICS | dynamics := c | FIRST_CONTACT won by MARKETO

            # the newest, where that is known
              a    | b        | c       | NEWEST    | DYNAMICS | MARKETO  | marketo := b  | BOTH_MOVED won by DYNAMICS
              a    | b        | c       | NEWEST    | MARKETO  | DYNAMICS | dynamics := c | BOTH_MOVED won by MARKETO
              a    | b        | c       | NEWEST    |          | MARKETO  | dynamics := c | BOTH_MOVED won by MARKETO
              a    | b        | c       | NEWEST    |          | DYNAMICS | marketo := b  | BOTH_MOVED won by DYNAMICS

            # whatever is not empty
              a    | -        | c       | NON_EMPTY |          | DYNAMICS | dynamics := c | BOTH_MOVED won by MARKETO
              a    | b        | -       | NON_EMPTY |          | MARKETO  | marketo := b  | BOTH_MOVED won by DYNAMICS
              a    | b        | c       | NON_EMPTY |          | MARKETO  | dynamics := c | BOTH_MOVED won by MARKETO

            # whatever is true
              a    | true     | false   | TRUE_WINS |          | MARKETO  | marketo := true  | BOTH_MOVED won by DYNAMICS
              -    | false    | true    | TRUE_WINS |          | DYNAMICS | dynamics := true | BOTH_MOVED won by MARKETO
              false | true    | -       | TRUE_WINS |          | MARKETO  | marketo := true  | BOTH_MOVED won by DYNAMICS
              true | false    | -       | TRUE_WINS |          | MARKETO  | dynamics := -    | BOTH_MOVED won by MARKETO
              a    | b        | c       | TRUE_WINS |          | DYNAMICS | marketo := b     | BOTH_MOVED won by DYNAMICS

            # a person
              a    | b        | c       | MANUAL    | DYNAMICS | MARKETO  | undecided     | BOTH_MOVED won by nobody
              ?    | b        | c       | MANUAL    | DYNAMICS | MARKETO  | undecided     | FIRST_CONTACT won by nobody

            # no policy looks at an edit that nobody opposes, nor at the newest if it was not asked
              a    | a        | c       | DYNAMICS  | DYNAMICS | DYNAMICS | dynamics := c | -
              a    | b        | a       | MANUAL    |          | MARKETO  | marketo := b  | -
              a    | -        | a       | NON_EMPTY |          | MARKETO  | marketo := -  | -
              true | false    | true    | TRUE_WINS |          | MARKETO  | marketo := false | -
              a    | b        | b       | MANUAL    |          | MARKETO  | agree b       | -
              ?    | -        | b       | MANUAL    |          | DYNAMICS | dynamics := b | -
              a    | b        | c       | -         | DYNAMICS | MARKETO  | dynamics := c | BOTH_MOVED won by MARKETO
            """)
    void thePolicyOfTheFieldDecidesAConflict(
            String base,
            String dynamics,
            String marketo,
            String policy,
            Side newest,
            Side winner,
            String verdict,
            String conflict) {
        Rule rule = rule(Notation.policy(policy), winner);
        Circumstances circumstances = new Circumstances(Optional.ofNullable(newest), false, false);

        assertThat(merge(base, dynamics, marketo, rule, circumstances)).isEqualTo(outcome(verdict, conflict));
    }

    @ParameterizedTest(name = "{0}: {1} in Dynamics, {2} in Marketo, policy {3}: {5}")
    @CsvSource(delimiter = '|', textBlock = """
            # base | dynamics | marketo | policy    | winner   | verdict       | conflict

            # the narrow side was edited alone: the wide one wins
              a    | a~       | b       | -         | MARKETO  | marketo := a  | LOSSY won by DYNAMICS
              a    | b        | a~      | -         | DYNAMICS | dynamics := a | LOSSY won by MARKETO
              a    | a~       | -       | -         | MARKETO  | marketo := a  | LOSSY won by DYNAMICS

            # both were edited
              a    | b~       | c       | -         | MARKETO  | marketo := b  | LOSSY won by DYNAMICS
              a    | b~       | b       | -         | MARKETO  | agree b       | -

            # the wide side was edited alone, or nobody edited: cut text travels
              a    | b~       | a       | -         | MARKETO  | marketo := b  | -
              a    | a~       | a       | -         | MARKETO  | keep          | -

            # a policy decides, where it has a say
              a    | a~       | b       | MARKETO   | DYNAMICS | dynamics := b | LOSSY won by MARKETO
              a    | a~       | b       | DYNAMICS  | MARKETO  | marketo := a  | LOSSY won by DYNAMICS
              a    | a~       | b       | MANUAL    | MARKETO  | undecided     | LOSSY won by nobody
              a    | b~       | b       | MANUAL    | MARKETO  | agree b       | -
              a    | a~       | b       | NEWEST    | MARKETO  | marketo := a  | LOSSY won by DYNAMICS
              a    | b~       | c       | NON_EMPTY | MARKETO  | marketo := b  | LOSSY won by DYNAMICS
              a    | -~       | c       | NON_EMPTY | MARKETO  | marketo := -  | LOSSY won by DYNAMICS

            # there is no base
              ?    | a~       | a       | -         | MARKETO  | agree a       | -
              ?    | a~       | -       | -         | MARKETO  | marketo := a  | -
              ?    | a~       | b       | -         | MARKETO  | marketo := a  | FIRST_CONTACT won by DYNAMICS
              ?    | a~       | b       | MARKETO   | DYNAMICS | dynamics := b | FIRST_CONTACT won by MARKETO

            # a value of which the narrow side can show nothing at all is still a value
              ?    | -~       | b       | -         | MARKETO  | undecided     | FIRST_CONTACT won by nobody
              ?    | -~       | b       | DYNAMICS  | MARKETO  | undecided     | FIRST_CONTACT won by nobody
              ?    | -~       | b       | MARKETO   | DYNAMICS | dynamics := b | FIRST_CONTACT won by MARKETO
              a    | -~       | a       | -         | MARKETO  | marketo := -  | -

            # both sides hold more than they show: no side is the narrow one
              a    | a~       | b~      | -         | DYNAMICS | dynamics := b | -
              a    | b~       | c~      | -         | MARKETO  | dynamics := c | BOTH_MOVED won by MARKETO
              ?    | b~       | c~      | -         | MARKETO  | dynamics := c | FIRST_CONTACT won by MARKETO
            """)
    void theSideThatHoldsMoreWins(
            String base, String dynamics, String marketo, String policy, Side winner, String verdict, String conflict) {
        Rule rule = rule(Notation.policy(policy), winner);

        assertThat(merge(base, dynamics, marketo, rule, NOTHING_KNOWN)).isEqualTo(outcome(verdict, conflict));
    }

    /** Under another form than that of the base, two values may differ of which neither moved. */
    @Test
    void whatNobodyMovedStays() {
        Sight one = new Sight(Value.text("a"), Motion.SAME, false);
        Sight other = new Sight(Value.text("b"), Motion.SAME, false);

        assertThat(FieldMerge.merge(one, other, rule(Optional.empty(), Side.MARKETO), NOTHING_KNOWN))
                .isEqualTo(outcome("keep", "-"));
    }

    private static Rule rule(Optional<Policy> policy, Side winner) {
        return new Rule(Ways.BOTH, policy, winner, false, Set.of(), false);
    }

    private static Merged merge(String base, String dynamics, String marketo, Rule rule, Circumstances circumstances) {
        return FieldMerge.merge(Notation.sight(base, dynamics), Notation.sight(base, marketo), rule, circumstances);
    }

    private static Merged outcome(String verdict, String conflict) {
        return new Merged(Notation.verdict(verdict), Notation.conflict(conflict));
    }
}
