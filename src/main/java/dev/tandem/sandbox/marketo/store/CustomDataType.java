package dev.tandem.sandbox.marketo.store;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The data types that the fields of custom objects and the attributes of custom activities may have. */
public enum CustomDataType {
    STRING(DataType.STRING),
    BOOLEAN(DataType.BOOLEAN),
    INTEGER(DataType.INTEGER),
    FLOAT(DataType.FLOAT),
    /** A web address in an activity; in a custom object a field that names another record and has its type. */
    LINK(DataType.URL),
    EMAIL(DataType.EMAIL),
    CURRENCY(DataType.CURRENCY),
    DATE(DataType.DATE),
    DATETIME(DataType.DATETIME),
    PHONE(DataType.PHONE),
    TEXT(DataType.TEXT);

    private final DataType form;

    CustomDataType(DataType form) {
        this.form = form;
    }

    /** The type with this name. */
    public static Optional<CustomDataType> of(String apiName) {
        return Arrays.stream(values())
                .filter(each -> each.apiName().equals(apiName))
                .findFirst();
    }

    /** The name in requests and answers. */
    public String apiName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What the values look like. */
    public DataType form() {
        return form;
    }
}
