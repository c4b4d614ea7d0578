package dev.tandem.sandbox.dataverse.tables;

/** What column security lets application users do with a column; people of the organization are not limited by it. */
public enum ColumnSecurity {
    /** The column is not secured. */
    OPEN,
    /** Secured: they see nothing in it and cannot write it. */
    NO_ACCESS,
    /** Secured: they may read it. */
    READ,
    /** Secured: they may read and write it. */
    UPDATE,
    /** A secret that everybody may write and nobody sees. */
    WRITE_ONLY;

    /** Whether metadata shows the column as secured. */
    public boolean isSecured() {
        return this != OPEN && this != WRITE_ONLY;
    }
}
