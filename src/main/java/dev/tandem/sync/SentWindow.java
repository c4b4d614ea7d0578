package dev.tandem.sync;

import dev.tandem.state.Sent;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What Marketo's feed tells of one write: the entries of that person's field from the read before the write until the
 * write was surely over. Entries have whole seconds and display text in no documented form (Marketo reference, section
 * 7.3), so that an old value that differs proves nothing by itself: somebody's edit has an entry of its own.
 *
 * @param write the write
 * @param ratchet for an opt-out the fingerprint of "opted out"; empty for any other field
 * @param entries the entries of the field on the page, by time, then as they came
 * @param noticed when an edit of the field was noticed on an earlier page that is not merged yet
 * @param writes how many writes of the field wait for their echo, this one included
 * @param ours the fingerprints of what else we have written to the field
 */
record SentWindow(
        Sent write,
        Optional<Long> ratchet,
        List<Entry> entries,
        Optional<Instant> noticed,
        int writes,
        Set<Long> ours) {

    /** How far the two clocks may be apart. */
    private static final Duration SLACK = Duration.ofSeconds(5);

    /** Marketo names no length at which its feed cuts texts; its short text fields have this one. */
    private static final int WHOLE = 255;

    /** After this time a write is over: it begins while the person is fresh, and Marketo works on it so long at most. */
    private static final Duration LONGEST =
            Freshness.FRESH.plus(PersonSearch.MARKETO_FINISHES).plus(SLACK);

    /**
     * One entry.
     *
     * @param before what the field was
     * @param after what it became
     */
    record Entry(Instant at, Shot before, Shot after) {}

    /**
     * A value in the feed.
     *
     * @param text its display text, or null
     * @param print its fingerprint, or null where the text cannot be compared
     */
    record Shot(String text, Long print) {

        /** Tells nothing: the value is personal data. */
        @Override
        public String toString() {
            return "Shot";
        }

        boolean is(long fingerprint) {
            return Objects.equals(print, fingerprint);
        }

        boolean mayBeCut() {
            return text != null && text.length() >= WHOLE;
        }

        boolean isNothing() {
            return text == null || text.isBlank();
        }
    }

    /** What the entries mean. */
    sealed interface Meaning {

        /** The write is there since that moment and has covered nothing. */
        record Echo(Instant at) implements Meaning {}

        /** The write has covered this value. */
        record Late(Shot covered) implements Meaning {}

        /** The write may have covered an edit, but not even its value can be told. */
        record Unclear() implements Meaning {}

        /** Nothing can be said yet. */
        record Awaited() implements Meaning {}
    }

    Meaning meaning() {
        List<Entry> within = entries.stream().filter(this::isWithin).toList();
        if (write.standing() == Sent.Standing.ECHOED) {
            return within.stream().anyMatch(this::isOnceMore) ? new Meaning.Unclear() : new Meaning.Awaited();
        }
        Optional<Entry> own = own(within);
        if (own.isEmpty()) {
            // of more entries than writes, of which none shows what was sent, one may be ours in another form
            return within.size() > writes ? new Meaning.Unclear() : new Meaning.Awaited();
        }
        if (ratchet.isEmpty() && isFollowedByTheSame(own.get(), within)) {
            return new Meaning.Unclear();
        }
        List<Entry> others = new ArrayList<>(within);
        others.remove(others.lastIndexOf(own.get()));
        others.removeIf(entry -> entry.at().isAfter(own.get().at()));
        return ratchet.map(out -> ofRatchet(out, own.get(), others)).orElseGet(() -> ofValue(own.get(), others));
    }

    /**
     * Whether the same value was written once more over another one: by us, because the answer to the first attempt was
     * lost, or by somebody else, so that what we have covered is another value than it seems.
     */
    private boolean isFollowedByTheSame(Entry own, List<Entry> within) {
        return within.subList(within.indexOf(own) + 1, within.size()).stream().anyMatch(this::isOverAnother);
    }

    /** Whether what was sent was written over a value that is not ours. */
    private boolean isOverAnother(Entry entry) {
        return entry.after().is(write.sent())
                && !entry.before().is(write.sent())
                && ours.stream().noneMatch(entry.before()::is);
    }

    /** Whether the entry is another one than that of the write, and like it. */
    private boolean isOnceMore(Entry entry) {
        boolean same = entry.at().equals(write.echoedAt()) && entry.before().is(write.seen());
        return ratchet.isEmpty() && !same && !entry.at().isBefore(write.echoedAt()) && isOverAnother(entry);
    }

    /** The entry of the write: best of all one that shows what was read; of an opt-out the last, so that no other is missed. */
    private Optional<Entry> own(List<Entry> within) {
        List<Entry> ours =
                within.stream().filter(entry -> entry.after().is(write.sent())).toList();
        if (ratchet.isPresent()) {
            return ours.stream().reduce((earlier, later) -> later);
        }
        return ours.stream()
                .filter(entry -> entry.before().is(write.seen()))
                .findFirst()
                .or(() -> ours.stream().findFirst());
    }

    private boolean isWithin(Entry entry) {
        return isWithin(entry.at());
    }

    private boolean isWithin(Instant at) {
        return isWithin(write, at);
    }

    /** Whether the write may have taken effect at that moment. */
    static boolean isWithin(Sent write, Instant at) {
        return !at.isBefore(write.readAt().truncatedTo(ChronoUnit.SECONDS).minus(SLACK))
                && !at.isAfter(write.readAt().plus(LONGEST));
    }

    /** An opt-in of ours replaces "opted out"; somebody who opts out meanwhile has opted in before. */
    private Meaning ofRatchet(long out, Entry own, List<Entry> others) {
        List<Entry> news = others.stream()
                .dropWhile(entry -> entry.after().is(out))
                .filter(entry -> entry.after().is(out))
                .toList();
        return write.sent() == out || news.isEmpty()
                ? new Meaning.Echo(own.at())
                : new Meaning.Late(news.get(0).after());
    }

    private Meaning ofValue(Entry own, List<Entry> others) {
        if (own.before().is(write.seen())) {
            return new Meaning.Echo(own.at());
        }
        boolean edited = !others.isEmpty()
                || noticed.filter(at -> isWithin(at) && !at.isAfter(own.at())).isPresent();
        if (!edited) {
            return new Meaning.Awaited();
        }
        boolean told = own.before().print() != null
                && !own.before().mayBeCut()
                && (!own.before().isNothing()
                        || others.stream().anyMatch(entry -> entry.after().isNothing()));
        return told ? new Meaning.Late(own.before()) : new Meaning.Unclear();
    }
}
