package dev.tandem.marketo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.governor.ShareSpent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** How the route keeps to the pace and the day's share of calls. */
class MarketoRouteLimitsTest extends MarketoRoute {

    @Test
    void saysThatASpentQuotaLastsUntilMidnightInChicago() throws Exception {
        Instant until = Instant.parse("2026-08-15T05:00:00Z");
        marketo.fail("607");
        MarketoTransport transport = transport();

        assertThatThrownBy(() -> transport.send(READ))
                .isInstanceOfSatisfying(MarketoQuotaSpent.class, spent -> assertThat(spent.until())
                        .isEqualTo(until));
        assertThat(marketo.seen()).hasSize(1);
    }

    @Test
    void aSecondTokenIsASecondCallOfTheDay() throws Exception {
        marketo.fail("601");

        transport().send(READ);

        assertThat(marketo.seen()).hasSize(2);
        assertThat(routes.governor().standing().usedToday()).isEqualTo(2);
    }

    @Test
    void aRepeatedAttemptCountsAgain() throws Exception {
        marketo.fail("608").fail("608");

        transport().send(READ);

        assertThat(routes.governor().standing().usedToday()).isEqualTo(3);
    }

    @Test
    void whatCouldNotBeSentDoesNotCount() throws Exception {
        marketo.replyIdentity(503, "").replyIdentity(503, "");

        transport().send(READ);

        assertThat(routes.governor().standing().usedToday()).isEqualTo(1);
    }

    @Test
    void everybodyWaitsOutAWindowThatIsFull() throws Exception {
        marketo.fail("606");
        MarketoTransport transport = transport(Duration.ofHours(1), marketo.url(), "marketo.retries", "0");

        assertThatThrownBy(() -> transport.send(READ)).isInstanceOf(MarketoThrottled.class);

        assertThat(routes.governor().standing().heldBackUntil()).hasValueSatisfying(until -> assertThat(until)
                .isAfter(Instant.now().plusSeconds(3000)));
    }

    @Test
    void nothingMoreIsSentOnceMarketoSaysThatTheDayIsSpent() throws Exception {
        marketo.fail("607");
        MarketoTransport transport = transport();
        assertThatThrownBy(() -> transport.send(READ)).isInstanceOf(MarketoQuotaSpent.class);

        assertThatThrownBy(() -> transport.send(UPDATE)).isInstanceOf(ShareSpent.class);
        assertThat(marketo.seen()).hasSize(1);
    }

    @Test
    void nothingMoreIsSentOnceTheShareIsSpent() throws Exception {
        MarketoTransport transport = transport("marketo.daily-share", "2");
        transport.send(READ);
        transport.send(READ);

        assertThatThrownBy(() -> transport.send(READ))
                .isInstanceOf(ShareSpent.class)
                .hasMessageContaining("(2 calls of 2)")
                .hasMessageContaining("marketo.daily-share");
        assertThat(marketo.seen()).hasSize(2);
    }

    @Test
    void keepsThePaceForAllCallersTogether() throws Exception {
        MarketoTransport transport = transport("marketo.pace.calls", "2", "marketo.pace.window", "120");
        long start = System.nanoTime();
        ExecutorService callers = Executors.newFixedThreadPool(6);
        try {
            List<Future<MarketoAnswer>> answers = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                answers.add(callers.submit(() -> transport.send(READ)));
            }
            for (Future<MarketoAnswer> answer : answers) {
                answer.get();
            }
        } finally {
            callers.shutdownNow();
        }

        // six calls, two a window: at least two windows lie between the first and the last
        assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(2 * 119_000_000L);
        assertThat(marketo.identityCalls()).hasSize(1);
    }
}
