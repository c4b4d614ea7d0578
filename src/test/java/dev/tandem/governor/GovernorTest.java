package dev.tandem.governor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class GovernorTest {

    private static final Instant START = Instant.parse("2026-08-14T09:00:00Z");

    private final MemoryLedger ledger = new MemoryLedger();
    private final VirtualTime time = new VirtualTime(START);

    private static Share share(int concurrency) {
        return new Share("dynamics", 1000, Duration.ofSeconds(60), concurrency, 100_000, 0, ZoneOffset.UTC);
    }

    private static Permit sent(Governor governor, Urgency urgency) {
        Permit permit = governor.permit(urgency);
        permit.sent();
        return permit;
    }

    @Test
    void everyCallerWaitsWhenOneWasToldToSlowDown() {
        Governor governor = new Governor(share(4), ledger, time, time);
        Permit refused = sent(governor, Urgency.LOAD);
        Permit other = sent(governor, Urgency.LOAD);
        governor.slowDown(refused, Duration.ofSeconds(23));
        refused.failed();
        other.good();

        assertThat(governor.standing().heldBackUntil()).contains(START.plusSeconds(23));
        governor.permit(Urgency.CONSENT);
        assertThat(time.instant()).isEqualTo(START.plusSeconds(23));
        assertThat(governor.standing().heldBackUntil()).isEmpty();
    }

    @Test
    void afterwardsHalfAsManyRunAtTheSameTime() {
        Governor governor = new Governor(share(4), ledger, time, time);
        Permit refused = sent(governor, Urgency.LOAD);
        governor.slowDown(refused, Duration.ofSeconds(1));
        refused.failed();
        Permit first = sent(governor, Urgency.LOAD);
        sent(governor, Urgency.LOAD);
        time.in(Duration.ofSeconds(30), first::good);

        governor.permit(Urgency.LOAD);

        assertThat(time.instant()).isEqualTo(START.plusSeconds(31));
    }

    @Test
    void aPauseAloneLeavesTheConcurrency() {
        Governor governor = new Governor(share(2), ledger, time, time);
        governor.holdBack(Duration.ofSeconds(20));

        governor.permit(Urgency.LIVE);
        governor.permit(Urgency.LIVE);

        assertThat(time.instant()).isEqualTo(START.plusSeconds(20));
    }

    @Test
    void aPermitIsGivenBackOnce() {
        Governor governor = new Governor(share(1), ledger, time, time);
        Permit permit = sent(governor, Urgency.LIVE);
        permit.good();
        permit.failed();
        permit.unsent();
        Permit next = sent(governor, Urgency.LIVE);
        time.in(Duration.ofSeconds(7), next::good);

        governor.permit(Urgency.LIVE);

        assertThat(time.instant()).isEqualTo(START.plusSeconds(7));
        assertThat(governor.standing().usedToday()).isEqualTo(3);
    }

    @Test
    void threadsShareThePlaces() throws Exception {
        Governor governor = new Governor(share(3), ledger, Clock.systemUTC(), Waiting.REAL);
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        ExecutorService callers = Executors.newFixedThreadPool(12);
        try {
            List<Future<?>> calls = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                for (Urgency urgency : Urgency.values()) {
                    calls.add(callers.submit(() -> {
                        Permit permit = sent(governor, urgency);
                        most.accumulateAndGet(running.incrementAndGet(), Math::max);
                        running.decrementAndGet();
                        permit.good();
                    }));
                }
            }
            for (Future<?> call : calls) {
                call.get(30, TimeUnit.SECONDS);
            }
        } finally {
            callers.shutdownNow();
        }

        assertThat(most.get()).isBetween(1, 3);
        assertThat(governor.standing().usedToday()).isEqualTo(200);
    }

    @Test
    void whoeverWaitsIsSentAwayWhenTheProcessStops() throws Exception {
        CountDownLatch waits = new CountDownLatch(1);
        Governor governor = new Governor(share(1), ledger, Clock.systemUTC(), (changed, atMost) -> {
            waits.countDown();
            Waiting.REAL.await(changed, atMost);
        });
        sent(governor, Urgency.LOAD);
        ExecutorService caller = Executors.newSingleThreadExecutor();
        try {
            Future<Permit> permit = caller.submit(() -> governor.permit(Urgency.LOAD));
            waits.await();
            governor.close();

            assertThatThrownBy(() -> permit.get(30, TimeUnit.SECONDS))
                    .isInstanceOf(ExecutionException.class)
                    .cause()
                    .isInstanceOf(NoTurn.class)
                    .hasMessage("Tandem is stopping, so a call of the Dynamics API was not sent.");
        } finally {
            caller.shutdownNow();
        }
    }
}
