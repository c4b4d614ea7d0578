package dev.tandem.governor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DailyShareTest {

    /** An hour before midnight in Chicago, in summer. */
    private static final Instant START = Instant.parse("2026-08-15T04:00:00Z");

    private static final Instant MIDNIGHT = Instant.parse("2026-08-15T05:00:00Z");

    private final MemoryLedger ledger = new MemoryLedger();
    private final VirtualTime time = new VirtualTime(START);

    private Governor governor(long daily, long reserve) {
        return new Governor(
                new Share("marketo", 1_000_000, Duration.ofMillis(1), 1_000_000, daily, reserve, Share.MARKETO_DAY),
                ledger,
                time,
                time);
    }

    /** How many calls go before the day refuses one. */
    private static int sent(Governor governor, Urgency urgency) {
        for (int sent = 0; true; sent++) {
            try {
                call(governor, urgency);
            } catch (ShareSpent spent) {
                return sent;
            }
        }
    }

    private static void call(Governor governor, Urgency urgency) {
        Permit permit = governor.permit(urgency);
        permit.sent();
        permit.good();
    }

    @ParameterizedTest(name = "{0} calls, {1} kept")
    @CsvSource({"1000, 100", "60, 9", "10, 2", "1, 0"})
    void loadsLeaveTheReserveLiveChangesHalfOfItAndFeedsNothing(long daily, long reserve) {
        Governor governor = governor(daily, reserve);

        assertThat(sent(governor, Urgency.LOAD)).isEqualTo(daily - reserve);
        assertThat(sent(governor, Urgency.LIVE)).isEqualTo(reserve - reserve / 2);
        assertThat(sent(governor, Urgency.FEED)).isEqualTo(reserve / 2);
        assertThat(sent(governor, Urgency.CONSENT)).isZero();
        assertThat(governor.standing().usedToday()).isEqualTo(daily);
        assertThat(governor.standing().heldBackUntil()).contains(MIDNIGHT);
    }

    @Test
    void aSpentShareIsOneSentenceThatSaysWhenItGoesOn() {
        Governor governor = governor(10, 4);
        sent(governor, Urgency.LOAD);

        assertThatThrownBy(() -> governor.permit(Urgency.LOAD))
                .isInstanceOfSatisfying(
                        ShareSpent.class, spent -> assertThat(spent.until()).isEqualTo(MIDNIGHT))
                .hasMessage("The daily share of the Marketo API is used up for loads (6 calls of 10);"
                        + " it goes on at 2026-08-15T05:00:00Z, and marketo.daily-share raises it.");
        assertThat(governor.standing().heldBackUntil()).isEmpty();
    }

    @Test
    void theNextDayBeginsAtMidnightInChicago() {
        Governor governor = governor(10, 0);
        sent(governor, Urgency.LIVE);
        time.pass(Duration.ofMinutes(59));
        assertThat(sent(governor, Urgency.LIVE)).isZero();
        time.pass(Duration.ofMinutes(1));

        assertThat(governor.standing().usedToday()).isZero();
        assertThat(sent(governor, Urgency.LIVE)).isEqualTo(10);
        assertThat(governor.standing().resetsAt()).isEqualTo(MIDNIGHT.plus(Duration.ofDays(1)));
    }

    @Test
    void aCleanCloseGivesBackWhatWasBookedAndNotUsed() {
        for (int process = 0; process < 7; process++) {
            try (Governor governor = governor(200, 0)) {
                call(governor, Urgency.LIVE);
            }
        }

        assertThat(governor(200, 0).standing().usedToday()).isEqualTo(7);
    }

    @Test
    void whatAKilledProcessHadBookedCountsAsUsed() {
        call(governor(200, 0), Urgency.LIVE);
        Governor next = governor(200, 0);

        assertThat(next.standing().usedToday()).isEqualTo(DailyShare.BLOCK);
        assertThat(sent(next, Urgency.LIVE)).isEqualTo(200 - DailyShare.BLOCK);
    }

    @Test
    void callsThatWereNotSentDoNotCount() {
        Governor governor = governor(5, 0);
        for (int i = 0; i < 20; i++) {
            governor.permit(Urgency.LIVE).failed();
        }

        assertThat(governor.standing().usedToday()).isZero();
        assertThat(sent(governor, Urgency.LIVE)).isEqualTo(5);
    }

    @Test
    void whenTheApiSaysThatItsDayIsSpentNobodySendsBeforeTheNextNotEvenAfterARestart() {
        Governor governor = governor(1000, 0);
        Permit permit = governor.permit(Urgency.LIVE);
        permit.sent();
        governor.spend(permit);
        permit.failed();

        assertThatThrownBy(() -> governor.permit(Urgency.CONSENT))
                .isInstanceOf(ShareSpent.class)
                .hasMessage("The Marketo API said that its daily quota is used up, whoever used it;"
                        + " it goes on at 2026-08-15T05:00:00Z.");
        governor.close();
        Governor next = governor(1000, 0);
        assertThat(next.standing().heldBackUntil()).contains(MIDNIGHT);
        assertThat(sent(next, Urgency.FEED)).isZero();
        time.pass(Duration.ofHours(1));
        assertThat(sent(next, Urgency.FEED)).isEqualTo(1000);
    }

    @Test
    void twoGovernorsOfOneLedgerNeverExceedTheShareTogether() {
        Governor one = governor(150, 0);
        Governor other = governor(150, 0);
        call(one, Urgency.LIVE);

        assertThat(sent(other, Urgency.LIVE)).isEqualTo(100);
        assertThat(sent(one, Urgency.LIVE)).isEqualTo(49);
    }
}
