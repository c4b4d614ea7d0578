package dev.tandem.sync;

/** Something answers at the address in the settings, but it is not what the setting says. */
public final class WrongAddress extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public WrongAddress(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
