package dev.tandem.sync;

import dev.tandem.merge.Side;
import dev.tandem.state.Flip;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Watches which way one record's fields travel. A field that changes its direction too often is frozen until both sides
 * have rested.
 */
final class Restless {

    private final Freezing rule;
    private final String stream;
    private final UUID record;
    private final Map<String, Flip> known;
    private final Instant now;
    private final Map<String, Flip> travelling = new HashMap<>();
    private final List<Flip> frozen = new ArrayList<>();
    private final List<Flip> thawed = new ArrayList<>();
    private final Set<String> news = new HashSet<>();

    /**
     * @param known the counts of the record's fields so far
     */
    Restless(Freezing rule, String stream, UUID record, Map<String, Flip> known, Instant now) {
        this.rule = rule;
        this.stream = stream;
        this.record = record;
        this.known = new HashMap<>(known);
        this.now = now;
    }

    /**
     * What a merge leaves behind.
     *
     * @param travelling by field the count that holds as soon as the write is confirmed
     * @param frozen what is frozen, whatever becomes of the writes
     * @param thawed counts that are over
     * @param news the fields that are frozen from now on
     */
    record Watched(Map<String, Flip> travelling, List<Flip> frozen, List<Flip> thawed, Set<String> news) {}

    Watched watched() {
        return new Watched(travelling, frozen, thawed, news);
    }

    /**
     * Until when a field that was frozen before stays so at least; empty if it is free, or has rested long enough.
     *
     * @param shown the fingerprint of what both sides show
     */
    Optional<Instant> frozenUntil(String field, long shown) {
        Flip flip = known.get(field);
        if (flip == null || !flip.isFrozen()) {
            return Optional.empty();
        }
        if (flip.print() != shown) {
            return Optional.of(freeze(flip, shown));
        }
        Instant end = flip.since().plus(rule.window());
        if (end.isAfter(now)) {
            return Optional.of(end);
        }
        known.remove(field);
        thawed.add(flip);
        return Optional.empty();
    }

    /** A field is about to travel from that side; until when it is frozen instead, if this is once too often. */
    Optional<Instant> travels(String field, Side from, long shown) {
        Flip flip = next(field, from.name().toLowerCase(Locale.ROOT));
        if (flip.count() >= rule.after()) {
            news.add(field);
            return Optional.of(freeze(flip, shown));
        }
        if (!flip.equals(known.get(field))) {
            travelling.put(field, flip);
        }
        return Optional.empty();
    }

    private Instant freeze(Flip flip, long shown) {
        frozen.add(flip.frozen(now, shown));
        return now.plus(rule.window());
    }

    private Flip next(String field, String side) {
        Flip flip = known.get(field);
        if (flip == null || flip.since().plus(rule.window()).isBefore(now)) {
            return new Flip(stream, record, field, side, 0, now);
        }
        return flip.lastSide().equals(side)
                ? flip
                : new Flip(stream, record, field, side, flip.count() + 1, flip.since());
    }
}
