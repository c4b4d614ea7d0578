package dev.tandem.marketo;

import dev.tandem.governor.Governor;
import dev.tandem.governor.Permit;
import java.time.Duration;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;

/**
 * The governor as {@code routes/91-marketo.camel.yaml} asks it: a permit for each attempt, given back with what came of it. A
 * limit that was reached concerns every caller, so the governor hears of it here.
 */
public final class MarketoPermits {

    private final Governor governor;
    private final Duration moment;

    /**
     * @param moment how long everybody waits after a limit for which Marketo names no time
     */
    public MarketoPermits(Governor governor, Duration moment) {
        this.governor = governor;
        this.moment = moment;
    }

    /** Waits for a turn. */
    public Permit take(@ExchangeProperty("request") MarketoRequest request) {
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
        } else if (trouble instanceof MarketoUnreachable) {
            permit.unsent();
        } else {
            if (trouble instanceof MarketoThrottled throttled) {
                slowDown(permit, throttled);
            } else if (trouble instanceof MarketoQuotaSpent) {
                governor.spend(permit);
            }
            permit.failed();
        }
    }

    /** Marketo says 615 when too many calls run at the same time, and 606 when too many came in the window. */
    private void slowDown(Permit permit, MarketoThrottled throttled) {
        Duration asked = throttled.retryAfter();
        Duration pause = asked.isZero() ? moment : asked;
        if (throttled.code().equals(MarketoCode.RATE.number())) {
            governor.holdBack(pause);
        } else {
            governor.slowDown(permit, pause);
        }
    }
}
