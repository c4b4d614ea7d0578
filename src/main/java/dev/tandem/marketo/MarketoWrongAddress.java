package dev.tandem.marketo;

/** Something answers at {@code marketo.url}, but it is not Marketo. Never retried. */
public final class MarketoWrongAddress extends MarketoFailure {

    private static final long serialVersionUID = 1L;

    public MarketoWrongAddress(String sentence) {
        super(sentence, null);
    }
}
