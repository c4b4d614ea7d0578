package dev.tandem.merge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A field that travels one way: its source always wins. */
class OneWayTest {

    @ParameterizedTest(name = "{0}: {1} at the source, {2} at the target: {5}")
    @CsvSource(delimiter = '|', textBlock = """
            # base | source | target | source record moved | at once | verdict

            # the source was edited
              a    | b      | a      | true                | false   | target := b
              a    | b      | c      | true                | false   | target := b
              a    | -      | c      | true                | false   | target := -
              a    | b      | b      | true                | false   | agree b

            # the target was edited
              a    | a      | c      | false               | false   | keep
              a    | a      | c      | true                | false   | target := a
              a    | a      | c      | false               | true    | target := a
              a    | a      | -      | true                | false   | target := a

            # nobody edited this field
              a    | a      | a      | false               | false   | keep
              a    | a      | a      | true                | true    | keep

            # there is no base: the source wins, also if it is empty
              ?    | a      | b      | false               | false   | target := a
              ?    | a      | -      | false               | false   | target := a
              ?    | -      | b      | false               | false   | target := -
              ?    | a      | a      | false               | false   | agree a
              ?    | -      | -      | false               | false   | agree -

            # what the target holds beyond what the source can show does not count
              a    | b      | a~     | true                | false   | target := b
              a    | a~     | b      | true                | false   | target := a
            """)
    void theSourceWinsWithoutAConflict(
            String base, String source, String target, boolean sourceMoved, boolean atOnce, String verdict) {
        Circumstances circumstances = new Circumstances(Optional.empty(), sourceMoved, false);
        Sight atSource = Notation.sight(base, source);
        Sight atTarget = Notation.sight(base, target);

        assertThat(FieldMerge.merge(atSource, atTarget, rule(Ways.TO_MARKETO, atOnce), circumstances))
                .isEqualTo(Merged.quietly(Notation.verdict(verdict.replace("target", "marketo"))));
        assertThat(FieldMerge.merge(atTarget, atSource, rule(Ways.TO_DYNAMICS, atOnce), circumstances))
                .isEqualTo(Merged.quietly(Notation.verdict(verdict.replace("target", "dynamics"))));
    }

    @ParameterizedTest
    @EnumSource
    void noPolicyHasASay(Policy policy) {
        Rule rule = new Rule(Ways.TO_MARKETO, Optional.of(policy), Side.MARKETO, false, Set.of(), false);
        Circumstances marketoIsNewer = new Circumstances(Optional.of(Side.MARKETO), true, false);

        assertThat(FieldMerge.merge(Notation.sight("a", "-"), Notation.sight("a", "c"), rule, marketoIsNewer))
                .isEqualTo(Merged.quietly(Notation.verdict("marketo := -")));
    }

    private static Rule rule(Ways ways, boolean atOnce) {
        return new Rule(ways, Optional.empty(), Side.MARKETO, false, Set.of(), atOnce);
    }
}
