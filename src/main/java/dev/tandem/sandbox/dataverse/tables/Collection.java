package dev.tandem.sandbox.dataverse.tables;

/** A collection-valued navigation property of a table. */
public sealed interface Collection {

    /** The case-sensitive name. */
    String name();

    /** The table whose rows it holds. */
    String target();

    /** The rows of another table whose lookup points here. */
    record OneToMany(Navigation navigation) implements Collection {
        @Override
        public String name() {
            return navigation.collection();
        }

        @Override
        public String target() {
            return navigation.table();
        }
    }

    /**
     * The rows of another table that an intersect table pairs with this one.
     *
     * @param name the name, the same on both sides
     * @param target the table of the other side
     * @param intersect the intersect table
     * @param ownColumn its column with this side's id
     * @param otherColumn its column with the other side's id
     */
    record ManyToMany(String name, String target, String intersect, String ownColumn, String otherColumn)
            implements Collection {}
}
