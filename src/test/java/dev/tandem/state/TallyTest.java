package dev.tandem.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class TallyTest {

    @Property
    void addsUpWhenItsPartsDo(@ForAll("balanced") Tally one, @ForAll("balanced") Tally other) {
        assertThat(one.addsUp()).isTrue();
        assertThat(one.plus(other).addsUp()).isTrue();
    }

    @Property
    void doesNotAddUpWhenARecordWasLost(@ForAll("balanced") Tally tally) {
        Tally more = new Tally(tally.read() + 1, tally.applied(), tally.unchanged(), tally.skipped(), tally.failed());
        assertThat(more.addsUp()).isFalse();
    }

    @Property
    void sumsInAnyOrder(@ForAll("balanced") Tally one, @ForAll("balanced") Tally two, @ForAll("balanced") Tally three) {
        assertThat(one.plus(two)).isEqualTo(two.plus(one));
        assertThat(one.plus(two).plus(three)).isEqualTo(one.plus(two.plus(three)));
    }

    @Property
    void isUnchangedByNothing(@ForAll("balanced") Tally tally) {
        assertThat(tally.plus(Tally.EMPTY)).isEqualTo(tally);
    }

    @Example
    void leavesOutReasonsThatCountNothing() {
        assertThat(new Tally(0, 0, 0, Map.of("filter", 0L), Map.of("1004", 0L))).isEqualTo(Tally.EMPTY);
    }

    @Example
    void refusesNegativeCounts() {
        assertThatThrownBy(() -> new Tally(-1, 0, 0, Map.of(), Map.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Tally(0, 0, 0, Map.of("filter", -1L), Map.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Provide
    Arbitrary<Tally> balanced() {
        Arbitrary<Long> count = Arbitraries.longs().between(0, 1_000_000);
        Arbitrary<Map<String, Long>> reasons = Arbitraries.maps(Arbitraries.of("filter", "1004", "no-email"), count);
        return Combinators.combine(count, count, reasons, reasons)
                .as((applied, unchanged, skipped, failed) -> new Tally(
                        applied + unchanged + sum(skipped) + sum(failed), applied, unchanged, skipped, failed));
    }

    private static long sum(Map<String, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}
