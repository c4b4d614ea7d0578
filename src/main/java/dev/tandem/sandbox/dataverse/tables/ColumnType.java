package dev.tandem.sandbox.dataverse.tables;

import java.util.Arrays;

/** The type of a column, as Dataverse's metadata names it ({@code AttributeType}). */
public enum ColumnType {
    UNIQUEIDENTIFIER("Uniqueidentifier", "UniqueIdentifier"),
    STRING("String", "String"),
    MEMO("Memo", "Memo"),
    INTEGER("Integer", "Integer"),
    BIGINT("BigInt", "BigInt"),
    DECIMAL("Decimal", "Decimal"),
    DOUBLE("Double", "Double"),
    MONEY("Money", "Money"),
    BOOLEAN("Boolean", "Boolean"),
    PICKLIST("Picklist", "Picklist"),
    MULTI_SELECT_PICKLIST("MultiSelectPicklist", "MultiSelectPicklist"),
    STATE("State", "State"),
    STATUS("Status", "Status"),
    DATE_TIME("DateTime", "DateTime"),
    LOOKUP("Lookup", "Lookup"),
    CUSTOMER("Customer", "Lookup"),
    OWNER("Owner", "Lookup");

    private final String vendorName;
    private final String metadataType;

    ColumnType(String vendorName, String metadataType) {
        this.vendorName = vendorName;
        this.metadataType = metadataType;
    }

    /** The type of this vendor name; the name must be one of Dataverse's. */
    public static ColumnType of(String vendorName) {
        return Arrays.stream(values())
                .filter(type -> type.vendorName.equals(vendorName))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no column type " + vendorName));
    }

    /** The value of {@code AttributeTypeName}, for example {@code StringType}. */
    public String typeName() {
        return vendorName + "Type";
    }

    /** The value of {@code AttributeType}, which shows multi-select columns as {@code Virtual}. */
    public String attributeType() {
        return this == MULTI_SELECT_PICKLIST ? "Virtual" : vendorName;
    }

    /** The metadata type without its namespace, for example {@code StringAttributeMetadata}. */
    public String metadataType() {
        return metadataType + "AttributeMetadata";
    }

    /** Whether values point to other rows. */
    public boolean isLookup() {
        return this == LOOKUP || this == CUSTOMER || this == OWNER;
    }

    /** Whether values are text. */
    public boolean isText() {
        return this == STRING || this == MEMO;
    }

    /** Whether values are single option numbers. */
    public boolean isOption() {
        return this == PICKLIST || this == STATE || this == STATUS;
    }

    /** Whether values have a least and a greatest number. */
    public boolean isNumber() {
        return this == INTEGER || this == DECIMAL || this == DOUBLE || this == MONEY;
    }
}
