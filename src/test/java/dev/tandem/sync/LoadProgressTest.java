package dev.tandem.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoadProgressTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "45000  | 200000 | 2350   | 45,000 of 200,000 copied, 2,350 a second, 1 min 6 s left",
                "45000  |        | 2350   | 45,000 copied, 2,350 a second",
                "0      | 200000 | 0      | 0 of 200,000 copied",
                "0      |        | 0      | 0 copied",
                "45000  | 44999  | 10     | 45,000 copied, 10 a second",
                "45000  | 45000  | 10     | 45,000 of 45,000 copied, 10 a second, 0 s left",
                "100    | 159    | 1      | 100 of 159 copied, 1 a second, 59 s left",
                "100    | 160    | 1      | 100 of 160 copied, 1 a second, 1 min 0 s left",
                "0      | 7260   | 1      | 0 of 7,260 copied, 1 a second, 2 h 1 min left",
                "10     | 20     | 0.5    | 10 of 20 copied, less than 1 a second, 20 s left",
                "0      | 7200000| 1      | 0 of 7,200,000 copied, 1 a second, 2,000 h 0 min left"
            })
    void saysWhatIsKnown(long done, Long total, double perSecond, String text) {
        OptionalLong all = total == null ? OptionalLong.empty() : OptionalLong.of(total);

        assertThat(new LoadProgress(done, all, perSecond).text()).isEqualTo(text);
    }
}
