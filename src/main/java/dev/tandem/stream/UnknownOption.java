package dev.tandem.stream;

/** An option that the table's metadata, as they were read last, give no label. */
public final class UnknownOption extends Inconvertible {

    private static final long serialVersionUID = 1L;

    UnknownOption() {
        super("the option has no label in the table's metadata; give it one there");
    }
}
