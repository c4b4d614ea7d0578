package dev.tandem.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every column type of Dataverse (its reference, section 16.1) with every field type of Marketo (its reference, sections
 * 1.4 and 9.2): the converter, or the sentence that says why there is none.
 */
class TypePairsTest {

    private static final String FIELDS = "string text textarea email phone url integer percent score float currency "
            + "boolean date datetime link reference formula lead_function";

    /** One row a column type; the columns stand in the order of {@link #FIELDS}, and a dash is a refusal. */
    private static final List<String> TABLE = List.of(
            "StringType:                Text Text Text Text Text Url - - - - - - - - - - - -",
            "MemoType:                  Text Text Text Text Text Url - - - - - - - - - - - -",
            "UniqueidentifierType:      Text Text Text - - - - - - - - - - - - - - -",
            "EntityNameType:            Text Text Text - - - - - - - - - - - - - - -",
            "PicklistType:              Label Label Label - - - Whole Whole Whole - - - - - - - - -",
            "StateType:                 Label Label Label - - - Whole Whole Whole - - - - - - - - -",
            "StatusType:                Label Label Label - - - Whole Whole Whole - - - - - - - - -",
            "MultiSelectPicklistType:   Labels Labels Labels - - - - - - - - - - - - - - -",
            "IntegerType:               Written Written Written - - - Whole Whole Whole Float Float - - - - - - -",
            "BigIntType:                Written Written Written - - - Whole Whole Whole Float Float - - - - - - -",
            "DecimalType:               Written Written Written - - - Whole Whole Whole Float Float - - - - - - -",
            "DoubleType:                Written Written Written - - - Whole Whole Whole Float Float - - - - - - -",
            "MoneyType:                 Written Written Written - - - Whole Whole Whole Float Float - - - - - - -",
            "BooleanType:               Written Written Written - - - - - - - - Boolean - - - - - -",
            "DateTimeType:              Written Written Written - - - - - - - - - Day Moment - - - -",
            "DateTimeType DateOnly:     Written Written Written - - - - - - - - - Day Midnight - - - -",
            "LookupType:                - - - - - - - - - - - - - - - - - -",
            "CustomerType:              - - - - - - - - - - - - - - - - - -",
            "OwnerType:                 - - - - - - - - - - - - - - - - - -",
            "PartyListType:             - - - - - - - - - - - - - - - - - -",
            "ImageType:                 - - - - - - - - - - - - - - - - - -",
            "FileType:                  - - - - - - - - - - - - - - - - - -",
            "VirtualType:               - - - - - - - - - - - - - - - - - -",
            "ManagedPropertyType:       - - - - - - - - - - - - - - - - - -");

    private static final Map<String, Class<?>> CONVERTERS = Map.of(
            "Text", TextConverter.class,
            "Url", UrlConverter.class,
            "Label", LabelConverter.class,
            "Labels", LabelsConverter.class,
            "Whole", WholeConverter.class,
            "Float", FloatConverter.class,
            "Written", WrittenOutConverter.class,
            "Boolean", BooleanConverter.class,
            "Day", DayConverter.class,
            "Moment", MomentConverter.class);

    static Stream<Arguments> pairs() {
        List<String> fields = List.of(FIELDS.split(" ", -1));
        return TABLE.stream().flatMap(row -> {
            String[] parts = row.split(":\\s+", 2);
            List<String> cells = Arrays.asList(parts[1].split(" ", -1));
            assertThat(cells).as(parts[0]).hasSameSizeAs(fields);
            return Stream.iterate(0, i -> i + 1)
                    .limit(fields.size())
                    .map(i -> Arguments.of(parts[0], fields.get(i), cells.get(i)));
        });
    }

    @ParameterizedTest(name = "{0} to {1}: {2}")
    @MethodSource("pairs")
    void eachPairHasAConverterOrARefusalWithItsRepair(String type, String fieldType, String expected) {
        ColumnShape column =
                new ColumnShape(type.replaceAll(" .*", ""), 100, type.endsWith("DateOnly"), Map.of(1, "One"));
        FieldShape field = new FieldShape(fieldType, 255, true);

        var converter = Converters.between(column, field);

        if (expected.equals("-")) {
            assertThat(converter).isEmpty();
            assertThat(Refusals.sentence(column, field))
                    .startsWith(
                            "a column of type " + column.type() + " cannot become a field of type " + fieldType + "; ")
                    .containsAnyOf("map it to a field of type ", "say with 'to'", "take the line out");
        } else if (expected.equals("Midnight")) {
            assertThat(converter).containsInstanceOf(MidnightConverter.class);
        } else {
            assertThat(converter).containsInstanceOf(CONVERTERS.get(expected));
        }
    }

    @ParameterizedTest(name = "{0} to {1}: {2}")
    @MethodSource("pairs")
    void aRepairNamesTypesThatDoWork(String type, String fieldType, String expected) {
        ColumnShape column =
                new ColumnShape(type.replaceAll(" .*", ""), 100, type.endsWith("DateOnly"), Map.of(1, "One"));
        String sentence = Refusals.sentence(column, new FieldShape(fieldType, 255, true));
        String named = sentence.replaceAll("^.*map it to a field of type |, which takes .*$", "");

        if (sentence.contains("map it to") && expected.equals("-")) {
            assertThat(named.split(", | or "))
                    .allSatisfy(other -> assertThat(Converters.between(column, new FieldShape(other, 255, true)))
                            .isPresent());
        }
    }
}
