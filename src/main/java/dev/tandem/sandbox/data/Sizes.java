package dev.tandem.sandbox.data;

/**
 * How many rows of each kind belong to an office with so many contacts.
 *
 * @param contacts the number from which all others follow
 */
public record Sizes(int contacts) {

    /** Users, among them the application user, one who signs in with a password, and disabled ones. */
    public int users() {
        return Math.max(5, contacts / 20);
    }

    /** Teams, among them one access team. */
    public int teams() {
        return Math.max(2, users() / 10);
    }

    /** Accounts. */
    public int accounts() {
        return contacts / 5;
    }

    /** Leads. */
    public int leads() {
        return contacts / 2;
    }

    /** Opportunities; each has one contact role, which is two connection rows. */
    public int opportunities() {
        return (int) (3L * contacts / 10);
    }

    /** Rows of the custom table {@code new_event}. */
    public int events() {
        return contacts / 10;
    }

    /** Persons who live in Marketo alone. */
    public int marketoOnly() {
        return contacts / 10;
    }

    /** Persons in Marketo with the e-mail address of exactly one contact. */
    public int adoptable() {
        return contacts / 50;
    }
}
