package dev.tandem.sync;

import dev.tandem.state.Held;
import dev.tandem.state.Link;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** The inputs of one page that need no write, collected while the page is planned. */
final class Settled {

    private final List<UUID> records = new ArrayList<>();
    private final List<UUID> unchanged = new ArrayList<>();
    private final List<Held> held = new ArrayList<>();
    private final List<Link> retired = new ArrayList<>();
    private final Map<String, Long> skipped = new TreeMap<>();

    void unchanged(Change change) {
        records.add(change.recordId());
        unchanged.add(change.recordId());
        held.addAll(change.held());
    }

    void skip(UUID record, String reason) {
        records.add(record);
        skipped.merge(reason, 1L, Long::sum);
    }

    void retire(Link link) {
        skip(link.recordId(), Reasons.KEPT);
        retired.add(link);
    }

    List<UUID> records() {
        return records;
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
}
