package dev.tandem.sync;

import dev.tandem.state.Held;
import dev.tandem.state.Link;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** The inputs of one page that need no write, collected while the page is planned. */
final class Settled {

    private final List<UUID> records = new ArrayList<>();
    private final List<UUID> unchanged = new ArrayList<>();
    private final List<Link> retied = new ArrayList<>();
    private final List<Held> held = new ArrayList<>();
    private final List<UUID> paused = new ArrayList<>();
    private final List<UUID> braked = new ArrayList<>();
    private final Map<UUID, Instant> awaited = new HashMap<>();
    private final List<Link> retired = new ArrayList<>();
    private final List<Converted.Incomplete> failed = new ArrayList<>();
    private final Map<String, Long> skipped = new TreeMap<>();
    private final Map<UUID, String> reasons = new HashMap<>();

    void unchanged(Change change) {
        records.add(change.recordId());
        unchanged.add(change.recordId());
        change.link()
                .filter(link -> !link.ties().equals(change.ties()))
                .map(link -> link.with(change.ties()))
                .ifPresent(retied::add);
        held.addAll(change.held());
    }

    void skip(UUID record, String reason) {
        records.add(record);
        skipped.merge(reason, 1L, Long::sum);
        reasons.put(record, reason);
    }

    /** It counts as skipped now, and is looked at again when what it waits for is there. */
    void waits(Converted.Waiting waiting, String reason) {
        skip(waiting.recordId(), reason);
        held.add(waiting.held());
    }

    /** It counts as skipped now, and is looked at when it is resumed. */
    void pause(UUID record) {
        skip(record, Reasons.PAUSED);
        paused.add(record);
    }

    /** It counts as skipped now, and is looked at when a person has let it go. */
    void brake(UUID record) {
        skip(record, Reasons.BRAKED);
        braked.add(record);
    }

    /** It counts as skipped now, and is looked at again when it is decided whether its person is there. */
    void await(UUID record, Instant decided) {
        skip(record, Reasons.ON_ITS_WAY);
        awaited.put(record, decided);
    }

    /** The records whose person may be on its way, and when that is decided. */
    Map<UUID, Instant> awaited() {
        return awaited;
    }

    /** The records that the brake holds back. */
    List<UUID> braked() {
        return braked;
    }

    /** The records that are paused. */
    List<UUID> paused() {
        return paused;
    }

    void failed(Converted.Incomplete incomplete) {
        failed.add(incomplete);
    }

    void retire(Link link) {
        skip(link.recordId(), Reasons.KEPT);
        retired.add(link);
    }

    /** The records that came to an end without trouble. */
    List<UUID> records() {
        return records;
    }

    /** The records that cannot be sent as they are. */
    List<Converted.Incomplete> failed() {
        return failed;
    }

    int size() {
        return records.size() + failed.size();
    }

    /** Links of unchanged records that belong with others now. */
    List<Link> retied() {
        return retied;
    }

    List<UUID> unchanged() {
        return unchanged;
    }

    List<Held> held() {
        return held;
    }

    List<Link> retired() {
        return retired;
    }

    Map<String, Long> skipped() {
        return skipped;
    }

    /** Tells those who wait for one of the records. */
    void tell(Watch watch) {
        if (watch.isIdle()) {
            return;
        }
        reasons.forEach((record, reason) -> watch.came(record.toString(), new Came(Came.Kind.SKIPPED, reason)));
        unchanged.forEach(record -> watch.came(record.toString(), Came.of(Came.Kind.UNCHANGED)));
        failed.forEach(it -> watch.came(it.recordId().toString(), new Came(Came.Kind.FAILED, it.sentence())));
    }
}
