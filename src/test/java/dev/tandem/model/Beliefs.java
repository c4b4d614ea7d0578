package dev.tandem.model;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * What one field of a record and its person may hold, as far as the model can tell: the possible worlds. A cycle that ran
 * to its end merges each of them; one that was cut off may have done so, or only half.
 */
final class Beliefs {

    /**
     * One possible world.
     *
     * @param dynamics the value there
     * @param marketo the value there
     * @param base the value on which both sides agreed last; null if there is none
     */
    record World(String dynamics, String marketo, String base) {

        boolean agrees() {
            return dynamics.equals(marketo);
        }
    }

    private final Field field;
    private final String winner;
    private final Set<World> worlds = new LinkedHashSet<>();

    /**
     * @param winner {@code dynamics} or {@code marketo}: whose value survives where both changed
     */
    Beliefs(Field field, String winner, World first) {
        this.field = field;
        this.winner = winner;
        worlds.add(first);
    }

    private Beliefs(Field field, String winner, Set<World> worlds) {
        this.field = field;
        this.winner = winner;
        this.worlds.addAll(worlds);
    }

    /** The same field of a record of another stream, which has taken the person over with this value of its own. */
    Beliefs movedTo(String nextWinner, String dynamics) {
        Set<World> next = new LinkedHashSet<>();
        for (World world : worlds) {
            next.add(new World(dynamics, world.marketo(), world.base()));
            World merged = merged(world);
            next.add(new World(dynamics, merged.marketo(), merged.base()));
        }
        return new Beliefs(field, nextWinner, next);
    }

    void editedInDynamics(String value) {
        replace(world -> new World(value, world.marketo(), world.base()));
    }

    void editedInMarketo(String value) {
        replace(world -> new World(world.dynamics(), value, world.base()));
    }

    /** Somebody edits while a cycle is at work: before or after it looked, and it may not look any more. */
    void duringACycle(UnaryOperator<World> edit, boolean marketo) {
        Set<World> next = new LinkedHashSet<>();
        for (World world : worlds) {
            World edited = edit.apply(world);
            next.add(edited);
            next.add(merged(edited));
            next.add(edit.apply(merged(world)));
            if (marketo) {
                // the edit came between our look and our write, which covered it
                covered(world).ifPresent(next::add);
            }
        }
        worlds.clear();
        worlds.addAll(next);
    }

    /** Where Dynamics wins, an edit that our write covered is a conflict that Marketo lost. */
    private Optional<World> covered(World before) {
        World merged = merged(before);
        boolean wrote = !merged.marketo().equals(before.marketo());
        return wrote && winner.equals("dynamics") && !field.consent() ? Optional.of(merged) : Optional.empty();
    }

    /** A cycle ran to its end, and nothing was in its way. */
    void cycled() {
        replace(this::merged);
    }

    /** A cycle ran that may have left anything undone. */
    void perhapsCycled() {
        Set<World> next = new LinkedHashSet<>();
        for (World world : worlds) {
            World merged = merged(world);
            next.add(world);
            next.add(merged);
            // the person was written, the record was not
            next.add(new World(world.dynamics(), merged.marketo(), world.base()));
        }
        worlds.clear();
        worlds.addAll(next);
    }

    /** The two sides were seen with these values; whether that was possible. */
    boolean seen(String dynamics, String marketo) {
        worlds.removeIf(
                world -> !world.dynamics().equals(dynamics) || !world.marketo().equals(marketo));
        return !worlds.isEmpty();
    }

    /** Both sides agree, whatever led there. */
    void agreedOn(String value) {
        worlds.clear();
        worlds.add(new World(value, value, value));
    }

    /** Whether an opt-out must be there: it is, in every possible world. */
    boolean mustBeOut() {
        return worlds.stream().allMatch(world -> merged(world).dynamics().equals("true"));
    }

    private World merged(World world) {
        String result = result(world);
        return new World(result, result, result);
    }

    /** The table of the three-way merge, written down a second time. */
    private String result(World world) {
        String d = world.dynamics();
        String m = world.marketo();
        String b = world.base();
        if (field.consent()) {
            return d.equals("true") || m.equals("true") ? "true" : "false";
        }
        if (d.equals(m)) {
            return d;
        }
        if (b == null) {
            return d.isEmpty() ? m : m.isEmpty() ? d : winners(d, m);
        }
        if (m.equals(b)) {
            return d;
        }
        return d.equals(b) ? m : winners(d, m);
    }

    private String winners(String dynamics, String marketo) {
        return winner.equals("marketo") ? marketo : dynamics;
    }

    private void replace(UnaryOperator<World> change) {
        Set<World> next = new LinkedHashSet<>();
        worlds.forEach(world -> next.add(change.apply(world)));
        worlds.clear();
        worlds.addAll(next);
    }

    @Override
    public String toString() {
        return worlds.toString();
    }
}
