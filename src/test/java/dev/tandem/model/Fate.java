package dev.tandem.model;

import dev.tandem.sandbox.http.Call;
import dev.tandem.sandbox.http.LineWatch;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;

/**
 * Decides when the process dies, and what other people do meanwhile. Its moments are counted: before and after each call to
 * one of the two systems, before and after each commit of the state. A dead process reaches neither the systems nor its
 * state any more, whatever its threads still try; what it had not committed is undone.
 */
final class Fate implements LineWatch {

    /** Marketo may work for 90 seconds on a call whose answer is lost (Marketo reference, section 3). */
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Set<Connection> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger moments = new AtomicInteger();
    private final AtomicInteger transactions = new AtomicInteger();
    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicInteger writes = new AtomicInteger();
    private final AtomicReference<Throwable> trouble = new AtomicReference<>();
    private volatile Plan plan = Plan.PEACE;
    private volatile boolean dead;
    private volatile Predicate<Call> lateCall = Fate::never;

    /**
     * What is to happen.
     *
     * @param death the moment at which the process dies; beyond the last one it lives
     * @param meanwhile what other people do, by the moment at which they do it
     * @param overtaken the transaction before which the process stands still
     * @param overtaking what another process does then
     * @param lastCall the call during which the process dies, and which takes effect a minute later
     * @param lostWrite the call that writes persons whose line breaks, and which takes effect a minute later
     */
    record Plan(
            int death,
            Map<Integer, Runnable> meanwhile,
            int overtaken,
            Runnable overtaking,
            int lastCall,
            int lostWrite) {

        private static final int NEVER = Integer.MAX_VALUE;

        static final Plan PEACE = new Plan(NEVER, Map.of());

        Plan(int death, Map<Integer, Runnable> meanwhile) {
            this(death, meanwhile, NEVER, () -> {}, NEVER, NEVER);
        }

        /** The process stands still before that transaction while another one does this. */
        static Plan overtaken(int transaction, Runnable other) {
            return new Plan(NEVER, Map.of(), transaction, other, NEVER, NEVER);
        }

        /** The process dies during that call, at which the service works on. */
        static Plan cutOff(int call) {
            return new Plan(NEVER, Map.of(), NEVER, () -> {}, call, NEVER);
        }

        /** The line of that call breaks, which writes persons; the process lives. */
        static Plan lost(int write) {
            return new Plan(NEVER, Map.of(), NEVER, () -> {}, NEVER, write);
        }
    }

    /** Counts from here on. */
    void begin(Plan next) {
        moments.set(0);
        transactions.set(0);
        calls.set(0);
        writes.set(0);
        plan = next;
    }

    /** Whether the process died; nothing else happens until the next plan. */
    boolean end() {
        plan = Plan.PEACE;
        if (trouble.get() != null) {
            throw new AssertionError("in the middle of a cycle", trouble.get());
        }
        return dead;
    }

    /** A new process begins. */
    void revive() {
        dead = false;
    }

    /** Another moment; whether the process is dead now. */
    boolean strikes() {
        if (dead) {
            return true;
        }
        Plan now = plan;
        int moment = moments.incrementAndGet();
        Runnable action = now.meanwhile().get(moment);
        if (action != null) {
            act(action);
        }
        if (moment == now.death()) {
            die();
        }
        return dead;
    }

    private void act(Runnable action) {
        try {
            action.run();
        } catch (RuntimeException | AssertionError failed) {
            trouble.compareAndSet(null, failed);
        }
    }

    private void die() {
        dead = true;
        open.forEach(Fate::cut);
        open.clear();
    }

    private static void cut(Connection connection) {
        try {
            connection.rollback();
            connection.close();
        } catch (SQLException gone) {
            // it was closed already
        }
    }

    boolean isDead() {
        return dead;
    }

    void opened(Connection connection) {
        open.add(connection);
    }

    void closed(Connection connection) {
        open.remove(connection);
    }

    /** A transaction is about to begin; it holds no lock yet. */
    void begins() {
        Plan now = plan;
        if (transactions.incrementAndGet() == now.overtaken()) {
            plan = Plan.PEACE;
            act(now.overtaking());
        }
    }

    @Override
    public boolean breaksBefore(String api, String operation) {
        if (calls.incrementAndGet() == plan.lastCall() && !dead) {
            die();
            lateCall = Fate::always;
        }
        if (operation.equals("Sync Leads") && writes.incrementAndGet() == plan.lostWrite()) {
            lateCall = Fate::always;
            return true;
        }
        return strikes();
    }

    private static boolean never(Call call) {
        return false;
    }

    private static boolean always(Call call) {
        return true;
    }

    @Override
    public Optional<Duration> worksOn(Call call) {
        boolean late = lateCall.test(call);
        lateCall = Fate::never;
        return late ? Optional.of(MINUTE) : Optional.empty();
    }

    @Override
    public boolean breaksAfter(String api, String operation) {
        return strikes();
    }
}
