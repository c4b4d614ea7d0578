package dev.tandem.sandbox.marketo.wire;

import dev.tandem.sandbox.http.Reply;

/** What one verb on one path answers, whatever the form of the answer. */
@FunctionalInterface
public interface Answerer {

    /**
     * Executes the request.
     *
     * @throws Refusal when the whole call is refused
     */
    Reply answer(Request request);
}
