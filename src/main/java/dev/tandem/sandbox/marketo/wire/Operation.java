package dev.tandem.sandbox.marketo.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/** What one verb on one path does. */
@FunctionalInterface
public interface Operation {

    /**
     * Executes the request and writes the members that follow the request id and the success flag in the envelope.
     *
     * @throws Refusal when the whole call is refused; whatever was written by then is thrown away
     */
    void answer(Request request, JsonGenerator out) throws IOException;
}
