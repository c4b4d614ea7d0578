package dev.tandem.marketo;

/** Carries a request to Marketo and its answer back. */
@FunctionalInterface
public interface MarketoTransport {

    /**
     * Sends the request and returns the answer, whose envelope says {@code success}.
     *
     * @throws MarketoFailure when there is no such answer
     */
    MarketoAnswer send(MarketoRequest request);
}
