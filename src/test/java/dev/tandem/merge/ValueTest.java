package dev.tandem.merge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** One value has one canonical form, and two values have two. */
class ValueTest {

    static Stream<Arguments> forms() {
        return Stream.of(
                arguments(Value.nothing(), ""),
                arguments(Value.text(null), ""),
                arguments(Value.text(" \u2003\n"), ""),
                arguments(Value.text("  a  b "), "a  b"),
                arguments(Value.number(new BigDecimal("1.500")), "1.5"),
                arguments(Value.number(new BigDecimal("1E+2")), "100"),
                arguments(Value.number(new BigDecimal("100")), "100"),
                arguments(Value.number(new BigDecimal("0.000")), "0"),
                arguments(Value.number(new BigDecimal("-0.10")), "-0.1"),
                arguments(Value.truth(true), "true"),
                arguments(Value.truth(false), "false"),
                arguments(Value.day(LocalDate.of(2026, 5, 7)), "2026-05-07"),
                arguments(Value.moment(Instant.parse("2026-05-07T15:41:32.999Z")), "2026-05-07T15:41:32Z"),
                arguments(Value.moment(Instant.parse("1969-12-31T23:59:59.500Z")), "1969-12-31T23:59:59Z"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forms")
    void hasOneForm(Value value, String canonical) {
        assertThat(value.canonical()).isEqualTo(canonical);
        assertThat(value.isNothing()).isEqualTo(canonical.isEmpty());
    }

    @Property(seed = "1")
    void equalNumbersAreOneValue(@ForAll BigDecimal one, @ForAll BigDecimal other) {
        assertThat(Value.number(one).equals(Value.number(other))).isEqualTo(one.compareTo(other) == 0);
        assertThat(Value.number(one)).isEqualTo(Value.number(one.setScale(one.scale() + 3)));
        assertThat(new BigDecimal(Value.number(one).canonical())).isEqualByComparingTo(one);
    }

    @Property(seed = "2")
    void differentTextsHaveDifferentForms(@ForAll String one, @ForAll String other) {
        boolean same = one.strip().equals(other.strip());
        assertThat(Value.text(one).canonical().equals(Value.text(other).canonical()))
                .isEqualTo(same);
        assertThat(Value.text(Value.text(one).canonical())).isEqualTo(Value.text(one));
    }
}
