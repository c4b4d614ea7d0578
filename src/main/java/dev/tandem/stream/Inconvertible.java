package dev.tandem.stream;

/** A value that has no counterpart on the other side; the message names the rule, never the value. */
public class Inconvertible extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public Inconvertible(String message) {
        super(message, null, false, false);
    }
}
