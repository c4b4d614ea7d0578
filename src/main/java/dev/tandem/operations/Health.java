package dev.tandem.operations;

import dev.tandem.state.State;
import java.util.Map;

/** Whether this process works. An outage of Dynamics or Marketo is no illness: a restart would not cure it. */
public final class Health {

    private final State state;

    public Health(State state) {
        this.state = state;
    }

    /** {@code UP} if the state database answers; otherwise the call fails. */
    public Map<String, String> now() {
        state.transaction(state.installation()::facts);
        return Map.of("status", "UP");
    }
}
