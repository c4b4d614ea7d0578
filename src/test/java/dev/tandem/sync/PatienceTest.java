package dev.tandem.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatienceTest {

    private static final Instant NOW = Instant.parse("2026-08-14T12:00:00Z");

    @ParameterizedTest
    @CsvSource({"PT0S, PT15M", "PT10M, PT15M", "PT15M, PT15M", "PT2H, PT2H", "PT23H, PT23H", "P9D, P1D"})
    void waitsAsLongAsItLastedButNeverShorterThanSetNorLongerThanADay(Duration lasted, Duration wait) {
        Patience patience = new Patience(null, Duration.ofMinutes(15));

        assertThat(patience.next(NOW.minus(lasted), NOW)).isEqualTo(NOW.plus(wait));
    }
}
