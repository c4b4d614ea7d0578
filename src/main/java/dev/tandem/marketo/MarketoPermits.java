package dev.tandem.marketo;

import dev.tandem.governor.Governor;
import dev.tandem.governor.Permit;
import dev.tandem.governor.Reservation;
import dev.tandem.governor.ShareSpent;
import dev.tandem.governor.Urgency;
import java.time.Clock;
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
    private final Clock clock;

    /**
     * @param moment how long everybody waits after a limit for which Marketo names no time
     * @param clock tells whether a request is too late
     */
    public MarketoPermits(Governor governor, Duration moment, Clock clock) {
        this.governor = governor;
        this.moment = moment;
        this.clock = clock;
    }

    /**
     * Books the place of a call before what it writes is read; waits for it as for a turn.
     *
     * @throws ShareSpent if the day allows no more calls of this urgency
     */
    public Reservation reserve(Urgency urgency) {
        return governor.reserve(urgency);
    }

    /**
     * Waits for a turn; in the place that was booked, if one was.
     *
     * @throws MarketoTooLate if it took too long; the turn is somebody else's then
     */
    public Permit take(@ExchangeProperty("request") MarketoRequest request) {
        Permit permit = request.reservation()
                .filter(Reservation::isOpen)
                .map(governor::permit)
                .orElseGet(() -> governor.permit(request.urgency()));
        if (isTooLate(request)) {
            permit.unsent();
            throw tooLate(request);
        }
        return permit;
    }

    /**
     * From here on the attempt counts.
     *
     * @throws MarketoTooLate if the token took too long to come
     */
    public void sending(
            @ExchangeProperty("permit") Permit permit, @ExchangeProperty("request") MarketoRequest request) {
        if (isTooLate(request)) {
            throw tooLate(request);
        }
        permit.sent();
    }

    private boolean isTooLate(MarketoRequest request) {
        return request.notAfter().filter(clock.instant()::isAfter).isPresent();
    }

    private static MarketoTooLate tooLate(MarketoRequest request) {
        return new MarketoTooLate("'" + request.operation()
                + "' was not sent to Marketo, because what it rests on was read too long ago; it is read again.");
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
