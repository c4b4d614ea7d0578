package dev.tandem.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which converter carries a column's values to a field, if one can. */
class ConvertersTest {

    @ParameterizedTest(name = "{0} to {1}: {2}")
    @CsvSource({
        "StringType, string, TextConverter",
        "StringType, textarea, TextConverter",
        "StringType, email, TextConverter",
        "StringType, phone, TextConverter",
        "StringType, url, UrlConverter",
        "MemoType, text, TextConverter",
        "UniqueidentifierType, string, TextConverter",
        "EntityNameType, string, TextConverter",
        "StringType, integer, none",
        "StringType, boolean, none",
        "StringType, datetime, none",
        "PicklistType, string, LabelConverter",
        "StateType, string, LabelConverter",
        "StatusType, text, LabelConverter",
        "PicklistType, integer, WholeConverter",
        "StateType, score, WholeConverter",
        "PicklistType, float, none",
        "PicklistType, boolean, none",
        "MultiSelectPicklistType, string, LabelsConverter",
        "MultiSelectPicklistType, integer, none",
        "IntegerType, integer, WholeConverter",
        "BigIntType, score, WholeConverter",
        "DecimalType, float, FloatConverter",
        "DoubleType, percent, WholeConverter",
        "MoneyType, currency, FloatConverter",
        "MoneyType, number, FloatConverter",
        "MoneyType, string, WrittenOutConverter",
        "IntegerType, email, none",
        "IntegerType, boolean, none",
        "IntegerType, datetime, none",
        "BooleanType, boolean, BooleanConverter",
        "BooleanType, string, WrittenOutConverter",
        "BooleanType, integer, none",
        "DateTimeType, date, DayConverter",
        "DateTimeType, datetime, MomentConverter",
        "DateTimeType, string, WrittenOutConverter",
        "DateTimeType, integer, none",
        "LookupType, string, none",
        "ImageType, string, none",
        "StringType, reference, none"
    })
    void choosesByBothTypes(String column, String field, String converter) {
        assertThat(Converters.between(column(column, 100), new FieldShape(field, 255, true))
                        .map(chosen -> chosen.getClass().getSimpleName())
                        .orElse("none"))
                .isEqualTo(converter);
    }

    @Test
    void aDayStaysADayInADateTimeField() {
        ColumnShape birthday = new ColumnShape("DateTimeType", null, true, Map.of());

        assertThat(Converters.between(birthday, new FieldShape("datetime", null, true)))
                .contains(new MidnightConverter());
        assertThat(Converters.between(birthday, new FieldShape("string", 255, true)))
                .contains(new WrittenOutConverter(new DayConverter(), new TextConverter(255)));
    }

    @ParameterizedTest(name = "column {0}, field {1}: {2}")
    @CsvSource(
            nullValues = "-",
            value = {"100, 255, 100", "500, 255, 255", "-, 255, 255", "100, -, 100", "-, -, 30000"})
    void textIsAsLongAsTheNarrowerSideAllows(Integer column, Integer field, int length) {
        TextConverter text =
                (TextConverter) Converters.between(column("StringType", column), new FieldShape("string", field, true))
                        .orElseThrow();

        assertThat(text.length()).isEqualTo(length);
    }

    @Test
    void aTextAreaIsMeasuredInBytes() {
        Converter area = Converters.between(column("MemoType", 1_000_000), new FieldShape("text", 30_000, true))
                .orElseThrow();

        assertThat(area.fromDynamics("a".repeat(40_000)).canonical()).hasSize(30_000);
        assertThat(area.fromDynamics("\u20ac".repeat(40_000)).canonical()).hasSize(10_000);
    }

    @Test
    void wholeFieldsRoundAndOthersDoNot() {
        assertThat(Converters.between(column("MoneyType", null), new FieldShape("integer", null, true)))
                .contains(new WholeConverter());
        assertThat(Converters.between(column("MoneyType", null), new FieldShape("currency", null, true)))
                .contains(new FloatConverter());
    }

    @Test
    void labelsAreBoundByTheFieldAlone() {
        assertThat(Converters.between(column("PicklistType", null), new FieldShape("string", 40, true)))
                .contains(new LabelConverter(Map.of(1, "One"), new TextConverter(40)));
    }

    private static ColumnShape column(String type, Integer length) {
        return new ColumnShape(type, length, false, type.contains("Picklist") ? Map.of(1, "One") : Map.of());
    }
}
