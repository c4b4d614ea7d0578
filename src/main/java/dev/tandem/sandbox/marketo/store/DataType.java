package dev.tandem.sandbox.marketo.store;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The data types of fields (Adobe, "Field Types"). */
public enum DataType {
    STRING,
    TEXT,
    INTEGER,
    FLOAT,
    CURRENCY,
    PERCENT,
    SCORE,
    BOOLEAN,
    DATE,
    DATETIME,
    EMAIL,
    PHONE,
    URL,
    REFERENCE;

    /** Longest value of the text-like types but {@link #TEXT}, in characters. */
    public static final int STRING_LENGTH = 255;

    /** Longest value of {@link #TEXT}, in bytes of UTF-8. */
    public static final int TEXT_BYTES = 30_000;

    private static final Set<DataType> CREATABLE =
            Set.of(BOOLEAN, CURRENCY, DATE, DATETIME, EMAIL, FLOAT, INTEGER, PERCENT, PHONE, SCORE, STRING, URL);

    private final String apiName = name().toLowerCase(Locale.ROOT);

    /** The name in describe. */
    public String apiName() {
        return apiName;
    }

    /** The type with this name, if the API may create fields of it; text areas it may not. */
    public static Optional<DataType> creatable(String apiName) {
        return Arrays.stream(values())
                .filter(each -> each.apiName.equals(apiName) && CREATABLE.contains(each))
                .findFirst();
    }

    /** The longest value of a new field of this type; 0 where no length applies. */
    public int defaultLength() {
        return switch (this) {
            case STRING, EMAIL, PHONE, URL -> STRING_LENGTH;
            case TEXT -> TEXT_BYTES;
            default -> 0;
        };
    }

    /** Whether a custom field of this type can be searched by (Adobe, "Leads": string, email or integer). */
    public boolean searchable() {
        return this == STRING || this == EMAIL || this == INTEGER;
    }
}
