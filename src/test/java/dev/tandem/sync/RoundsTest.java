package dev.tandem.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.state.Checkpoint;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoundsTest {

    private final Map<String, Checkpoint> checkpoints = new HashMap<>();
    private final Map<String, Integer> slices = new HashMap<>();
    private final Set<String> failed = new HashSet<>();
    private boolean decidable;

    /** {@code new:3} was never copied and takes three slices, {@code again:2} was copied once, {@code tracking} is done. */
    private void stands(String stream, String standing) {
        String[] parts = standing.split(":", 2);
        Checkpoint first = Checkpoint.firstLoad(stream, MovableClock.START, "columns");
        Checkpoint copied = first.withLastPage("delta", 1).tracking("delta");
        switch (parts[0]) {
            case "tracking" -> checkpoints.put(stream, copied);
            case "again" -> checkpoints.put(stream, copied.nextLoad(MovableClock.START, "more columns"));
            default -> assertThat(parts[0]).isEqualTo("new");
        }
        slices.put(stream, parts.length == 1 ? 0 : Integer.parseInt(parts[1]));
    }

    private void takeTurn(String stream) {
        Checkpoint at = Optional.ofNullable(checkpoints.get(stream))
                .orElseGet(() -> Checkpoint.firstLoad(stream, MovableClock.START, "columns"));
        int left = slices.merge(stream, -1, Integer::sum);
        checkpoints.put(stream, left > 0 ? at.withNextPage("next", 1) : at.tracking("delta"));
    }

    private List<String> walk(String... streams) {
        Rounds rounds = new Rounds(
                List.of(streams),
                stream -> Optional.ofNullable(checkpoints.get(stream)),
                failed::contains,
                () -> decidable);
        List<String> turns = new ArrayList<>();
        while (rounds.hasNext()) {
            assertThat(rounds.hasNext()).isTrue();
            String stream = rounds.next();
            turns.add(stream);
            if (slices.getOrDefault(stream, 0) < 0 && !checkpoints.containsKey(stream)) {
                failed.add(stream);
            } else {
                takeTurn(stream);
            }
        }
        assertThatThrownBy(rounds::next).isInstanceOf(NoSuchElementException.class);
        return turns;
    }

    @ParameterizedTest
    @CsvSource({
        "tracking, tracking, tracking, u a c",
        "new:1,    new:1,    new:1,    u a c",
        "new:1,    new:1,    new:3,    u a c u a c u a c",
        "new:1,    new:2,    new:2,    u a u a c u a c",
        "new:3,    new:1,    new:1,    u u u a c",
        "new:2,    tracking, new:1,    u a u a c",
        "tracking, again:3,  tracking, u a c u a c u a c",
        "tracking, again:2,  new:1,    u a u a c",
        "tracking, again:2,  again:3,  u a c u a c u a c",
        "tracking, new:2,    again:2,  u a c u a c"
    })
    void beginsAnotherRoundWhileALoadIsUnfinished(String users, String accounts, String contacts, String turns) {
        stands("u", users);
        stands("a", accounts);
        stands("c", contacts);

        assertThat(walk("u", "a", "c")).containsExactly(turns.split(" ", -1));
    }

    @Test
    void loopsOverOneStreamAlone() {
        stands("c", "new:3");

        assertThat(walk("c")).containsExactly("c", "c", "c");
    }

    @Test
    void givesAStreamThatFailedNoFurtherTurnAndDoesNotWaitForIt() {
        stands("u", "tracking");
        slices.put("a", -1);
        stands("c", "new:2");

        assertThat(walk("u", "a", "c")).containsExactly("u", "a", "c", "u", "c");
    }

    @Test
    void doesNotBeginAnotherRoundForALoadThatFailedHalfway() {
        stands("u", "tracking");
        stands("a", "new:9");
        failed.add("a");
        checkpoints.put("a", Checkpoint.firstLoad("a", MovableClock.START, "columns"));

        assertThat(walk("u", "a")).containsExactly("u");
    }

    @Test
    void settlesInOneMoreRoundWhatCanBeDecidedWhenAllIsLoaded() {
        stands("a", "new:1");
        stands("c", "new:2");
        decidable = true;

        assertThat(walk("a", "c")).containsExactly("a", "c", "a", "c", "a", "c");
    }

    @Test
    void endsWhereThereIsNoStream() {
        assertThat(walk()).isEmpty();
    }
}
