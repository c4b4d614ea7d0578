package dev.tandem.stream;

import java.util.Optional;
import java.util.Set;

/** Chooses the converter between a column's type and a field's type. */
public final class Converters {

    private static final Set<String> NUMBERS =
            Set.of("IntegerType", "BigIntType", "DecimalType", "DoubleType", "MoneyType");
    private static final Set<String> OPTIONS = Set.of("PicklistType", "StateType", "StatusType");
    private static final Set<String> TEXTS = Set.of("StringType", "MemoType");
    private static final Set<String> NAMES = Set.of("UniqueidentifierType", "EntityNameType");
    private static final Set<String> WHOLE_FIELDS = Set.of("integer", "percent", "score");
    private static final Set<String> FLOAT_FIELDS = Set.of("float", "currency", "number");
    private static final Set<String> TEXT_FIELDS = Set.of("string", "text", "textarea", "email", "phone", "url");

    private static final Set<String> AREAS = Set.of("text", "textarea");
    private static final Set<String> PLAIN_TEXT_FIELDS = Set.of("string", "text", "textarea");

    private Converters() {}

    /** Whether the field is a text area, which holds 30,000 bytes. */
    static boolean isArea(FieldShape field) {
        return AREAS.contains(field.type());
    }

    /** The converter for the pair, or empty where no value of the one can become a value of the other. */
    public static Optional<Converter> between(ColumnShape column, FieldShape field) {
        String type = column.type();
        if (TEXTS.contains(type) && TEXT_FIELDS.contains(field.type())) {
            return Optional.of(text(column, field));
        }
        if (NAMES.contains(type) && PLAIN_TEXT_FIELDS.contains(field.type())) {
            return Optional.of(narrower(column, field));
        }
        if (OPTIONS.contains(type)) {
            return option(column, field);
        }
        if (type.equals("MultiSelectPicklistType") && PLAIN_TEXT_FIELDS.contains(field.type())) {
            return Optional.of(new LabelsConverter(labels(column, field)));
        }
        if (NUMBERS.contains(type)) {
            return number(field);
        }
        if (type.equals("BooleanType")) {
            return truth(field);
        }
        return type.equals("DateTimeType") ? date(column, field) : Optional.empty();
    }

    /** The converter that wrote this form; empty where none would write it any more. */
    public static Optional<Converter> ofForm(String form) {
        return Forms.converter(form);
    }

    private static Converter text(ColumnShape column, FieldShape field) {
        TextConverter text = narrower(column, field);
        return field.type().equals("url") ? new UrlConverter(text) : text;
    }

    private static Optional<Converter> option(ColumnShape column, FieldShape field) {
        if (WHOLE_FIELDS.contains(field.type())) {
            return Optional.of(new WholeConverter());
        }
        return PLAIN_TEXT_FIELDS.contains(field.type()) ? Optional.of(labels(column, field)) : Optional.empty();
    }

    private static Optional<Converter> number(FieldShape field) {
        if (WHOLE_FIELDS.contains(field.type())) {
            return Optional.of(new WholeConverter());
        }
        return FLOAT_FIELDS.contains(field.type())
                ? Optional.of(new FloatConverter())
                : writtenOut(new NumberConverter(), field);
    }

    private static Optional<Converter> truth(FieldShape field) {
        return field.type().equals("boolean")
                ? Optional.of(new BooleanConverter())
                : writtenOut(new BooleanConverter(), field);
    }

    private static Optional<Converter> date(ColumnShape column, FieldShape field) {
        return switch (field.type()) {
            case "date" -> Optional.of(new DayConverter());
            case "datetime" -> Optional.of(column.dateOnly() ? new MidnightConverter() : new MomentConverter());
            default -> writtenOut(column.dateOnly() ? new DayConverter() : new MomentConverter(), field);
        };
    }

    private static Optional<Converter> writtenOut(Converter typed, FieldShape field) {
        return PLAIN_TEXT_FIELDS.contains(field.type())
                ? Optional.of(new WrittenOutConverter(typed, of(field)))
                : Optional.empty();
    }

    private static LabelConverter labels(ColumnShape column, FieldShape field) {
        return new LabelConverter(column.options(), of(field));
    }

    private static TextConverter narrower(ColumnShape column, FieldShape field) {
        TextConverter text = of(field);
        return column.maxLength() == null
                ? text
                : new TextConverter(Math.min(column.maxLength(), text.length()), text.bytes());
    }

    /** What the field holds. A text area is measured in bytes, all others in characters. */
    private static TextConverter of(FieldShape field) {
        int length = field.length() == null ? TextConverter.TEXT_AREA : field.length();
        return AREAS.contains(field.type()) || field.length() == null
                ? new TextConverter(length, Math.min(length, TextConverter.TEXT_AREA))
                : new TextConverter(length);
    }
}
