package dev.tandem.sandbox.marketo.bulk;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Jobs that are worked off in the order of their coming, two at a time (Adobe, "Bulk Import", "Bulk Extract"). Nothing
 * works in the background: whoever looks lets it catch up with the clock first. All times are in seconds since 1970.
 *
 * @param <J> the kind of job
 */
final class JobQueue<J extends JobQueue.Job> {

    private static final int RUNNING = 2;
    private static final int LONGEST = 10;

    private final Deque<J> waiting = new ArrayDeque<>();
    private final List<Running<J>> running = new ArrayList<>();
    private int freedAt;

    /** A job of a queue. */
    interface Job {

        /** When it can begin at the earliest. */
        int readyAt();

        /** Begins; when it will be done. */
        int begin(int at);

        /** Does what is due by now. */
        void progress(int now);

        /** Is done. */
        void finish(int at);
    }

    private record Running<J>(J job, int end) {}

    /** Whether no job can come any more: ten are there, those that run among them. */
    boolean isFull() {
        return waiting.size() + running.size() >= LONGEST;
    }

    /** All jobs that are not done. */
    List<J> pending() {
        List<J> all = new ArrayList<>(waiting);
        running.forEach(each -> all.add(each.job()));
        return all;
    }

    void add(J job) {
        waiting.add(job);
    }

    /** Takes a job out; what runs gives way to the next. */
    void remove(J job, int now) {
        waiting.remove(job);
        if (running.removeIf(each -> each.job().equals(job))) {
            freedAt = Math.max(freedAt, now);
        }
    }

    void clear() {
        waiting.clear();
        running.clear();
    }

    /** Does all that was due until now. */
    void catchUp(int now) {
        boolean moved = true;
        while (moved) {
            moved = step(now);
        }
        running.forEach(each -> each.job().progress(now));
    }

    private boolean step(int now) {
        Optional<Running<J>> first = running.stream().min(Comparator.comparingInt(Running::end));
        if (running.size() < RUNNING && !waiting.isEmpty()) {
            int begin = Math.max(waiting.element().readyAt(), freedAt);
            if (begin <= now && (first.isEmpty() || begin <= first.get().end())) {
                J next = waiting.remove();
                running.add(new Running<>(next, next.begin(begin)));
                return true;
            }
        }
        if (first.isEmpty() || first.get().end() > now) {
            return false;
        }
        running.remove(first.get());
        freedAt = Math.max(freedAt, first.get().end());
        first.get().job().finish(first.get().end());
        return true;
    }
}
