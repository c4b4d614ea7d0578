package dev.tandem.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Whatever is tried from whatever revision, a checkpoint moves exactly when the revision is the present one. */
class CheckpointCompareAndSetTest {

    private static final Map<Engine, State> STATES = new HashMap<>();

    @BeforeContainer
    static void openStates() {
        for (Engine engine : Engine.values()) {
            STATES.put(engine, engine.open());
        }
    }

    @AfterContainer
    static void closeStates() {
        STATES.values().forEach(State::close);
        STATES.clear();
    }

    @Property(tries = 40)
    void movesExactlyFromThePresentRevision(
            @ForAll Engine engine, @ForAll @Size(max = 40) List<@IntRange(max = 17) Integer> choices) {
        State state = STATES.get(engine);
        String salt = "try" + state.<Long>transaction(tx -> state.runs().begin(tx, Some.NOON)) + "-";
        Map<String, Long> revisions = new HashMap<>();
        List<Boolean> moved = new ArrayList<>();
        List<Boolean> expected = new ArrayList<>();
        for (int choice : choices) {
            String stream = salt + choice % 3;
            long from = choice / 3;
            boolean present = revisions.getOrDefault(stream, 0L) == from;
            expected.add(present);
            moved.add(advance(state, stream, from));
            if (present) {
                revisions.put(stream, from + 1);
            }
        }
        assertThat(moved).isEqualTo(expected);
        revisions.forEach((stream, revision) ->
                state.run(tx -> assertThat(state.checkpoints().find(tx, stream))
                        .map(Checkpoint::revision)
                        .contains(revision)));
    }

    private static boolean advance(State state, String stream, long from) {
        Checkpoint to =
                new Checkpoint(stream, Checkpoint.Phase.TRACKING, "p" + from, null, null, null, 0, 1, null, from);
        try {
            state.run(tx -> state.checkpoints().advance(tx, to));
            return true;
        } catch (CheckpointMoved e) {
            return false;
        }
    }
}
