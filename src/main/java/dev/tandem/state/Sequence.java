package dev.tandem.state;

/**
 * Numbers that grow in the order of the commits: who takes some keeps the others out until the transaction ends, so that
 * no smaller number appears once a larger one was seen.
 */
final class Sequence {

    private static final String LAST = "select last_number from sequences where name = ?";

    private final String name;

    /** The numbers of that name; a migration has made their row. */
    Sequence(String name) {
        this.name = name;
    }

    /** Takes so many numbers; the one before the first of them. */
    long take(Transaction tx, int howMany) {
        tx.change("update sequences set last_number = last_number + ? where name = ?", howMany, name);
        return last(tx) - howMany;
    }

    /** The largest number that was ever taken; 0 before any. */
    long last(Transaction tx) {
        return tx.selectNumber("last_number", LAST, name);
    }
}
