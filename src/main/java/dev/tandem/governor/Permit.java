package dev.tandem.governor;

import java.time.Instant;
import java.time.LocalDate;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The right to send one call to one API, once. It must be given back by {@link #good}, {@link #failed} or {@link
 * #unsent}; the first of them counts.
 */
public final class Permit {

    private enum State {
        TAKEN,
        SENT,
        BACK
    }

    private final Governor governor;
    private final LocalDate day;
    private final Instant takenAt;
    private final AtomicReference<State> state = new AtomicReference<>(State.TAKEN);

    Permit(Governor governor, LocalDate day, Instant takenAt) {
        this.governor = governor;
        this.day = day;
        this.takenAt = takenAt;
    }

    /** The call is sent now: whatever comes of it, it counts. */
    public void sent() {
        state.compareAndSet(State.TAKEN, State.SENT);
    }

    /** A good answer came. */
    public void good() {
        end(true);
    }

    /** No good answer came; a call that was not sent counts for nothing. */
    public void failed() {
        end(false);
    }

    /** No connection was made, so nothing was sent after all. */
    public void unsent() {
        if (state.getAndSet(State.BACK) != State.BACK) {
            governor.unsent(this);
        }
    }

    private void end(boolean good) {
        State before = state.getAndSet(State.BACK);
        if (before == State.SENT) {
            governor.answered(good);
        } else if (before == State.TAKEN) {
            governor.unsent(this);
        }
    }

    LocalDate day() {
        return day;
    }

    Instant takenAt() {
        return takenAt;
    }
}
