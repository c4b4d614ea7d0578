package dev.tandem.sandbox.marketo.feed;

import dev.tandem.sandbox.http.FeedOddities;
import dev.tandem.sandbox.marketo.store.Activity;
import dev.tandem.sandbox.marketo.store.ActivityType;
import dev.tandem.sandbox.marketo.store.Database;
import dev.tandem.sandbox.marketo.wire.PageToken.FeedPlace;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;

/**
 * One page of the change feed.
 *
 * @param entries what it tells
 * @param next where the next page begins
 * @param more whether the next page has something already
 */
record FeedPage(List<Activity> entries, FeedPlace next, boolean more) {

    /** Reads the page behind a place. */
    static FeedPage read(
            Database database, FeedOddities oddities, FeedPlace from, int limit, Predicate<Activity> wanted) {
        int now = database.now();
        List<Activity> entries = new ArrayList<>();
        FeedPlace last = from;
        boolean more = false;
        int scanned = 0;
        for (Activity each : database.activities().after(from)) {
            if (oddities.visibleFrom(each.id(), each.at()) > now) {
                if (oddities.isLate(each.id())) {
                    continue; // the cursor moves on without it
                }
                break;
            }
            boolean told = wanted.test(each) && ActivityType.isKept(each, now);
            boolean spent = oddities.scannedPerPage() > 0 && scanned == oddities.scannedPerPage();
            if (spent || (told && entries.size() == limit)) {
                more = true;
                break;
            }
            scanned++;
            last = new FeedPlace(each.at(), each.id());
            if (told) {
                entries.add(each);
            }
        }
        if (oddities.shuffled()) {
            Collections.shuffle(entries, new Random(from.entry()));
        }
        return new FeedPage(entries, last, more);
    }
}
