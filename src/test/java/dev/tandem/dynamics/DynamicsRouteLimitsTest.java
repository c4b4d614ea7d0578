package dev.tandem.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.governor.ShareSpent;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** How the route keeps to the pace and the day's share of requests. */
class DynamicsRouteLimitsTest extends DynamicsRoute {

    @Test
    void aSecondTokenIsASecondRequestOfTheDay() throws Exception {
        dynamics.reply(401, "");

        transport().send(READ);

        assertThat(dynamics.seen()).hasSize(2);
        assertThat(routes.governor().standing().usedToday()).isEqualTo(2);
    }

    @Test
    void everybodyWaitsAsLongAsOneWasToldTo() throws Exception {
        dynamics.reply(429, Map.of("Retry-After", "500"), "");
        DynamicsTransport transport = transport();

        assertThatThrownBy(() -> transport.send(READ.withImpatience(true))).isInstanceOf(DynamicsThrottled.class);

        assertThat(routes.governor().standing().heldBackUntil()).hasValueSatisfying(until -> assertThat(until)
                .isAfter(Instant.now().plusSeconds(400)));
    }

    @Test
    void whatCouldNotBeSentDoesNotCount() throws Exception {
        entra.next(() -> {
            throw new UnknownHostException("entra.example.test");
        });

        transport().send(READ);

        assertThat(routes.governor().standing().usedToday()).isEqualTo(1);
    }

    @Test
    void nothingMoreIsSentOnceTheShareIsSpent() throws Exception {
        DynamicsTransport transport = transport("dynamics.daily-share", "1");
        transport.send(READ);

        assertThatThrownBy(() -> transport.send(READ))
                .isInstanceOf(ShareSpent.class)
                .hasMessageContaining("dynamics.daily-share");
        assertThat(dynamics.seen()).hasSize(1);
    }

    @Test
    void keepsThePaceForAllCallersTogether() throws Exception {
        DynamicsTransport transport = transport("dynamics.pace.calls", "2", "dynamics.pace.window", "120");
        long start = System.nanoTime();

        sendTogether(transport, 6);

        // six calls, two a window: at least two windows lie between the first and the last
        assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(2 * 119_000_000L);
        assertThat(dynamics.seen()).hasSize(6);
    }

    @Test
    void freesItsPlaceWhileItWaitsForARetry() throws Exception {
        for (int i = 0; i < 6; i++) {
            dynamics.reply(503, "");
        }

        sendTogether(transport("dynamics.concurrency", "1"), 3);

        assertThat(dynamics.seen()).hasSize(9);
    }

    private static void sendTogether(DynamicsTransport transport, int times) throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(times);
        try {
            List<Future<DynamicsAnswer>> answers = new ArrayList<>();
            for (int i = 0; i < times; i++) {
                answers.add(callers.submit(() -> transport.send(READ)));
            }
            for (Future<DynamicsAnswer> answer : answers) {
                assertThat(answer.get().status()).isEqualTo(200);
            }
        } finally {
            callers.shutdownNow();
        }
    }
}
