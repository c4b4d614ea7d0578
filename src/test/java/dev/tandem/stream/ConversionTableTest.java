package dev.tandem.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.math.BigDecimal;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each converter, value by value: what comes from a side, its canonical form, and what is sent. */
class ConversionTableTest {

    private static final Map<Integer, String> OPTIONS =
            Map.of(1, "Sales", 2, " Design ", 3, "Twin", 4, "Twin", 5, "Research; Tests");
    private static final LabelConverter LABEL = new LabelConverter(OPTIONS, new TextConverter(20));
    private static final LabelsConverter LABELS = new LabelsConverter(LABEL);
    private static final TextConverter FIVE = new TextConverter(5);
    private static final UrlConverter URL = new UrlConverter(new TextConverter(20));
    private static final WholeConverter WHOLE = new WholeConverter();
    private static final NumberConverter DECIMAL = new NumberConverter();
    private static final FloatConverter FLOAT = new FloatConverter();
    private static final WrittenOutConverter AMOUNT = new WrittenOutConverter(DECIMAL, FIVE);
    private static final WrittenOutConverter YES_OR_NO = new WrittenOutConverter(new BooleanConverter(), FIVE);

    static Stream<Arguments> fromEitherSide() {
        return Stream.of(
                arguments(FIVE, null, ""),
                arguments(FIVE, "", ""),
                arguments(FIVE, " \t\n", ""),
                arguments(FIVE, "  a b ", "a b"),
                arguments(FIVE, "abcdef", "abcde"),
                arguments(FIVE, "abcd ef", "abcd"),
                arguments(FIVE, "abcd\ud83d\ude00", "abcd"),
                arguments(FIVE, "abc\ud83d\ude00", "abc\ud83d\ude00"),
                arguments(FIVE, 7, "7"),
                arguments(new TextConverter(10, 4), "\u20ac\u20ac", "\u20ac"),
                arguments(new TextConverter(10, 4), "\u00e9\u00e9\u00e9", "\u00e9\u00e9"),
                arguments(new TextConverter(10, 4), "\ud83d\ude00a", "\ud83d\ude00"),
                arguments(URL, null, ""),
                arguments(URL, "  ", ""),
                arguments(URL, "example.com", "https://example.com"),
                arguments(URL, "http://example.com", "http://example.com"),
                arguments(URL, " ftp://e.com ", "ftp://e.com"),
                arguments(URL, "example.com/long-path", "https://example.com/"),
                arguments(WHOLE, null, ""),
                arguments(WHOLE, " ", ""),
                arguments(WHOLE, "912.50", "913"),
                arguments(WHOLE, new BigDecimal("-0.4"), "0"),
                arguments(WHOLE, 1_000, "1000"),
                arguments(DECIMAL, "912.40", "912.4"),
                arguments(DECIMAL, new BigDecimal("1E+3"), "1000"),
                arguments(DECIMAL, 0.1, "0.1"),
                arguments(DECIMAL, new BigDecimal("0.00"), "0"),
                arguments(WHOLE, "2147483647.4", "2147483647"),
                arguments(WHOLE, "-2147483648.4", "-2147483648"),
                arguments(FLOAT, null, ""),
                arguments(FLOAT, "912.40", "912.4"),
                arguments(FLOAT, "0.1", "0.1"),
                arguments(FLOAT, new BigDecimal("99999999999.9999"), "99999999999.9999"),
                arguments(FLOAT, "1234567890123.4567", "1234567890123.46"),
                arguments(new BooleanConverter(), null, ""),
                arguments(new BooleanConverter(), true, "true"),
                arguments(new BooleanConverter(), "False", "false"),
                arguments(new BooleanConverter(), 1, "true"),
                arguments(new BooleanConverter(), "0", "false"),
                arguments(new DayConverter(), null, ""),
                arguments(new DayConverter(), "2026-05-07", "2026-05-07"),
                arguments(new DayConverter(), "2026-05-07T23:30:00Z", "2026-05-07"),
                arguments(new DayConverter(), "2026-05-07T23:30:00-05:00", "2026-05-08"),
                arguments(new MidnightConverter(), "2026-05-07T00:00:00+0000", "2026-05-07"),
                arguments(new MidnightConverter(), "", ""),
                arguments(new MomentConverter(), " ", ""),
                arguments(new MomentConverter(), "2026-05-07T15:41:32Z", "2026-05-07T15:41:32Z"),
                arguments(new MomentConverter(), "2026-05-07T15:41:32.987Z", "2026-05-07T15:41:32Z"),
                arguments(new MomentConverter(), "2026-05-07T15:41:32+0000", "2026-05-07T15:41:32Z"),
                arguments(new MomentConverter(), "2026-05-07T15:41:32-05:00", "2026-05-07T20:41:32Z"),
                arguments(new MomentConverter(), "2026-05-07T15:41:32Z+0000", "2026-05-07T15:41:32Z"),
                arguments(new MomentConverter(), "2026-05-07 15:41:32", "2026-05-07T15:41:32Z"),
                arguments(new MomentConverter(), "2026-05-07", "2026-05-07T00:00:00Z"),
                arguments(AMOUNT, "12.50", "12.5"),
                arguments(YES_OR_NO, true, "true"));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("fromEitherSide")
    void bothSidesHaveOneCanonicalForm(Converter converter, Object raw, String canonical) {
        assertThat(converter.fromDynamics(raw).canonical()).isEqualTo(canonical);
        assertThat(converter.fromMarketo(raw).canonical()).isEqualTo(canonical);
    }

    static Stream<Arguments> sent() {
        return Stream.of(
                arguments(FIVE, "abcdef", "abcde", "abcde"),
                arguments(FIVE, "", null, null),
                arguments(URL, "example.com", "https://example.com", "https://example.com"),
                arguments(WHOLE, "2.5", new BigDecimal("3"), new BigDecimal("3")),
                arguments(DECIMAL, null, null, null),
                arguments(new BooleanConverter(), "1", true, true),
                arguments(new BooleanConverter(), null, null, null),
                arguments(new DayConverter(), "2026-05-07T01:00:00Z", "2026-05-07", "2026-05-07"),
                arguments(new MidnightConverter(), "2026-05-07", "2026-05-07T00:00:00Z", "2026-05-07"),
                arguments(new MidnightConverter(), null, null, null),
                arguments(
                        new MomentConverter(),
                        "2026-05-07T15:41:32.5Z",
                        "2026-05-07T15:41:32Z",
                        "2026-05-07T15:41:32Z"),
                arguments(LABEL, 1, "Sales", 1),
                arguments(LABEL, "2", "Design", 2),
                arguments(LABEL, null, null, null),
                arguments(LABELS, "2,1", "Sales; Design", "1,2"),
                arguments(LABELS, "1, 1", "Sales", "1"),
                arguments(LABELS, " ", null, null),
                arguments(AMOUNT, new BigDecimal("12.50"), "12.5", new BigDecimal("12.5")),
                arguments(AMOUNT, null, null, null),
                arguments(YES_OR_NO, false, "false", false));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("sent")
    void eachSideGetsItsOwnWriting(Converter converter, Object raw, Object toMarketo, Object toDynamics) {
        assertThat(converter.toMarketo(converter.fromDynamics(raw))).isEqualTo(toMarketo);
        assertThat(converter.toDynamics(converter.fromDynamics(raw))).isEqualTo(toDynamics);
    }

    @org.junit.jupiter.api.Test
    void labelsComeBackFromMarketoInTheOrderOfTheOptions() {
        assertThat(LABELS.fromMarketo("Design;Sales; ").canonical()).isEqualTo("Sales; Design");
        assertThat(LABELS.fromMarketo(null).isNothing()).isTrue();
        assertThat(LABELS.fromMarketo(" ").isNothing()).isTrue();
    }

    @org.junit.jupiter.api.Test
    void ofTooManyLabelsTheWholeOnesThatFitAreSent() {
        assertThat(LABELS.fromDynamics("1,2,5").canonical()).isEqualTo("Sales; Design");
    }

    static Stream<Arguments> lost() {
        return Stream.of(
                arguments(FIVE, null, ""),
                arguments(FIVE, " abcde ", ""),
                arguments(FIVE, "abcdef", "6 characters, of which the field takes 5"),
                arguments(FIVE, "abcd\ud83d\ude00", "6 characters, of which the field takes 5"),
                arguments(new TextConverter(10, 4), "\u20ac\u20ac", "6 bytes, of which the field takes 4"),
                arguments(URL, "example.com", ""),
                arguments(URL, "example.com/longer", "26 characters, of which the field takes 20"),
                arguments(LABEL, 1, ""),
                arguments(LABEL, null, ""),
                arguments(new LabelConverter(OPTIONS, FIVE), 5, "15 characters, of which the field takes 5"),
                arguments(LABELS, "1,2", ""),
                arguments(LABELS, " ", ""),
                arguments(LABELS, "1,2,5", "30 characters, of which the field takes 20"),
                arguments(WHOLE, "7.0", ""),
                arguments(WHOLE, "7.5", "more digits than the field keeps, which takes whole numbers"),
                arguments(FLOAT, "912.40", ""),
                arguments(
                        FLOAT,
                        "1234567890123.4567",
                        "more digits than the field keeps, which takes 15 significant digits"),
                arguments(DECIMAL, "1234567890123.4567", ""),
                arguments(AMOUNT, "12.5", ""),
                arguments(new BooleanConverter(), true, ""),
                arguments(new DayConverter(), "2026-05-07", ""),
                arguments(new MidnightConverter(), "2026-05-07", ""),
                arguments(new MomentConverter(), "2026-05-07T15:41:32Z", ""));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("lost")
    void whatTheFieldCannotHoldIsMeasured(Converter converter, Object raw, String loss) {
        assertThat(converter.loss(raw).map(Loss::sentence).orElse("")).isEqualTo(loss);
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                arguments("neither true nor false", (Runnable) () -> new BooleanConverter().fromMarketo("perhaps")),
                arguments("not a number", (Runnable) () -> DECIMAL.fromMarketo("many")),
                arguments("not a date and time", (Runnable) () -> new MomentConverter().fromMarketo("yesterday")),
                arguments("not a date and time", (Runnable) () -> new DayConverter().fromDynamics("2026-02-30")),
                arguments("outside -2147483648 to 2147483647", (Runnable) () -> WHOLE.fromDynamics(2_147_483_648L)),
                arguments("outside -2147483648 to 2147483647", (Runnable) () -> WHOLE.fromDynamics("-2147483648.5")),
                arguments("outside -2147483648 to 2147483647", (Runnable) () -> WHOLE.fromDynamics("1e999999999")),
                arguments("larger than a float", (Runnable) () -> FLOAT.fromDynamics("-1e309")),
                arguments("outside the years 1753", (Runnable) () -> new DayConverter().fromMarketo("1752-12-31")),
                arguments("outside the years 1753", (Runnable)
                        () -> new MomentConverter().fromDynamics("9999-12-31T23:59:59-05:00")),
                arguments("not an option", (Runnable) () -> LABEL.fromDynamics("x")),
                arguments("has no label", (Runnable) () -> LABEL.fromDynamics(9)),
                arguments("no option has this", (Runnable) () -> LABEL.toDynamics(LABEL.fromMarketo("Cooking"))),
                arguments("several options", (Runnable) () -> LABEL.toDynamics(LABEL.fromDynamics(3))),
                arguments("no option has this", (Runnable) () -> LABELS.fromMarketo("Sales; Cooking")),
                arguments("not a list of options", (Runnable) () -> LABELS.fromDynamics("1,x")),
                arguments("longer than the 5 characters", (Runnable) () -> AMOUNT.fromDynamics(123_456)),
                arguments("not a number", (Runnable) () -> AMOUNT.fromMarketo("12a")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void whatHasNoCounterpartIsRefusedWithoutTheValue(String rule, Runnable conversion) {
        assertThatThrownBy(conversion::run)
                .isInstanceOf(Inconvertible.class)
                .hasMessageContaining(rule)
                .message()
                .doesNotContain("perhaps", "many", "yesterday", "Cooking", "123456");
    }
}
