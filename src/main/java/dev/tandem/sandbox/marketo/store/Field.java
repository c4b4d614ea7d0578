package dev.tandem.sandbox.marketo.store;

/**
 * One field of a schema.
 *
 * @param id the number by which describe and the change feed name it; never changes
 * @param slot its place among the values of a row
 * @param name the REST name; never changes
 * @param label the display name
 * @param type the data type
 * @param length the longest value; 0 where no length applies
 * @param rules who may write it and where it belongs
 * @param shown the attributes of its presentation
 */
public record Field(int id, int slot, String name, String label, DataType type, int length, Rules rules, Shown shown) {

    /** Where a field comes from, which decides what the API may change about it. */
    public enum Origin {
        /** Every subscription has it. */
        STANDARD,
        /** The API created it. */
        API
    }

    /**
     * Who may write a field, and to what it belongs.
     *
     * @param origin where it comes from
     * @param readOnly whether only Marketo itself writes it
     * @param company whether a linked person inherits it from the company
     * @param searchable whether records can be looked up by it
     */
    public record Rules(Origin origin, boolean readOnly, boolean company, boolean searchable) {}

    /**
     * How a field is presented; all of it can be changed.
     *
     * @param description a text for marketers; empty for none
     * @param hidden whether describe leaves it out
     * @param htmlEncoded whether it is encoded as HTML in e-mails
     * @param sensitive whether it is marked as sensitive
     */
    public record Shown(String description, boolean hidden, boolean htmlEncoded, boolean sensitive) {

        /** How a field is presented unless something else is said. */
        public static final Shown DEFAULT = new Shown("", false, true, false);
    }

    /** Whether it is Marketo's number of the record, which the record holds apart from its values. */
    public boolean isId() {
        return rules.readOnly() && name.equals("id");
    }

    /** Whether the API created it. */
    public boolean custom() {
        return rules.origin() == Origin.API;
    }

    /** The same field, presented otherwise. */
    public Field presented(String newLabel, Shown newShown) {
        return new Field(id, slot, name, newLabel, type, length, rules, newShown);
    }
}
