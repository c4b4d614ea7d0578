package dev.tandem.sandbox.marketo.bulk;

import dev.tandem.sandbox.marketo.store.Database;
import dev.tandem.sandbox.marketo.wire.ErrorCode;
import dev.tandem.sandbox.marketo.wire.OpenPoint;
import dev.tandem.sandbox.marketo.wire.Refusal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All imports. Those of persons and of custom objects share a queue by default; their numbers
 * are forgotten after seven days. They do not outlive a restart. The database's lock guards them.
 */
public final class Imports {

    private static final int FIRST = 1001;
    private static final int KEPT_SECONDS = 7 * 24 * 3600;

    private final Database database;
    private final Map<Integer, ImportJob> jobs = new LinkedHashMap<>();
    private final JobQueue<ImportJob> persons = new JobQueue<>();
    private final JobQueue<ImportJob> objects = new JobQueue<>();
    private int next = FIRST;

    /** Imports into this database. */
    public Imports(Database database) {
        this.database = database;
    }

    Database database() {
        return database;
    }

    /** Lets the imports catch up with the clock. */
    public void catchUp() {
        persons.catchUp(database.now());
        objects.catchUp(database.now());
        jobs.values().removeIf(job -> job.ordered().at() + KEPT_SECONDS <= database.now());
    }

    /** Forgets all imports; what they have not done stays undone. */
    public void clear() {
        jobs.clear();
        persons.clear();
        objects.clear();
        next = FIRST;
    }

    /**
     * Queues an import.
     *
     * @param object the API name of the custom object; empty for persons
     * @param list the number of the static list; 0 for none
     * @throws Refusal 1016 when ten are queued, 1019 when the list is being imported to already
     */
    ImportJob add(String object, int list, FileFormat format, String file, RowTaker taker) {
        JobQueue<ImportJob> queue =
                object.isEmpty() || database.behaves(OpenPoint.IMPORT_QUEUE, "shared") ? persons : objects;
        if (queue.isFull()) {
            throw new Refusal(ErrorCode.IMPORTS_QUEUED);
        }
        if (list != 0
                && persons.pending().stream().anyMatch(job -> job.ordered().list() == list)) {
            throw new Refusal(ErrorCode.LIST_IMPORTING);
        }
        List<List<String>> rows = format.rows(file);
        ImportJob job = new ImportJob(new ImportJob.Ordered(next++, object, list, format, rows, database.now()), taker);
        jobs.put(job.ordered().batchId(), job);
        queue.add(job);
        return job;
    }

    /** The import with this number, if it is one of this kind. */
    Optional<ImportJob> find(String object, long batchId) {
        return Optional.ofNullable(jobs.get((int) batchId))
                .filter(job -> job.ordered().object().equals(object));
    }
}
