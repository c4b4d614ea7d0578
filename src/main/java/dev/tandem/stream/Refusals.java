package dev.tandem.stream;

/** Why no value of a column can become a value of a field, with the repair. */
final class Refusals {

    private Refusals() {}

    /** One sentence about a pair for which there is no converter. */
    static String sentence(ColumnShape column, FieldShape field) {
        return "a column of type " + column.type() + " cannot become a field of type " + field.type() + "; "
                + repair(column, field);
    }

    private static String repair(ColumnShape column, FieldShape field) {
        return switch (field.type()) {
            case "reference", "formula", "lead_function" ->
                "Marketo fills such a field by itself, so take the line out";
            default -> repair(column);
        };
    }

    private static String repair(ColumnShape column) {
        return switch (column.type()) {
            case "StringType", "MemoType" -> mapTo("string, text, email, phone or url");
            case "UniqueidentifierType", "EntityNameType" -> mapTo("string or text");
            case "PicklistType", "StateType", "StatusType" ->
                mapTo("string or text, which takes the label, or integer, which takes the number");
            case "MultiSelectPicklistType" -> mapTo("string or text, which takes the labels");
            case "IntegerType", "BigIntType", "DecimalType", "DoubleType", "MoneyType" ->
                mapTo("integer, percent, score, float, currency, string or text");
            case "BooleanType" -> mapTo("boolean, string or text");
            case "DateTimeType" -> mapTo("date, datetime, string or text");
            case "LookupType", "CustomerType", "OwnerType" ->
                "say with 'to' which streams it points to, or take the other record's name with 'as: name'";
            default -> "Tandem does not carry such columns, so take the line out";
        };
    }

    private static String mapTo(String types) {
        return "map it to a field of type " + types;
    }
}
