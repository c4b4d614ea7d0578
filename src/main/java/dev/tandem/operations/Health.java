package dev.tandem.operations;

import java.util.List;
import java.util.Map;

/** Whether this process works. An outage of Dynamics or Marketo is no illness: a restart would not cure it. */
public final class Health {

    /**
     * {@code UP}, since the state database has answered; where it does not, the call fails before it comes here.
     *
     * @param answer what the database said
     */
    public Map<String, String> now(List<Map<String, Object>> answer) {
        return Map.of("status", answer.isEmpty() ? "DOWN" : "UP");
    }
}
