package dev.tandem.sandbox.marketo.store;

import dev.tandem.sandbox.marketo.wire.PageToken.FeedPlace;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Everything that happened to persons, ordered by date. Not thread-safe; the database's lock guards it. */
public final class ActivityLog {

    private static final Comparator<Activity> ORDER =
            Comparator.comparingInt(Activity::at).thenComparingLong(Activity::id);

    private final List<Activity> entries = new ArrayList<>();
    private long lastId;
    private boolean sorted = true;

    /** Notes that something happened to a person as a whole. */
    public void add(ActivityType type, int personId, int at, Author author, String name) {
        add(type.id(), personId, at, author, new ActivityContent.OfPerson(name));
    }

    /** Notes that a field changed. */
    public void add(ActivityType type, int personId, int at, Author author, Field field, Object before, Object after) {
        add(type.id(), personId, at, author, new ActivityContent.OfField(field.id(), before, after));
    }

    /** Notes an activity of any type; its number. */
    public long add(int typeId, int personId, int at, Author author, ActivityContent content) {
        append(new Activity(++lastId, personId, at, typeId, author, content));
        return lastId;
    }

    /** Whether anything of this type ever happened. */
    public boolean has(int typeId) {
        return entries.stream().anyMatch(each -> each.typeId() == typeId);
    }

    /** Moves everything that happened to one person into the log of another. */
    void move(int fromPersonId, int toPersonId) {
        entries.replaceAll(each -> each.personId() == fromPersonId ? each.of(toPersonId) : each);
    }

    private void append(Activity activity) {
        sorted &= entries.isEmpty() || entries.get(entries.size() - 1).at() <= activity.at();
        entries.add(activity);
    }

    /** The entries behind a place, in order; a view that the next entry invalidates. */
    public List<Activity> after(FeedPlace place) {
        if (!sorted) {
            entries.sort(ORDER);
            sorted = true;
        }
        int low = 0;
        int high = entries.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (isBehind(entries.get(middle), place)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return entries.subList(low, entries.size());
    }

    private static boolean isBehind(Activity activity, FeedPlace place) {
        return activity.at() > place.second() || (activity.at() == place.second() && activity.id() > place.entry());
    }

    /** Forgets everything. */
    public void clear() {
        entries.clear();
        sorted = true;
    }

    /** Writes all entries, each author once. */
    public void save(DataOutputStream to) throws IOException {
        Map<Author, Integer> authors = new LinkedHashMap<>();
        entries.forEach(each -> authors.putIfAbsent(each.author(), authors.size()));
        to.writeInt(authors.size());
        for (Author author : authors.keySet()) {
            to.writeUTF(author.source());
            to.writeUTF(author.reason());
            to.writeUTF(author.sourceType());
            to.writeUTF(author.method());
            to.writeUTF(author.user());
            to.writeUTF(author.requestId());
        }
        to.writeLong(lastId);
        to.writeInt(entries.size());
        for (Activity each : entries) {
            to.writeLong(each.id());
            to.writeInt(each.personId());
            to.writeInt(each.at());
            to.writeInt(each.typeId());
            to.writeInt(authors.get(each.author()));
            ActivityCodec.write(to, each.content());
        }
    }

    /** Replaces all entries by the written ones. */
    public void load(DataInputStream from) throws IOException {
        clear();
        List<Author> authors = new ArrayList<>();
        for (int left = from.readInt(); left > 0; left--) {
            authors.add(new Author(
                    from.readUTF(), from.readUTF(), from.readUTF(), from.readUTF(), from.readUTF(), from.readUTF()));
        }
        lastId = from.readLong();
        for (int left = from.readInt(); left > 0; left--) {
            append(new Activity(
                    from.readLong(),
                    from.readInt(),
                    from.readInt(),
                    from.readInt(),
                    authors.get(from.readInt()),
                    ActivityCodec.read(from)));
        }
    }
}
