package dev.tandem.governor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Places that are booked before what they are for is read. */
class ReservationTest {

    private static final Instant START = Instant.parse("2026-08-14T09:00:00Z");
    private static final Duration WINDOW = Duration.ofSeconds(60);

    private final MemoryLedger ledger = new MemoryLedger();
    private final VirtualTime time = new VirtualTime(START);

    private Governor governor(int calls, int concurrency) {
        return governor(calls, concurrency, 1000);
    }

    private Governor governor(int calls, int concurrency, long daily) {
        return new Governor(
                new Share("marketo", calls, WINDOW, concurrency, daily, 0, ZoneOffset.UTC), ledger, time, time);
    }

    private static Permit sent(Permit permit) {
        permit.sent();
        return permit;
    }

    @Test
    void aCallWhosePlaceIsBookedGoesWhenThePaceIsUsedUp() {
        Governor governor = governor(4, 4);
        Reservation reservation = governor.reserve(Urgency.LOAD);
        for (int i = 0; i < 3; i++) {
            sent(governor.permit(Urgency.LIVE)).good();
        }

        sent(governor.permit(reservation)).good();

        assertThat(time.instant()).isEqualTo(START);
        assertThat(governor.standing().usedToday()).isEqualTo(4);
        governor.permit(Urgency.CONSENT);
        assertThat(time.instant()).isEqualTo(START.plus(WINDOW));
    }

    @Test
    void aReservationHoldsNoConnection() {
        Governor governor = governor(10, 1);
        try (Reservation reservation = governor.reserve(Urgency.LIVE)) {
            sent(governor.permit(Urgency.LIVE)).good();

            assertThat(reservation.isOpen()).isTrue();
            assertThat(time.instant()).isEqualTo(START);
        }
    }

    @Test
    void aCallWhosePlaceIsBookedWaitsForAConnection() {
        Governor governor = governor(10, 1);
        Reservation reservation = governor.reserve(Urgency.LIVE);
        Permit running = sent(governor.permit(Urgency.LIVE));
        time.in(Duration.ofSeconds(7), running::good);

        governor.permit(reservation);

        assertThat(time.instant()).isEqualTo(START.plusSeconds(7));
    }

    @Test
    void aCallWhosePlaceIsBookedWaitsWhileTheApiIsHeldBack() {
        Governor governor = governor(10, 1);
        Reservation reservation = governor.reserve(Urgency.LIVE);
        governor.holdBack(Duration.ofSeconds(20));

        governor.permit(reservation);

        assertThat(time.instant()).isEqualTo(START.plusSeconds(20));
    }

    @Test
    void whatIsNotUsedIsGivenBackOnce() {
        Governor governor = governor(2, 2);
        Reservation reservation = governor.reserve(Urgency.LIVE);
        reservation.close();
        reservation.close();

        governor.permit(Urgency.LIVE);
        governor.permit(Urgency.LIVE);

        assertThat(time.instant()).isEqualTo(START);
        assertThat(governor.standing().usedToday()).isEqualTo(2);
        assertThat(reservation.isOpen()).isFalse();
    }

    @Test
    void whatWasUsedIsNotGivenBack() {
        Governor governor = governor(2, 2);
        try (Reservation reservation = governor.reserve(Urgency.LIVE)) {
            sent(governor.permit(reservation)).good();
        }
        sent(governor.permit(Urgency.LIVE)).good();

        governor.permit(Urgency.LIVE);

        assertThat(time.instant()).isEqualTo(START.plus(WINDOW));
        assertThat(governor.standing().usedToday()).isEqualTo(3);
    }

    @Test
    void aSecondCallOnOneReservationWaitsLikeOthers() {
        Governor governor = governor(2, 2);
        Reservation reservation = governor.reserve(Urgency.LIVE);
        sent(governor.permit(reservation)).good();
        sent(governor.permit(reservation)).good();

        assertThat(time.instant()).isEqualTo(START);
        governor.permit(reservation);
        assertThat(time.instant()).isEqualTo(START.plus(WINDOW));
    }

    @Test
    void atMostHalfThePaceIsBooked() {
        Governor governor = governor(5, 1);
        governor.reserve(Urgency.LOAD);
        Reservation second = governor.reserve(Urgency.LOAD);
        time.in(Duration.ofSeconds(5), second::close);

        governor.reserve(Urgency.CONSENT);

        assertThat(time.instant()).isEqualTo(START.plusSeconds(5));
    }

    @Test
    void ofAPaceOfOneCallNothingIsBookedAndTheCallWaitsForItsTurn() {
        Governor governor = governor(1, 1);
        try (Reservation reservation = governor.reserve(Urgency.LIVE)) {
            sent(governor.permit(Urgency.LIVE)).good();

            governor.permit(reservation);

            assertThat(reservation.isOpen()).isFalse();
            assertThat(time.instant()).isEqualTo(START.plus(WINDOW));
            assertThat(governor.standing().usedToday()).isEqualTo(2);
        }
    }

    @Test
    void aBookedCallIsOneOfTheDay() {
        Governor governor = governor(100, 5, 2);
        Reservation reservation = governor.reserve(Urgency.LIVE);
        sent(governor.permit(Urgency.LIVE)).good();

        assertThatThrownBy(() -> governor.permit(Urgency.LIVE)).isInstanceOf(ShareSpent.class);
        assertThatThrownBy(() -> governor.reserve(Urgency.LIVE)).isInstanceOf(ShareSpent.class);
        sent(governor.permit(reservation)).good();
        assertThat(governor.standing().usedToday()).isEqualTo(2);
    }

    @Test
    void aCallThatIsSentOnTheNextDayIsOneOfThatDay() {
        Governor governor = governor(100, 5);
        Reservation reservation = governor.reserve(Urgency.LIVE);
        time.pass(Duration.ofHours(15));

        sent(governor.permit(reservation)).good();

        assertThat(time.instant()).isEqualTo(Instant.parse("2026-08-15T00:00:00Z"));
        assertThat(governor.standing().usedToday()).isEqualTo(1);
    }

    @Test
    void nothingIsSentWhenTheApiSaidThatItsDayIsSpentAndThePlaceIsFree() {
        Governor governor = governor(2, 2);
        Reservation reservation = governor.reserve(Urgency.CONSENT);
        Permit refused = sent(governor.permit(Urgency.LIVE));
        governor.spend(refused);
        refused.failed();

        assertThatThrownBy(() -> governor.permit(reservation)).isInstanceOf(ShareSpent.class);

        assertThat(reservation.isOpen()).isFalse();
        assertThat(governor.standing().usedToday()).isEqualTo(1);
        time.pass(Duration.ofHours(15));
        governor.permit(Urgency.LIVE);
        governor.permit(Urgency.LIVE);
        assertThat(time.instant()).isEqualTo(Instant.parse("2026-08-15T00:00:00Z"));
    }

    /** Each worker books, reads twice, and writes; a fifth of them finds nothing to write. */
    @ParameterizedTest(name = "{0} in a window, {1} at once")
    @CsvSource({"50, 5", "4, 2", "3, 1", "2, 1", "1, 1"})
    void tenWorkersThatBookBeforeTheyReadDoNotWaitForEachOtherForEver(int calls, int concurrency) throws Exception {
        Share share = new Share("marketo", calls, Duration.ofMillis(2), concurrency, 100_000, 0, ZoneOffset.UTC);
        ExecutorService workers = Executors.newFixedThreadPool(10);
        try (Governor governor = new Governor(share, ledger, Clock.systemUTC(), Waiting.REAL)) {
            List<Future<?>> batches = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                boolean writes = i % 5 != 0;
                Urgency urgency = List.of(Urgency.values()).get(i % 4);
                batches.add(workers.submit(() -> {
                    try (Reservation reservation = governor.reserve(urgency)) {
                        sent(governor.permit(urgency)).good();
                        sent(governor.permit(urgency)).good();
                        if (writes) {
                            sent(governor.permit(reservation)).good();
                        }
                    }
                }));
            }
            for (Future<?> batch : batches) {
                batch.get(60, TimeUnit.SECONDS);
            }
            assertThat(governor.standing().usedToday()).isEqualTo(280);
        } finally {
            workers.shutdownNow();
        }
    }
}
