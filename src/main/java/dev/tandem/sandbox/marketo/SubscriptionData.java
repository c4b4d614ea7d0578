package dev.tandem.sandbox.marketo;

import dev.tandem.sandbox.SandboxClock;
import dev.tandem.sandbox.http.LeadPartitions;
import dev.tandem.sandbox.http.Subscription;
import dev.tandem.sandbox.http.SubscriptionCopy;
import dev.tandem.sandbox.marketo.bulk.Extracts;
import dev.tandem.sandbox.marketo.bulk.Imports;
import dev.tandem.sandbox.marketo.customactivity.CustomActivities;
import dev.tandem.sandbox.marketo.customobject.CustomObjects;
import dev.tandem.sandbox.marketo.field.FieldVisibility;
import dev.tandem.sandbox.marketo.lead.Seeding;
import dev.tandem.sandbox.marketo.store.Database;
import dev.tandem.sandbox.marketo.store.Origin;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * All that a subscription holds: records, activities, types and jobs. The database's lock guards it; each method takes
 * the lock itself.
 */
final class SubscriptionData {

    private final Database database;
    private final CustomObjects customObjects;
    private final CustomActivities customActivities;
    private final Imports imports;
    private final Extracts extracts;
    private final Seeding seeding;
    private final FieldVisibility visibility;
    private final AtomicInteger lastPerson = new AtomicInteger();

    SubscriptionData(SandboxClock clock, Subscription subscription) {
        database = new Database(clock, subscription.openPoints());
        customObjects = new CustomObjects(database);
        customActivities = new CustomActivities(database);
        imports = new Imports(database);
        extracts = new Extracts(database, subscription.allowances());
        seeding = new Seeding(database);
        visibility = new FieldVisibility(database);
    }

    Database database() {
        return database;
    }

    CustomObjects customObjects() {
        return customObjects;
    }

    CustomActivities customActivities() {
        return customActivities;
    }

    Imports imports() {
        return imports;
    }

    Extracts extracts() {
        return extracts;
    }

    FieldVisibility visibility() {
        return visibility;
    }

    /** The id of the person that was created last, without waiting for who writes now. */
    int lastPerson() {
        return lastPerson.get();
    }

    /** Does something to the data that nobody else disturbs. */
    <T> T alone(Supplier<T> work) {
        synchronized (database) {
            try {
                return work.get();
            } finally {
                lastPerson.set(database.persons().table().lastId());
            }
        }
    }

    /** Executes a call, once the bulk jobs have caught up with the clock. */
    <T> T upToDate(Supplier<T> call) {
        return alone(() -> {
            imports.catchUp();
            extracts.catchUp();
            return call.get();
        });
    }

    void seed(Map<String, Object> person) {
        synchronized (database) {
            seeding.person(person);
            lastPerson.set(database.persons().table().lastId());
        }
    }

    /** Becomes the copy with this number, which has no activities and no bulk jobs. */
    void copy(SubscriptionCopy copy, int number) {
        synchronized (database) {
            database.copy(copy, number);
            imports.clear();
            extracts.clear();
            lastPerson.set(database.persons().table().lastId());
        }
    }

    /** Which subscription the data are of. */
    Origin origin() {
        return alone(database::origin);
    }

    void clear() {
        synchronized (database) {
            database.clear();
            customObjects.clear();
            customActivities.clear();
            imports.clear();
            extracts.clear();
            lastPerson.set(database.persons().table().lastId());
        }
    }

    /** Writes everything but the bulk jobs, which do not outlive a restart. */
    void save(DataOutputStream data, LeadPartitions partitions) throws IOException {
        synchronized (database) {
            database.save(data);
            customObjects.save(data);
            customActivities.save(data);
        }
        data.writeInt(partitions.names().size());
        for (String name : partitions.names()) {
            data.writeUTF(name);
        }
    }

    /** Replaces everything by what was written. */
    void load(DataInputStream data, LeadPartitions partitions) throws IOException {
        synchronized (database) {
            database.load(data);
            customObjects.load(data);
            customActivities.load(data);
            imports.clear();
            extracts.clear();
            lastPerson.set(database.persons().table().lastId());
        }
        for (int left = data.readInt(); left > 0; left--) {
            partitions.add(data.readUTF());
        }
    }
}
