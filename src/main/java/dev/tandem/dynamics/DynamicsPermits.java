package dev.tandem.dynamics;

import dev.tandem.governor.Governor;
import dev.tandem.governor.Permit;
import java.time.Duration;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;

/**
 * The governor as {@code routes/90-dynamics.camel.yaml} asks it: a permit for each attempt, given back with what came of it. A
 * limit that was reached concerns every caller, so the governor hears of it here.
 */
public final class DynamicsPermits {

    private final Governor governor;
    private final Duration moment;

    /**
     * @param moment how long everybody waits after a limit for which Dynamics names no time
     */
    public DynamicsPermits(Governor governor, Duration moment) {
        this.governor = governor;
        this.moment = moment;
    }

    /** Waits for a turn. */
    public Permit take(@ExchangeProperty("request") DynamicsRequest request) {
        return governor.permit(request.urgency());
    }

    /** From here on the attempt counts. */
    public void sending(@ExchangeProperty("permit") Permit permit) {
        permit.sent();
    }

    /** The attempt is over: well, if nothing is told. */
    public void back(
            @ExchangeProperty("permit") Permit permit, @ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Exception trouble) {
        if (trouble == null) {
            permit.good();
        } else if (trouble instanceof DynamicsUnreachable) {
            permit.unsent();
        } else {
            if (trouble instanceof DynamicsThrottled throttled) {
                governor.slowDown(permit, pause(throttled.retryAfter()));
            }
            permit.failed();
        }
    }

    private Duration pause(Duration asked) {
        Duration pause = asked.isZero() ? moment : asked;
        return pause.compareTo(DynamicsRetryAfter.LONGEST) > 0 ? DynamicsRetryAfter.LONGEST : pause;
    }
}
