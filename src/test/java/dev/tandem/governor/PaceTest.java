package dev.tandem.governor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.tandem.sandbox.marketo.access.Limits;
import dev.tandem.sandbox.marketo.access.Usage;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The pace of a governor whose callers never rest, as the server sees it. */
class PaceTest {

    private static final Instant START = Instant.parse("2026-08-14T09:00:00Z");

    private final MemoryLedger ledger = new MemoryLedger();
    private final VirtualTime time = new VirtualTime(START);

    /** When calls were sent, when they arrived at the server, and how many were under way at most. */
    private static final class Observed {
        private final List<Instant> arrivals = new ArrayList<>();
        private int running;
        private int mostRunning;

        void send(Permit permit, VirtualTime time, Random random, int slowest) {
            permit.sent();
            running++;
            mostRunning = Math.max(mostRunning, running);
            int latency = random.nextInt(slowest + 1);
            arrivals.add(time.instant().plusMillis(random.nextInt(latency + 1)));
            time.in(Duration.ofMillis(latency), () -> {
                running--;
                permit.good();
            });
        }

        /** The most that arrived in any window. */
        int fullest(Duration window) {
            List<Instant> sorted = arrivals.stream().sorted().toList();
            int fullest = 0;
            int from = 0;
            for (int to = 0; to < sorted.size(); to++) {
                while (!sorted.get(from).plus(window).isAfter(sorted.get(to))) {
                    from++;
                }
                fullest = Math.max(fullest, to - from + 1);
            }
            return fullest;
        }
    }

    private Governor governor(int calls, int window, int concurrency) {
        return new Governor(
                new Share("marketo", calls, Duration.ofMillis(window), concurrency, 1_000_000_000L, 0, ZoneOffset.UTC),
                ledger,
                time,
                time);
    }

    @ParameterizedTest(name = "{0} in {1} ms, {2} at once, answers within {3} ms")
    @CsvSource({
        "50, 20000, 5, 200",
        "100, 20000, 10, 200",
        "1000, 60000, 4, 200",
        "50, 20000, 5, 90000",
        "3, 1000, 2, 700",
        "1, 100, 1, 5",
        "7, 300, 9, 3000"
    })
    void noWindowOfTheServerEverHoldsMore(int calls, int window, int concurrency, int slowest) {
        long seed = new Random().nextLong();
        System.out.println("PaceTest seed " + seed);
        Random random = new Random(seed);
        Observed observed = new Observed();
        Governor governor = governor(calls, window, concurrency);
        for (int i = 0; i < 20 * calls; i++) {
            observed.send(governor.permit(Urgency.LIVE), time, random, slowest);
            if (random.nextInt(50) == 0) {
                time.pass(Duration.ofMillis(random.nextInt(2 * window)));
            }
        }

        assertThat(observed.fullest(Duration.ofMillis(window)))
                .as("seed " + seed)
                .isLessThanOrEqualTo(calls);
        assertThat(observed.mostRunning).as("seed " + seed).isLessThanOrEqualTo(concurrency);
    }

    @ParameterizedTest(name = "{0} in {1} ms, {2} at once, answers within {3} ms")
    @CsvSource({"50, 20000, 5, 200", "50, 20000, 5, 90000", "3, 1000, 2, 700", "2, 100, 1, 5", "7, 300, 9, 3000"})
    void noWindowOfTheServerEverHoldsMoreWhenPlacesAreBooked(int calls, int window, int concurrency, int slowest) {
        long seed = new Random().nextLong();
        System.out.println("PaceTest seed " + seed);
        Random random = new Random(seed);
        Observed observed = new Observed();
        Governor governor = governor(calls, window, concurrency);
        List<Reservation> booked = new ArrayList<>();
        for (int i = 0; i < 40 * calls; i++) {
            Urgency urgency = List.of(Urgency.values()).get(random.nextInt(4));
            int choice = random.nextInt(6);
            if (choice < 2 && booked.size() < calls / 2) {
                booked.add(governor.reserve(urgency));
            } else if (choice < 4 && !booked.isEmpty()) {
                Reservation reservation = booked.remove(random.nextInt(booked.size()));
                observed.send(governor.permit(reservation), time, random, slowest);
            } else if (choice == 4 && !booked.isEmpty()) {
                booked.remove(random.nextInt(booked.size())).close();
            } else {
                observed.send(governor.permit(urgency), time, random, slowest);
            }
            if (random.nextInt(50) == 0) {
                time.pass(Duration.ofMillis(random.nextInt(2 * window)));
            }
        }

        assertThat(observed.fullest(Duration.ofMillis(window)))
                .as("seed " + seed)
                .isLessThanOrEqualTo(calls);
        assertThat(observed.mostRunning).as("seed " + seed).isLessThanOrEqualTo(concurrency);
        assertThat(observed.arrivals.size()).as("seed " + seed).isGreaterThan(10 * calls);
    }

    @ParameterizedTest(name = "{0} in {1} ms, {2} at once")
    @CsvSource({"50, 20000, 5", "100, 20000, 10", "1000, 60000, 4"})
    void usesNearlyAllOfTheShareWhileThereIsWork(int calls, int window, int concurrency) {
        long seed = new Random().nextLong();
        System.out.println("PaceTest seed " + seed);
        Random random = new Random(seed);
        Governor governor = governor(calls, window, concurrency);
        Observed observed = new Observed();
        int windows = 30;
        Instant end = START.plusMillis((long) windows * window);
        while (time.instant().isBefore(end)) {
            observed.send(governor.permit(Urgency.LOAD), time, random, 200);
        }

        assertThat(observed.arrivals.size() / (double) (windows * calls))
                .as("seed " + seed)
                .isGreaterThanOrEqualTo(0.95);
    }

    /** The imitation counts for itself, by the vendor's rules: 100 calls in 20 seconds, 10 at once. */
    @ParameterizedTest(name = "answers within {0} ms")
    @ValueSource(ints = {200, 3000, 60_000})
    void marketoRefusesNothingEvenAtItsFullRate(int slowest) {
        long seed = new Random().nextLong();
        System.out.println("PaceTest seed " + seed);
        Random random = new Random(seed);
        Limits marketo = new Limits(time, new Usage(time));
        Governor governor = governor(100, 20_000, 10);
        for (int i = 0; i < 2000; i++) {
            Permit permit = governor.permit(Urgency.LOAD);
            permit.sent();
            int latency = random.nextInt(slowest + 1);
            time.in(Duration.ofMillis(random.nextInt(latency + 1)), () -> {
                marketo.arrive();
                assertThatCode(() -> marketo.admit("tandem")).as("seed " + seed).doesNotThrowAnyException();
            });
            time.in(Duration.ofMillis(latency), () -> {
                marketo.leave();
                permit.good();
            });
        }
    }

    @Test
    void theNextProcessCountsWhatTheWindowStillHolds() {
        Observed observed = new Observed();
        Random none = new Random(0);
        for (int process = 0; process < 5; process++) {
            try (Governor governor = governor(10, 1000, 3)) {
                for (int i = 0; i < 4; i++) {
                    observed.send(governor.permit(Urgency.LIVE), time, none, 0);
                }
                time.pass(Duration.ofMillis(5));
            }
        }

        assertThat(observed.arrivals).hasSize(20);
        assertThat(observed.fullest(Duration.ofSeconds(1))).isLessThanOrEqualTo(10);
    }

    @Test
    void aCallThatWasNotSentLeavesItsPlaceAtOnce() {
        Governor governor = governor(1, 60_000, 1);
        governor.permit(Urgency.LIVE).failed();
        Permit unreachable = governor.permit(Urgency.LIVE);
        unreachable.sent();
        unreachable.unsent();
        governor.permit(Urgency.LIVE);

        assertThat(time.instant()).isEqualTo(START);
    }
}
