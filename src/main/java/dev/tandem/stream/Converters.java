package dev.tandem.stream;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Chooses the converter between a column's type and a field's type. */
public final class Converters {

    private static final Set<String> NUMBERS =
            Set.of("IntegerType", "BigIntType", "DecimalType", "DoubleType", "MoneyType");
    private static final Set<String> OPTIONS = Set.of("PicklistType", "StateType", "StatusType");
    private static final Set<String> TEXTS = Set.of("StringType", "MemoType", "UniqueidentifierType", "EntityNameType");
    private static final Set<String> WHOLE_FIELDS = Set.of("integer", "percent", "score");
    private static final Set<String> NUMBER_FIELDS =
            Set.of("integer", "percent", "score", "float", "currency", "number");
    private static final Set<String> TEXT_FIELDS = Set.of("string", "text", "textarea", "email", "phone", "url");

    private Converters() {}

    /** The converter for the pair, or empty where no value of the one can become a value of the other. */
    public static Optional<Converter> between(ColumnShape column, FieldShape field) {
        String type = column.type();
        if (TEXTS.contains(type) && TEXT_FIELDS.contains(field.type())) {
            return Optional.of(text(column, field));
        }
        if (OPTIONS.contains(type)) {
            return option(column, field);
        }
        if (type.equals("MultiSelectPicklistType") && TEXT_FIELDS.contains(field.type())) {
            return Optional.of(new LabelsConverter(labels(column, field)));
        }
        if (NUMBERS.contains(type)) {
            return number(column, field);
        }
        if (type.equals("BooleanType")) {
            return field.type().equals("boolean") ? Optional.of(new BooleanConverter()) : yesOrNo(column, field);
        }
        return type.equals("DateTimeType") ? date(column, field) : Optional.empty();
    }

    private static Converter text(ColumnShape column, FieldShape field) {
        TextConverter text = new TextConverter(narrower(column, field));
        return field.type().equals("url") ? new UrlConverter(text) : text;
    }

    private static Optional<Converter> option(ColumnShape column, FieldShape field) {
        if (WHOLE_FIELDS.contains(field.type())) {
            return Optional.of(new NumberConverter(true));
        }
        return TEXT_FIELDS.contains(field.type()) ? Optional.of(labels(column, field)) : Optional.empty();
    }

    private static Optional<Converter> number(ColumnShape column, FieldShape field) {
        if (NUMBER_FIELDS.contains(field.type())) {
            return Optional.of(new NumberConverter(WHOLE_FIELDS.contains(field.type())));
        }
        return TEXT_FIELDS.contains(field.type())
                ? Optional.of(new TextConverter(narrower(column, field)))
                : Optional.empty();
    }

    private static Optional<Converter> yesOrNo(ColumnShape column, FieldShape field) {
        return TEXT_FIELDS.contains(field.type())
                ? Optional.of(new TextConverter(narrower(column, field)))
                : Optional.empty();
    }

    private static Optional<Converter> date(ColumnShape column, FieldShape field) {
        return switch (field.type()) {
            case "date" -> Optional.of(new DayConverter());
            case "datetime" -> Optional.of(new MomentConverter());
            case "string", "text", "textarea" ->
                Optional.of(column.dateOnly() ? new DayConverter() : new MomentConverter());
            default -> Optional.empty();
        };
    }

    private static LabelConverter labels(ColumnShape column, FieldShape field) {
        return new LabelConverter(
                Map.copyOf(column.options()),
                new TextConverter(field.length() == null ? TextConverter.WIDEST : field.length()));
    }

    private static int narrower(ColumnShape column, FieldShape field) {
        int ofColumn = column.maxLength() == null ? TextConverter.WIDEST : column.maxLength();
        int ofField = field.length() == null ? TextConverter.WIDEST : field.length();
        return Math.min(ofColumn, ofField);
    }
}
