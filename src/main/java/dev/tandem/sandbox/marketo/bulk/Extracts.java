package dev.tandem.sandbox.marketo.bulk;

import dev.tandem.sandbox.http.AllowanceBook;
import dev.tandem.sandbox.marketo.store.Database;
import dev.tandem.sandbox.marketo.wire.ErrorCode;
import dev.tandem.sandbox.marketo.wire.OpenPoint;
import dev.tandem.sandbox.marketo.wire.Refusal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * All extracts, of whatever kind, in one queue with one daily allowance. A job is seen by the user alone that made it:
 * its status for 30 days, its file for seven. They do not outlive a restart. The database's lock guards them.
 */
public final class Extracts {

    private static final int DAY = 24 * 3600;
    private static final int STATUS_DAYS = 30;
    private static final int LISTED_DAYS = 7;
    private static final int FILE_DAYS = 7;
    private static final int LONG_FILE_DAYS = 10;
    private static final long MEGABYTE = 1024L * 1024;

    private final Database database;
    private final AllowanceBook allowances;
    private final Map<String, ExtractJob> jobs = new LinkedHashMap<>();
    private final JobQueue<ExtractJob> queue = new JobQueue<>();
    private int created;

    /** Extracts from this database. */
    public Extracts(Database database, AllowanceBook allowances) {
        this.database = database;
        this.allowances = allowances;
    }

    Database database() {
        return database;
    }

    /** Lets the extracts catch up with the clock. */
    public void catchUp() {
        int now = database.now();
        queue.catchUp(now);
        int fileDays = database.behaves(OpenPoint.EXTRACT_FILES, "seven-days") ? FILE_DAYS : LONG_FILE_DAYS;
        for (ExtractJob job : jobs.values()) {
            if (job.finishedAt().filter(at -> at + fileDays * DAY <= now).isPresent()) {
                job.forgetFile();
            }
        }
        jobs.values().removeIf(job -> job.ordered().at() + STATUS_DAYS * DAY <= now);
    }

    /** Forgets all extracts. */
    public void clear() {
        jobs.clear();
        queue.clear();
        created = 0;
    }

    /** Makes a job; 1029 when the day's allowance is used up. */
    ExtractJob create(String kind, String user, FileFormat format, ExtractFile file) {
        checkAllowance();
        String id = UUID.nameUUIDFromBytes(("extract " + ++created + " " + user).getBytes(StandardCharsets.UTF_8))
                .toString();
        ExtractJob job = new ExtractJob(new ExtractJob.Ordered(id, kind, user, format, database.now()), file);
        jobs.put(id, job);
        return job;
    }

    /** Enqueues a job; 1029 when it is queued already, the queue is full, or the day's allowance is used up. */
    void enqueue(ExtractJob job) {
        if (job.stateAt(database.now()) != ExtractJob.State.CREATED) {
            throw new Refusal(ErrorCode.EXPORT_QUOTA, "Job already queued");
        }
        if (queue.isFull()) {
            throw new Refusal(ErrorCode.EXPORT_QUOTA, "Too many jobs in queue");
        }
        checkAllowance();
        job.enqueue(database.now());
        queue.add(job);
    }

    /** Cancels a job that is not done; 1003 for one that is. */
    void cancel(ExtractJob job) {
        ExtractJob.State state = job.stateAt(database.now());
        if (state == ExtractJob.State.COMPLETED || state == ExtractJob.State.CANCELLED) {
            throw new Refusal(ErrorCode.INVALID_DATA, "A job that is " + state.word() + " cannot be cancelled");
        }
        queue.remove(job, database.now());
        job.cancel();
    }

    private void checkAllowance() {
        long allowed = allowances.now().dailyExtract();
        LocalDate today = day(database.now());
        long used = jobs.values().stream()
                .filter(job ->
                        job.finishedAt().filter(at -> day(at).equals(today)).isPresent())
                .mapToLong(ExtractJob::size)
                .sum();
        if (used >= allowed) {
            throw new Refusal(ErrorCode.EXPORT_QUOTA, "Export daily quota " + allowed / MEGABYTE + "MB exceeded.");
        }
    }

    private LocalDate day(int second) {
        return database.quotaDay().of(Instant.ofEpochSecond(second));
    }

    /** The job with this id, if it is one of this kind and of this user. */
    Optional<ExtractJob> find(String kind, String user, String id) {
        return Optional.ofNullable(jobs.get(id))
                .filter(job -> job.ordered().kind().equals(kind)
                        && job.ordered().user().equals(user));
    }

    /** The jobs of this kind and user from the last seven days. */
    List<ExtractJob> list(String kind, String user) {
        List<ExtractJob> found = new ArrayList<>();
        for (ExtractJob job : jobs.values()) {
            if (job.ordered().kind().equals(kind)
                    && job.ordered().user().equals(user)
                    && job.ordered().at() > database.now() - LISTED_DAYS * DAY) {
                found.add(job);
            }
        }
        return found;
    }
}
