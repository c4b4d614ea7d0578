package dev.tandem.state;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class FingerprintsTest {

    private final Fingerprints fingerprints = new Fingerprints("0123456789abcdef0123456789abcdef".getBytes(US_ASCII));

    /** Fixed values, computed apart from this program: a change of the format would make every base unknown. */
    @Example
    void keepsItsFormat() {
        assertThat(fingerprints.of("contacts", "jobtitle", "Käufer 😀")).isEqualTo(5783107088531439690L);
        assertThat(fingerprints.of("contacts", null, "")).isEqualTo(2729910152899210753L);
    }

    @Example
    void tellsNothingFromTheEmptyText() {
        assertThat(fingerprints.of((String) null))
                .isNotEqualTo(fingerprints.of(""))
                .isNotEqualTo(fingerprints.of());
    }

    @Example
    void tellsUnpairedSurrogatesApart() {
        assertThat(fingerprints.of("\ud83d")).isNotEqualTo(fingerprints.of("\ud83e"));
    }

    @Example
    void dependsOnTheKey() {
        Fingerprints other = new Fingerprints("0123456789abcdef0123456789abcdeF".getBytes(US_ASCII));
        assertThat(other.of("a")).isNotEqualTo(fingerprints.of("a"));
    }

    @Property
    void isEqualExactlyForEqualParts(@ForAll("parts") List<String> one, @ForAll("parts") List<String> other) {
        assertThat(fingerprints.of(one) == fingerprints.of(other)).isEqualTo(one.equals(other));
        assertThat(fingerprints.of(one)).isEqualTo(fingerprints.of(one.toArray(new String[0])));
    }

    @Example
    void isTheSameInEveryThread() {
        Map<Integer, Long> expected = new HashMap<>();
        IntStream.range(0, 2_000).forEach(n -> expected.put(n, fingerprints.of("value", Integer.toString(n))));

        assertThat(IntStream.range(0, 2_000)
                        .parallel()
                        .filter(n -> fingerprints.of("value", Integer.toString(n)) != expected.get(n)))
                .isEmpty();
    }

    /** Short texts of few characters, so that lists that differ only in where a part ends are common. */
    @Provide
    Arbitrary<List<String>> parts() {
        return Arbitraries.of(Arrays.asList(null, "", "a", "b", "ab", "ba", "\0", "é", "a\0"))
                .list()
                .ofMaxSize(4);
    }
}
