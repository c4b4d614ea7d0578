package dev.tandem.sandbox.marketo.wire;

import java.time.Clock;
import java.util.concurrent.atomic.AtomicInteger;

/** Request ids as Marketo's samples show them: a hex number, {@code #}, and the server's epoch milliseconds as hex. */
public final class RequestIds {

    private final Clock clock;
    private final AtomicInteger last = new AtomicInteger(0x1000);

    /** Ids stamped with this clock's time. */
    public RequestIds(Clock clock) {
        this.clock = clock;
    }

    /** An id that no other answer has. */
    public String next() {
        return Integer.toHexString(last.incrementAndGet()) + "#" + Long.toHexString(clock.millis());
    }
}
