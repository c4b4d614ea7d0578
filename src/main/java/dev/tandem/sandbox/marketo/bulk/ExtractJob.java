package dev.tandem.sandbox.marketo.bulk;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * One extract: {@code Created}, {@code Queued} once somebody enqueues it, {@code Processing}, {@code Completed}, or
 * {@code Cancelled}. Its file is written when it is processed. All times are in seconds since 1970.
 */
final class ExtractJob implements JobQueue.Job {

    private static final int QUEUED_SECONDS = 5;
    private static final int PROCESSING_SECONDS = 30;
    private static final int REFRESH_SECONDS = 60;

    private final Ordered ordered;
    private final ExtractFile writer;
    private Optional<Integer> queuedAt = Optional.empty();
    private Optional<Integer> startedAt = Optional.empty();
    private Optional<Integer> finishedAt = Optional.empty();
    private boolean cancelled;
    private ExtractFile.Written file = ExtractFile.Written.NOTHING;
    private String checksum = "";
    private long size;

    /**
     * What was ordered.
     *
     * @param exportId the id of the job
     * @param kind what is extracted: {@code leads}, {@code activities} or {@code customobjects/<API name>}
     * @param user the API-only user that ordered it, who alone sees it
     * @param format the format of the file
     * @param at when it was ordered
     */
    record Ordered(String exportId, String kind, String user, FileFormat format, int at) {}

    /** What a job is at a moment. */
    enum State {
        CREATED("Created"),
        QUEUED("Queued"),
        PROCESSING("Processing"),
        COMPLETED("Completed"),
        CANCELLED("Cancelled");

        private final String word;

        State(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    ExtractJob(Ordered ordered, ExtractFile writer) {
        this.ordered = ordered;
        this.writer = writer;
    }

    Ordered ordered() {
        return ordered;
    }

    void enqueue(int at) {
        queuedAt = Optional.of(at);
    }

    void cancel() {
        cancelled = true;
    }

    @Override
    public int readyAt() {
        return queuedAt.orElseThrow() + QUEUED_SECONDS;
    }

    @Override
    public int begin(int at) {
        startedAt = Optional.of(at);
        return at + PROCESSING_SECONDS;
    }

    @Override
    public void progress(int now) {
        // the file appears as a whole at the end, never in parts
    }

    @Override
    public void finish(int at) {
        file = writer.write(ordered.format());
        checksum = "sha256:" + HexFormat.of().formatHex(sha256().digest(file.content()));
        size = file.content().length;
        finishedAt = Optional.of(at);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    /** What it is at a moment that is not in the future. */
    State stateAt(int moment) {
        if (cancelled) {
            return State.CANCELLED;
        }
        if (isBy(finishedAt, moment)) {
            return State.COMPLETED;
        }
        if (isBy(startedAt, moment)) {
            return State.PROCESSING;
        }
        return isBy(queuedAt, moment) ? State.QUEUED : State.CREATED;
    }

    /** The last moment at which its status was renewed: on the minute after it was enqueued. */
    int refreshedAt(int now) {
        int since = queuedAt.orElse(now);
        return now - (now - since) % REFRESH_SECONDS;
    }

    private static boolean isBy(Optional<Integer> at, int moment) {
        return at.filter(each -> each <= moment).isPresent();
    }

    Optional<Integer> queuedAt() {
        return queuedAt;
    }

    Optional<Integer> startedAt() {
        return startedAt;
    }

    Optional<Integer> finishedAt() {
        return finishedAt;
    }

    /** The file; empty until the job is completed. */
    byte[] content() {
        return file.content();
    }

    /** The size of the file in bytes, be it kept or not. */
    long size() {
        return size;
    }

    /** How many records the file has, without its header. */
    int records() {
        return file.records();
    }

    /** The SHA-256 of the file as Marketo writes it; empty until the job is completed. */
    String checksum() {
        return checksum;
    }

    /** Drops the file, whose time is over. */
    void forgetFile() {
        file = new ExtractFile.Written(new byte[0], file.records());
    }
}
