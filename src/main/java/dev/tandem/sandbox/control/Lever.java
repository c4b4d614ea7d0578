package dev.tandem.sandbox.control;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.sandbox.http.Call;
import java.util.Map;

/** One thing of the sandbox that can be looked at or moved by a control call. */
interface Lever {

    /** The last part of the path {@code /sandbox/<name>}. */
    String name();

    /** The methods it takes, each with one line that says what it does. */
    Map<String, String> methods();

    /** Does it; the answer is what a GET would show now. */
    JsonNode pull(Call call) throws Refused;
}
