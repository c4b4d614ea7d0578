package dev.tandem.state;

import static dev.tandem.state.Some.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.governor.Ledger.Booked;
import dev.tandem.governor.Ledger.Day;
import dev.tandem.governor.Ledger.Recent;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

class ApiCallsTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 8, 14);

    @OnEachEngine
    void booksAsManyAsTheLimitLeaves(State state) {
        ApiCalls calls = state.apiCalls();

        assertThat(calls.look("marketo", TODAY)).isEqualTo(new Day(0, false));
        assertThat(calls.book("marketo", TODAY, 50, 80)).isEqualTo(new Booked(50, new Day(50, false)));
        assertThat(calls.book("marketo", TODAY, 50, 80)).isEqualTo(new Booked(30, new Day(80, false)));
        assertThat(calls.book("marketo", TODAY, 50, 80)).isEqualTo(new Booked(0, new Day(80, false)));
        // a limit that was lowered meanwhile
        assertThat(calls.book("marketo", TODAY, 50, 10)).isEqualTo(new Booked(0, new Day(80, false)));
        calls.giveBack("marketo", TODAY, 20);
        assertThat(calls.look("marketo", TODAY)).isEqualTo(new Day(60, false));
    }

    @OnEachEngine
    void countsEachApiAndDayByItself(State state) {
        ApiCalls calls = state.apiCalls();
        calls.book("marketo", TODAY, 5, 80);

        assertThat(calls.look("dynamics", TODAY)).isEqualTo(new Day(0, false));
        assertThat(calls.look("marketo", TODAY.plusDays(1))).isEqualTo(new Day(0, false));
    }

    @OnEachEngine
    void booksNothingOnADayThatIsSpent(State state) {
        ApiCalls calls = state.apiCalls();
        calls.spend("marketo", TODAY);

        assertThat(calls.book("marketo", TODAY, 5, 80)).isEqualTo(new Booked(0, new Day(0, true)));
        assertThat(calls.book("marketo", TODAY.plusDays(1), 5, 80).taken()).isEqualTo(5);
    }

    @OnEachEngine
    void whoeverBooksAtTheSameTimeNeverExceedsTheLimitTogether(State state) throws Exception {
        ApiCalls calls = state.apiCalls();
        calls.book("marketo", TODAY, 0, 100);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        long taken = 0;
        try {
            List<Future<Booked>> bookings = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                bookings.add(threads.submit(() -> calls.book("marketo", TODAY, 3, 100)));
            }
            for (Future<Booked> booking : bookings) {
                taken += booking.get().taken();
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(taken).isEqualTo(100);
        assertThat(calls.look("marketo", TODAY).calls()).isEqualTo(100);
    }

    @OnEachEngine
    void keepsWhatAWindowStillCounts(State state) {
        ApiCalls calls = state.apiCalls();

        assertThat(calls.recent("marketo")).isEqualTo(Recent.NONE);
        calls.keep("marketo", new Recent(3, NOON));
        calls.keep("marketo", new Recent(7, NOON.plusSeconds(1)));
        assertThat(calls.recent("marketo")).isEqualTo(new Recent(7, NOON.plusSeconds(1)));
        assertThat(calls.recent("dynamics")).isEqualTo(Recent.NONE);
    }

    @OnEachEngine
    void forgetsOldDays(State state) {
        ApiCalls calls = state.apiCalls();
        calls.book("marketo", TODAY.minusDays(1), 1, 9);
        calls.book("marketo", TODAY, 2, 9);

        assertThat(state.<Integer>transaction(tx -> calls.forget(tx, TODAY))).isEqualTo(1);
        assertThat(calls.look("marketo", TODAY.minusDays(1)).calls()).isZero();
        assertThat(calls.look("marketo", TODAY).calls()).isEqualTo(2);
    }
}
