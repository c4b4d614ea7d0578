package dev.tandem.sandbox.office;

import dev.tandem.sandbox.http.Office;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An office whose sellers and marketers make small edits in both systems, one after another, through the same rules as
 * every client of the APIs. Each edit is one line of the log, with the names of fields and the ids of records, never a
 * value. Nobody works before {@link #begin}.
 */
public final class SimulatedOffice implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SimulatedOffice.class);

    /** After so many scenes the nudge is given, so that edits of both sides meet in one cycle. */
    private static final int SCENES_PER_NUDGE = 3;

    private final Office dynamics;
    private final Office marketo;
    private Optional<Shift> shift = Optional.empty();
    private boolean open;

    /** The office of these two systems. */
    public SimulatedOffice(Office dynamics, Office marketo) {
        this.dynamics = dynamics;
        this.marketo = marketo;
    }

    /** The people at work. */
    private static final class Shift {

        private final OfficePlan plan;
        private final Scenes scenes;
        private final ScheduledExecutorService clock;
        private boolean ready;
        private int played;

        Shift(OfficePlan plan, Scenes scenes, ScheduledExecutorService clock) {
            this.plan = plan;
            this.scenes = scenes;
            this.clock = clock;
        }

        boolean begins() {
            ready = ready || plan.ready().getAsBoolean();
            return ready;
        }

        void play() {
            scenes.play();
            played++;
            if (played % SCENES_PER_NUDGE == 0) {
                plan.nudge().run();
            }
        }
    }

    /** Lets the people work from now on, at the plan's pace. */
    public synchronized void begin(OfficePlan plan) {
        close();
        ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "office");
            thread.setDaemon(true);
            return thread;
        });
        attend(plan, clock);
        long pause = plan.pause().toMillis();
        Future<?> ignored = clock.scheduleWithFixedDelay(this::beat, pause, pause, TimeUnit.MILLISECONDS);
    }

    /** The people are there, and {@link #beat} makes them work. */
    synchronized void attend(OfficePlan plan, ScheduledExecutorService clock) {
        Random random = new Random(plan.seed());
        Sales sales = new Sales(new Screen(dynamics), random);
        Marketers marketers = new Marketers(new Screen(marketo), random);
        shift = Optional.of(new Shift(plan, new Scenes(sales, marketers, random, LOG::info), clock));
        open = true;
    }

    /** Plays one scene, if the people are at work and the systems are ready. */
    synchronized void beat() {
        if (!open || shift.isEmpty()) {
            return;
        }
        try {
            if (shift.get().begins()) {
                shift.get().play();
            }
        } catch (Screen.Declined declined) {
            LOG.info("office: {}", declined.getMessage());
        } catch (RuntimeException mistake) {
            LOG.warn("The simulated office could not go on with an edit; it makes the next one.", mistake);
        }
    }

    /** Whether people work, or will as soon as the systems are ready. */
    public synchronized boolean running() {
        return open;
    }

    /**
     * Sends the people home, after what they are just doing, or lets them go on.
     *
     * @throws IllegalStateException with a sentence, if they shall go on and never began
     */
    public synchronized void running(boolean on) {
        if (on && shift.isEmpty()) {
            throw new IllegalStateException(
                    "Nobody works in this sandbox; 'run' on the sandbox with sandbox.office=true brings people.");
        }
        open = on;
    }

    /** Everybody goes home for good. */
    @Override
    public synchronized void close() {
        open = false;
        shift.ifPresent(one -> one.clock.shutdownNow());
        shift = Optional.empty();
    }
}
