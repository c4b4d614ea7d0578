package dev.tandem.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.merge.Value;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Scale;

/** The round-trip law: canonical to either side and back to canonical changes nothing. */
class RoundTripLawTest {

    @Property(seed = "1")
    void ofText(@ForAll("texts") String raw, @ForAll @IntRange(min = 1, max = 40) int length) {
        holds(new TextConverter(length), raw);
    }

    @Property(seed = "2")
    void ofTextMeasuredInBytes(@ForAll("texts") String raw, @ForAll @IntRange(min = 4, max = 40) int bytes) {
        TextConverter area = new TextConverter(30, bytes);

        holds(area, raw);
        assertThat(area.fromDynamics(raw).canonical().getBytes(java.nio.charset.StandardCharsets.UTF_8).length)
                .isLessThanOrEqualTo(bytes);
    }

    @Property(seed = "3")
    void cutTextIsWholeAndShortEnough(@ForAll("texts") String raw, @ForAll @IntRange(min = 1, max = 40) int length) {
        String cut = new TextConverter(length).fromDynamics(raw).canonical();

        assertThat(cut).hasSizeLessThanOrEqualTo(length).isEqualTo(cut.strip());
        assertThat(raw.strip()).startsWith(cut);
        assertThat(cut.codePoints().noneMatch(point -> Character.isSurrogate((char) point) && point < 0x10000))
                .isTrue();
    }

    @Property(seed = "4")
    void ofAddresses(@ForAll("addresses") String raw, @ForAll @IntRange(min = 1, max = 40) int length) {
        holds(new UrlConverter(new TextConverter(length)), raw);
    }

    @Property(seed = "5")
    void ofNumbers(@ForAll @BigRange(min = "-1000000000000", max = "1000000000000") @Scale(10) BigDecimal raw) {
        holds(new NumberConverter(), raw);
        holds(new NumberConverter(), raw.toString());
        holds(new WrittenOutConverter(new NumberConverter(), new TextConverter(255)), raw);
    }

    @Property(seed = "11")
    void ofWholeNumbers(@ForAll @BigRange(min = "-2147483648", max = "2147483647") @Scale(4) BigDecimal raw) {
        holds(new WholeConverter(), raw);
        holds(new WrittenOutConverter(new WholeConverter(), new TextConverter(255)), raw);
    }

    /** Marketo gives back what a float of 64 bits makes of a number. */
    @Property(seed = "12")
    void ofFloats(@ForAll @BigRange(min = "-922337203685477", max = "922337203685477") @Scale(10) BigDecimal raw) {
        FloatConverter converter = new FloatConverter();
        Value canonical = converter.fromDynamics(raw);
        double kept = ((BigDecimal) converter.toMarketo(canonical)).doubleValue();

        holds(converter, raw);
        assertThat(converter.fromMarketo(kept)).isEqualTo(canonical);
    }

    @Property(seed = "13")
    void ofOptionNumbers(@ForAll int option) {
        holds(new WholeConverter(), option);
    }

    /** What goes through without a loss comes back as it was, and only that. */
    @Property(seed = "14")
    void ofLosses(@ForAll("texts") String raw, @ForAll @IntRange(min = 1, max = 40) int length) {
        TextConverter converter = new TextConverter(length);

        assertThat(converter.fromDynamics(raw).canonical().equals(raw.strip()))
                .isEqualTo(converter.loss(raw).isEmpty());
    }

    @Property(seed = "6")
    void ofBooleans(@ForAll boolean raw) {
        holds(new BooleanConverter(), raw);
        holds(new WrittenOutConverter(new BooleanConverter(), new TextConverter(255)), raw);
    }

    @Property(seed = "7")
    void ofMoments(@ForAll @LongRange(min = -6_847_804_800_000L, max = 253_402_300_799_999L) long millisecond) {
        String raw = Instant.ofEpochMilli(millisecond).toString();

        holds(new MomentConverter(), raw);
        holds(new DayConverter(), raw);
        holds(new MidnightConverter(), raw);
        holds(new WrittenOutConverter(new MomentConverter(), new TextConverter(255)), raw);
    }

    @Property(seed = "8")
    void ofDays(@ForAll @LongRange(min = -79_257, max = 2_932_896) long day) {
        String raw = LocalDate.ofEpochDay(day).toString();

        holds(new DayConverter(), raw);
        holds(new MidnightConverter(), raw);
        holds(new MomentConverter(), raw);
    }

    @Property(seed = "9")
    void ofLabels(@ForAll("options") Map<Integer, String> options) {
        LabelConverter converter = new LabelConverter(options, new TextConverter(255));

        options.keySet().forEach(option -> holds(converter, option));
    }

    @Property(seed = "10")
    void ofSeveralLabels(
            @ForAll("options") Map<Integer, String> options,
            @ForAll List<Boolean> chosen,
            @ForAll @IntRange(min = 1, max = 60) int length) {
        List<Integer> all = List.copyOf(new TreeMap<>(options).descendingKeySet());
        String raw = all.stream()
                .filter(option -> all.indexOf(option) < chosen.size() && chosen.get(all.indexOf(option)))
                .map(option -> Integer.toString(option))
                .collect(Collectors.joining(","));

        holds(new LabelsConverter(new LabelConverter(options, new TextConverter(255))), raw);
        holds(new LabelsConverter(new LabelConverter(options, new TextConverter(length + 12))), raw);
    }

    private static void holds(Converter converter, Object raw) {
        Value canonical = converter.fromDynamics(raw);

        assertThat(converter.fromMarketo(converter.toMarketo(canonical))).isEqualTo(canonical);
        assertThat(converter.fromDynamics(converter.toDynamics(canonical))).isEqualTo(canonical);
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> pieces = Arbitraries.of(
                "a", "Z", "0", " ", "  ", "\t", "\u00e9", "\u20ac", "\ud83d\ude00", "\u00a0", "\n", "e\u0301", "");
        return pieces.list().ofMaxSize(60).map(list -> String.join("", list));
    }

    @Provide
    Arbitrary<String> addresses() {
        Arbitrary<String> pieces = Arbitraries.of(
                "https://", "http", ":", "/", "//", "://", "example", ".com", " ", "\ud83d\ude00", "?q=");
        return pieces.list().ofMaxSize(12).map(list -> String.join("", list));
    }

    /** Labels that are unique, also once they are trimmed, and hold no semicolon. */
    @Provide
    Arbitrary<Map<Integer, String>> options() {
        Arbitrary<Integer> values = Arbitraries.integers().between(0, 999);
        Arbitrary<String> labels = Arbitraries.strings()
                .withCharRange('a', 'z')
                .withChars(" ,&-")
                .ofMinLength(1)
                .ofMaxLength(12)
                .map(text -> "L" + text + "x")
                .map(text -> text.length() % 2 == 0 ? text + " " : text);
        return Combinators.combine(
                        values.list().uniqueElements().ofSize(6),
                        labels.list().uniqueElements(String::strip).ofSize(6))
                .as((keys, names) -> {
                    Map<Integer, String> options = new TreeMap<>();
                    for (int i = 0; i < keys.size(); i++) {
                        options.put(keys.get(i), names.get(i));
                    }
                    return options;
                });
    }
}
