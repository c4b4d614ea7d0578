package dev.tandem.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RateTest {

    /** Steps are {@code seconds:records}; the last number is the seconds until somebody asks. */
    @ParameterizedTest
    @CsvSource({
        "nothing has come yet,                  '',                              10, 0",
        "no time has passed,                    '0:500',                         0,  0",
        "one page,                              '10:5000',                       0,  500",
        "a page and a pause,                    '10:5000',                       10, 250",
        "a steady stream,                       '10:100 10:100 10:100',          0,  10",
        "a fast start is forgotten,             '1:90000 30:60 30:60 30:60',     0,  2",
        "a slow start is forgotten,             '30:3 30:3 30:3000 30:3000',     0,  100",
        "pages that take longer than a minute,  '120:600 120:240',               0,  2",
        "nothing for more than a minute,        '10:5000',                       61, 0"
    })
    void isThatOfTheLastMinute(String what, String steps, int wait, double expected) {
        MovableClock clock = new MovableClock();
        Rate rate = new Rate(clock.instant());
        for (String step : steps.isEmpty() ? new String[0] : steps.split(" ", -1)) {
            String[] parts = step.split(":", 2);
            clock.advance(Duration.ofSeconds(Long.parseLong(parts[0])));
            rate.add(clock.instant(), Long.parseLong(parts[1]));
        }
        clock.advance(Duration.ofSeconds(wait));

        assertThat(rate.perSecond(clock.instant())).as(what).isEqualTo(expected);
    }
}
