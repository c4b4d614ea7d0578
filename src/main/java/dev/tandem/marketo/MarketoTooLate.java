package dev.tandem.marketo;

/**
 * A request was not sent any more, because what it rests on was read too long ago (see
 * {@link MarketoRequest#notAfter}). Never retried. An earlier attempt of the same request, whose answer was lost, may
 * have been executed.
 */
public final class MarketoTooLate extends MarketoFailure {

    private static final long serialVersionUID = 1L;

    public MarketoTooLate(String sentence) {
        super(sentence, null);
    }
}
