package dev.tandem.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.ToldClock;
import dev.tandem.governor.Governor;
import dev.tandem.governor.MemoryLedger;
import dev.tandem.governor.Permit;
import dev.tandem.governor.Share;
import dev.tandem.governor.ShareSpent;
import dev.tandem.governor.Urgency;
import dev.tandem.governor.Waiting;
import dev.tandem.marketo.MarketoUnreachable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.camel.CamelExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How long a cycle is waited for after one that could not go on; an hour before midnight in UTC. */
class ScheduleTest {

    private static final Instant START = Instant.parse("2026-08-14T23:00:00Z");

    private final AtomicReference<Instant> now = new AtomicReference<>(START);
    private final Clock clock = new ToldClock(now::get);
    // no cycle begins, so no state is needed
    private final Cycle cycle = new Cycle(List.of(), null, "test", Duration.ofSeconds(30), clock, () -> {});

    /** After how many seconds the next cycle is due. */
    private long dueAfter(Duration pause, Exception trouble) {
        Schedule schedule = new Schedule(cycle, pause, Duration.ofSeconds(30), clock);
        cycle.abort(trouble);
        schedule.ended();
        long seconds = 0;
        while (!schedule.due()) {
            seconds++;
            now.set(START.plusSeconds(seconds));
        }
        return seconds;
    }

    private static ShareSpent spent() {
        Share share = new Share("dynamics", 10, Duration.ofSeconds(1), 1, 1, 0, ZoneOffset.UTC);
        Clock then = Clock.fixed(START, ZoneOffset.UTC);
        Governor governor = new Governor(share, new MemoryLedger(), then, Waiting.REAL);
        send(governor);
        try {
            send(governor);
        } catch (ShareSpent spent) {
            return spent;
        }
        throw new AssertionError("a share of one allows no second call");
    }

    private static void send(Governor governor) {
        Permit permit = governor.permit(Urgency.FEED);
        permit.sent();
        permit.good();
    }

    @ParameterizedTest(name = "a pause of {0} min is waited for {1} min")
    @CsvSource({"5, 5", "59, 59", "240, 60"})
    void afterASpentShareItWaitsTheUsualPauseOrUntilTheReset(long pause, long waited) {
        Exception asCamelBringsIt = new CamelExecutionException("in a route", null, spent());

        assertThat(dueAfter(Duration.ofMinutes(pause), asCamelBringsIt)).isEqualTo(waited * 60);
    }

    @Test
    void afterAnOutageItTriesAgainSoon() {
        assertThat(dueAfter(Duration.ofMinutes(5), new MarketoUnreachable("The host is down.", null)))
                .isEqualTo(30);
    }
}
