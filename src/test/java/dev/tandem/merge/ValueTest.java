package dev.tandem.merge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** One value has one canonical form, and two values have two. */
class ValueTest {

    /** The values are made inside the test, so that a fault in their making fails it. */
    static Stream<Arguments> forms() {
        return Stream.of(
                form(() -> Value.nothing(), ""),
                form(() -> Value.text(null), ""),
                form(() -> Value.text(" \u2003\n"), ""),
                form(() -> Value.text("  a  b "), "a  b"),
                form(() -> Value.number(new BigDecimal("1.500")), "1.5"),
                form(() -> Value.number(new BigDecimal("1E+2")), "100"),
                form(() -> Value.number(new BigDecimal("100")), "100"),
                form(() -> Value.number(new BigDecimal("0.000")), "0"),
                form(() -> Value.number(new BigDecimal("-0.10")), "-0.1"),
                form(() -> Value.truth(true), "true"),
                form(() -> Value.truth(false), "false"),
                form(() -> Value.day(LocalDate.of(2026, 5, 7)), "2026-05-07"),
                form(() -> Value.moment(Instant.parse("2026-05-07T15:41:32.999Z")), "2026-05-07T15:41:32Z"),
                form(() -> Value.moment(Instant.parse("1969-12-31T23:59:59.500Z")), "1969-12-31T23:59:59Z"));
    }

    @ParameterizedTest(name = "canonical form \"{1}\"")
    @MethodSource("forms")
    void hasOneForm(Supplier<Value> made, String canonical) {
        Value value = made.get();

        assertThat(value.canonical()).isEqualTo(canonical);
        assertThat(value.isNothing()).isEqualTo(canonical.isEmpty());
    }

    @Test
    void aNumberIsPlain() {
        Value hundred = Value.number(new BigDecimal("1E+2"));

        assertThat(hundred).isEqualTo(new Value.Decimal(new BigDecimal("100")));
    }

    private static Arguments form(Supplier<Value> made, String canonical) {
        return arguments(made, canonical);
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
