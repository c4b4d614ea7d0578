package dev.tandem.sandbox.http;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * The last calls to the two imitated services, without what they carried: no query, no header, no body. Like every
 * recorder it does not hear of lines that break. Thread-safe.
 */
public final class Journal implements Recorder {

    private static final int KEPT = 1_000;

    private final Deque<Entry> entries = new ArrayDeque<>();
    private long last;

    /**
     * One call.
     *
     * @param number its number since the sandbox started
     * @param method the verb
     * @param path the path
     * @param operation what it asked for, in the vendor's words
     * @param status the HTTP status of its answer
     * @param refusal the vendor's code when it was refused as a whole, else empty
     */
    public record Entry(long number, String method, String path, String operation, int status, String refusal) {}

    @Override
    public synchronized void record(Call call, Reply reply) {
        entries.add(
                new Entry(++last, call.method(), call.path(), reply.operation(), reply.status(), reply.rejection()));
        if (entries.size() > KEPT) {
            entries.remove();
        }
    }

    /** The last calls, the oldest first; a thousand at most. */
    public synchronized List<Entry> entries() {
        return List.copyOf(entries);
    }

    /** Forgets all calls; the numbers go on. */
    public synchronized void clear() {
        entries.clear();
    }
}
